"""Jinja's side of a page: where templates come from, what they call, how a page is composed.

A page is Markdown for MkDocs: front matter, headings as Markdown (so that tables of contents and
search know them) and finished HTML between them, each block between the two comments of
`site.markdown_html_blocks`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from gosart.errors import GosartError
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Translator
from gosart.repository.content_stamp import content_stamp, stamp_of
from gosart.site.audience_line import NO_LINE, AudienceLine
from gosart.site.generated_file import GeneratedFile
from gosart.site.markdown_html_blocks import CLOSE, OPEN
from gosart.site.paper import head_style
from gosart.site.short_attributes import ShortAttributes
from gosart.site.template_sandbox import BoundedLoader, TemplateSandbox
from gosart.site.template_stamps import TemplateStamps
from gosart.site.views.elements import code_spans, page_foot
from gosart.text.markdown import inline, paragraphs, plain_heading

__all__ = ["Engine", "GeneratedFile", "builtin_templates"]


def builtin_templates() -> Path:
    """Return our own `site_templates/`.

    Returns:
        The folder inside the installed package, or the one of the working copy.
    """
    package = Path(__file__).resolve().parent.parent
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parents[1] / "site_templates"


class Engine:
    """Renders templates in one language; a user's `pages/` folder wins over ours file by file.

    Args:
        translator: The language of the pages.
        templates: The user's own templates folder, None for ours alone.
        root: The repository that the folder belongs to, out of which none of its links may lead;
            None for the folder alone.
        readers: The line at the end of every page that says for whom it is.
    """

    def __init__(
        self,
        translator: Translator,
        templates: Path | None,
        root: Path | None = None,
        readers: AudienceLine = NO_LINE,
    ) -> None:
        self.translator = translator
        self.readers = readers
        self._stamp: tuple[tuple[str, str], ...] | None = None
        self._stamps: TemplateStamps | None = None
        kind: type[jinja2.Environment] = jinja2.Environment
        loader: Callable[[list[Path]], jinja2.BaseLoader] = jinja2.FileSystemLoader
        folders = [builtin_templates() / "pages"]
        if (
            templates is not None
            and (templates / "pages").is_dir()
            and templates.resolve() != builtin_templates().resolve()
        ):
            own = templates / "pages"
            folders.insert(0, own)
            kind = TemplateSandbox
            loader = partial(BoundedLoader, own=own, root=root or templates)
        self.folders = tuple(folders)
        self.environment = kind(
            loader=loader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do", ShortAttributes],
            auto_reload=False,  # whoever builds again asks for another engine when one has changed
        )
        # The extension adds the method to the environment when it is loaded; Jinja's types know
        # nothing of it.
        self.environment.install_gettext_callables(  # type: ignore[attr-defined]
            translator.translations.gettext,
            translator.translations.ngettext,
            newstyle=True,
            pgettext=None,
        )
        self.environment.filters.update(
            md=paragraphs,
            mdi=inline,
            heading=plain_heading,
            date=translator.date,
            number=translator.number,
            figure=translator.figure,
            signed=translator.signed,
            percent=translator.percent,
        )
        self.environment.filters.update(
            msg=translator.say, stage=self.stage, safe_url=safe_url, code=code_spans
        )
        self.environment.globals.update(
            begin=Markup(OPEN), end=Markup(CLOSE), translator=translator
        )

    def stamp(self) -> tuple[tuple[str, str], ...]:
        """Return a stamp of all templates: equal stamps mean equal templates.

        Returns:
            (path, digest of the content) of every template.
        """
        if self._stamp is None:  # read once: whoever builds again asks for another engine
            self._stamp = content_stamp(self.folders, "*", below=True)
        return self._stamp

    def stamp_of(self, templates: tuple[str, ...] | None) -> str:
        """Return a digest of some templates with all that they include.

        Args:
            templates: Their names, None for all that there are.
        """
        if self._stamps is None:
            everything = stamp_of([digest for _, digest in self.stamp()])
            self._stamps = TemplateStamps(self.environment, everything)
        return self._stamps.of(templates)

    def compile_own(self) -> None:
        """Read the user's templates before a page needs them, to say at once what is wrong.

        Raises:
            GosartError: One cannot be read; the message names file and line.
        """
        for folder in self.folders[:-1]:
            for path in sorted(folder.rglob("*.j2")):
                name = path.relative_to(folder).as_posix()
                with self._explained(name):
                    self.environment.get_template(name)

    def stage(self, stage: str) -> str:
        """Return a stage's name in the engine's language.

        Args:
            stage: The stage as a plan names it.
        """
        return stage_name(self.translator, stage)

    def render(self, template: str, front: Mapping[str, Any], values: Mapping[str, Any]) -> str:
        """Render a page.

        Args:
            template: The template's file name.
            front: The page's front matter.
            values: What the template may use.

        Returns:
            The page as Markdown with its front matter.

        Raises:
            GosartError: A template of the user's is broken; the message names file and line.
        """
        with self._explained(template):
            body = self.environment.get_template(template).render(values)
        # Text of a plan may look like a template's, to the plugin macros too.
        return front_matter({**front, "render_macros": False}) + tidy(
            body + self._footer(str(front.get("title", "")), template)
        )

    def fragment(self, template: str, values: Mapping[str, Any]) -> str:
        """Render a part of a page by itself.

        Args:
            template: The template's file name.
            values: What the template may use.

        Returns:
            HTML.

        Raises:
            GosartError: A template of the user's is broken; the message names file and line.
        """
        with self._explained(template):
            return self.environment.get_template(template).render(values)

    @contextmanager
    def _explained(self, template: str) -> Iterator[None]:
        """Turn what Jinja raises of a template of the user's into a sentence."""
        try:
            yield
        except jinja2.TemplateSyntaxError as error:
            raise GosartError(
                f"{error.filename or template}:{error.lineno}: "
                f"the template cannot be read: {error.message}"
            ) from error
        except jinja2.TemplateNotFound as error:
            raise GosartError(
                f"There is no template '{error.name}' in site_templates/pages."
            ) from error
        except jinja2.exceptions.SecurityError as error:
            raise GosartError(
                f"{_template_place(error, template)}: a template may not do that: {error.message}"
            ) from error
        except (jinja2.TemplateError, OverflowError) as error:
            raise GosartError(f"{_template_place(error, template)}: {error}") from error
        except Exception as error:
            # One of ours that fails is our fault and keeps its traceback; in the sandbox is theirs.
            if not self.environment.sandboxed or isinstance(error, GosartError):
                raise
            raise GosartError(
                f"{_template_place(error, template)}: {type(error).__name__}: {error}"
            ) from error

    def _footer(self, title: str, template: str) -> str:
        """Return what ends a page: for whom it is, and what its printed sheets say."""
        kind = template.partition(".")[0].replace("_", "-")  # print.css chooses the paper by it
        return f"{OPEN}{page_foot(kind, self.readers.paragraph, head_style(title))}{CLOSE}"


def safe_url(address: str) -> str:
    """Return a web address that a page may link.

    Args:
        address: What a plan gives, with or without its scheme.

    Returns:
        The address, with `https://` where the scheme is left out; "" for one that would run
        something (`javascript:`) or is no web address.
    """
    return (
        address
        if re.match(r"https?://", address)
        else f"https://{address}"
        if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", address)
        else ""
    )


def _template_place(error: BaseException, template: str) -> str:
    """Return file and line of the deepest template in a traceback, the page's where there is none.

    It is not always the page's own: that may include another.
    """
    position, trace = f"{template}:1", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".j2", ".md", ".html")):
            position = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return position


def front_matter(values: Mapping[str, Any]) -> str:
    """Write front matter; JSON strings and lists are YAML, and the quotes leave any text as it is.

    Material puts title, description and tags into HTML as they are, so they are escaped here.

    Args:
        values: Each key with its value; empty ones are left out.

    Returns:
        The front matter between its `---` lines, and an empty line.
    """
    lines = [
        f"{key}: {json.dumps(_escaped(value), ensure_ascii=False)}"
        for key, value in values.items()
        if value not in (None, "", [])
    ]
    return "\n".join(["---", *lines, "---", "", ""])


def _escaped(value: Any) -> Any:
    """Escape the texts of a value, and set each on a single line."""
    if isinstance(value, str):
        return html.escape(" ".join(value.split()))
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return value


_BLOCK = re.compile(re.escape(OPEN) + r"(.*?)" + re.escape(CLOSE), re.DOTALL)


def tidy(body: str) -> str:
    """Set every HTML block on lines of its own, without blank lines or indentation inside.

    Python-Markdown ends an HTML block at a blank line and takes indented lines for code.

    Args:
        body: What a template wrote.

    Returns:
        The same Markdown, at most one blank line between blocks.
    """

    def block(match: re.Match[str]) -> str:
        lines = [line.strip() for line in match[1].split("\n")]
        inner = "\n".join(line for line in lines if line)
        return f"\n\n{OPEN}\n{inner}\n{CLOSE}\n\n" if inner else "\n"

    return re.sub(r"\n{3,}", "\n\n", _BLOCK.sub(block, body)).strip() + "\n"
