"""What a plugin may do to our pages, by a hook: rewrite, open, take out, replace the navigation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.beside import build_beside, faults, repository, run_beside
from tests.site.building import Built

pytestmark = pytest.mark.plugins

REWRITES = """
    import pathlib, posixpath, re

    def on_files(files, config):
        for file in files:
            pathlib.Path(file.abs_src_path).read_bytes()
            posixpath.relpath(file.abs_src_path, config.docs_dir)
            if file.src_uri.endswith(".md"):
                file.content_string = file.content_string.replace("Mill", "Windmill")

    def on_page_markdown(markdown, page, config, files):
        if len(markdown) <= 20:
            return markdown + "\\n\\nSeen.\\n"
        return re.sub("[a-z]", "x", markdown.replace("{", ""))
"""
"""Opens every file, changes its text, and rewrites what it gets; what is short it adds to."""


def test_a_plugin_that_rewrites_everything_changes_no_word_of_ours(
    tmp_path: Path, alone: Built
) -> None:
    root = repository(tmp_path, files={"hook.py": REWRITES}, more="hooks: [hook.py]")
    site = build_beside(root)
    assert faults(site, alone) == []
    assert "xxx" in site.page("notes/").content.text
    assert "Seen." in site.page("accounts/mill/").content.text


def test_pages_that_are_taken_out_fail_a_strict_build(tmp_path: Path) -> None:
    hook = """
        def on_files(files, config):
            for file in list(files):
                if file.src_uri.startswith("accounts/mill/"):
                    files.remove(file)
    """
    done = run_beside(repository(tmp_path, files={"hook.py": hook}, more="hooks: [hook.py]"))
    assert done.returncode == 1
    assert "of our files out of the site" in done.stderr
    assert "accounts/mill/actions/index.md" in done.stderr
    assert "name those to build in the option 'only'" in done.stderr


def test_a_page_that_another_plugin_puts_in_place_of_ours_is_named(tmp_path: Path) -> None:
    hook = """
        from mkdocs.structure.files import File

        def on_files(files, config):
            files.remove(files.get_file_from_path("index.md"))
            files.append(File.generated(config, "index.md", content="# Mine"))

        def on_post_page(output, page, config):
            return "" if page.file.src_uri == "people/index.md" else output
    """
    done = run_beside(repository(tmp_path, files={"hook.py": hook}, more="hooks: [hook.py]"))
    assert done.returncode == 1
    assert "took 2 of our files out of the site" in done.stderr
    assert "index.md, people/index.md" in done.stderr


def test_plans_in_a_copy_of_the_docs_folder_are_not_published(tmp_path: Path) -> None:
    hook = """
        import shutil, tempfile

        def on_config(config):
            folder = tempfile.mkdtemp()
            shutil.copytree(config.docs_dir, folder, dirs_exist_ok=True)
            config.docs_dir = folder
            return config
    """
    root = repository(
        tmp_path,
        files={"hook.py": hook, "docs/notes.md": ""},
        more="hooks: [hook.py]\ndocs_dir: accounts",
    )
    site = build_beside(root)
    assert [name for name in site.files if "mill.yml" in name or "oak/account" in name] == []
    assert "accounts/mill/index.html" in site.files
