"""A repository's own templates write pages, and get at nothing else."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from gosart.config.model import SiteOptions, options_from
from gosart.errors import GosartError
from gosart.i18n.translator import translator_for
from gosart.site.builder import build
from gosart.site.renderer import Engine, builtin_templates
from tests.comparison.repositories import PLAN
from tests.writing import MINIMAL_ACCOUNT, write_tree

PAGE = "site_templates/pages/accounts.md.j2"


def options(root: Path) -> SiteOptions:
    return options_from({"today": "2026-11-24"}, root, {})


def rendered(root: Path, template: str) -> str:
    """Give the page of all accounts as a template of the repository writes it."""
    write_tree(root, {"accounts/mill.yml": MINIMAL_ACCOUNT, PAGE: f"# A\n\n{template}\n"})
    pages = {file.uri: file.content for file in build(options(root)).files}
    return str(pages["accounts/index.md"])


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum.__globals__['os'].environ }}",
        "{{ ().__class__.__base__.__subclasses__() }}",
        "{{ _.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ view.to.__func__.__globals__ }}",
        "{{ view['__class__'] }}",
        "{{ ''|attr('__class__') }}",
        "{{ ['']|map(attribute='__class__')|list }}",
        "{{ '{0.__class__}'.format(view) }}",
        "{{ view.site.rules.all[0].check.__globals__ }}",
        "{{ view.site.rules.all[0].path.read_text() }}",
        "{{ view.site.rules.all[0].path.parent }}",
        "{{ view.translator.translations.install() }}",
        "{{ dict.fromkeys }}",
        "{% do view.site.names.clear() %}",
        "{% set rows = [] %}{% do rows.append(1) %}",
    ],
)
def test_what_no_page_needs_is_refused_in_a_sentence_with_file_and_line(
    tmp_path: Path, template: str
) -> None:
    with pytest.raises(GosartError) as refused:
        rendered(tmp_path, template)
    sentence = str(refused.value)
    assert sentence.startswith(f"{tmp_path / PAGE}:3: a template may not do that: ")
    assert "\n" not in sentence


def test_what_fails_otherwise_is_a_sentence_too(tmp_path: Path) -> None:
    for template, reason in {
        "{{ 1 // 0 }}": "ZeroDivisionError: ",
        "{{ range(1000000) }}": "Range too big.",
        "{{ nothing.here }}": "'nothing' is undefined",
    }.items():
        with pytest.raises(GosartError) as failed:
            rendered(tmp_path, template)
        assert str(failed.value).startswith(f"{tmp_path / PAGE}:3: {reason}")


def test_the_template_that_is_named_is_the_one_that_did_it(tmp_path: Path) -> None:
    write_tree(tmp_path, {"site_templates/pages/_mine.html.j2": "<p>\n{{ ''.__class__ }}\n"})
    with pytest.raises(GosartError, match=r"_mine\.html\.j2:2: a template may not do that"):
        rendered(tmp_path, "{% include '_mine.html.j2' %}")


def test_a_template_reads_no_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("A token\n", encoding="utf-8")
    root = tmp_path / "plans"
    with pytest.raises(GosartError, match="There is no template"):
        rendered(root, "{% include '../../../secret' %}")
    link = root / "site_templates/pages/link.j2"
    link.symlink_to(secret)
    with pytest.raises(GosartError, match=r"link\.j2: this is a link that leads out of the rep"):
        rendered(root, "{% include 'link.j2' %}")


def test_no_token_that_git_keeps_becomes_a_page_or_a_file_of_the_site(tmp_path: Path) -> None:
    write_tree(tmp_path, {".git/config": "[http]\n    extraheader = A token\n"})
    link = tmp_path / "site_templates/assets/config.txt"
    link.parent.mkdir(parents=True)
    link.symlink_to("../../.git/config")
    with pytest.raises(GosartError, match=r"config\.txt: this is a link that leads out"):
        rendered(tmp_path, "Text")
    link.unlink()
    write_tree(tmp_path, {"pictures/logo.svg": "<svg/>"})
    link.symlink_to("../../pictures/logo.svg")
    assert "Text" in rendered(tmp_path, "Text")  # a link inside the repository is followed


def test_what_a_page_needs_renders(tmp_path: Path) -> None:
    page = rendered(
        tmp_path,
        "{{ '{} {:>3}'.format('a', 1) }} {{ [1, 2]|sum }} {{ ' b '.strip().upper() }} "
        "{{ view.site.names.items()|list }} {% set at = namespace(n=1) %}{% set at.n = 2 %}"
        "{{ at.n }} {% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(3) }} {{ cycler(7).next() }}",
    )
    assert "a   1 3 B [(&#39;mill&#39;, &#39;Northwind Mills&#39;)] 2 <3> 7" in page


def test_our_templates_render_alike_in_the_sandbox_and_outside(tmp_path: Path) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": PLAN})
    outside = build(options(tmp_path)).files
    assert not Engine(translator_for("en"), tmp_path / "site_templates").environment.sandboxed
    copytree(builtin_templates() / "pages", tmp_path / "site_templates/pages")
    assert Engine(translator_for("en"), tmp_path / "site_templates").environment.sandboxed
    assert build(options(tmp_path)).files == outside
