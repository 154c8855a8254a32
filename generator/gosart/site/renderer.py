"""Jinja's side of a page: where templates come from, what they may call, and how a page is put together.

A page is Markdown for MkDocs: front matter, headings as Markdown (so that tables of contents and search know them) and finished HTML
between them, each block between the marks of `pages.blocks`.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from gosart.diagnostics import Diagnostic, window
from gosart.errors import GosartError
from gosart.i18n.stage_names import stage_name
from gosart.i18n.translator import Translator
from gosart.site.markdown_html_blocks import CLOSE, OPEN
from gosart.text.markdown import inline, paragraphs, plain_heading

__all__ = ["Engine", "GeneratedFile", "builtin_templates", "code_marks", "excerpt"]


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file of the site: `uri` relative to the docs root, `edit_path` the plan's file relative to the repository."""

    uri: str
    content: str | bytes
    edit_path: str | None = None


def builtin_templates() -> Path:
    """Return our own `site_templates/`: inside the installed package, or beside it in a working copy."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parents[1] / "site_templates"


class Engine:
    """Renders templates in one language. A user's `pages/` folder wins over ours file by file."""

    def __init__(self, translator: Translator, templates: Path | None) -> None:
        self.translator = translator
        folders = [builtin_templates() / "pages"]
        if (
            templates is not None
            and (templates / "pages").is_dir()
            and templates.resolve() != builtin_templates().resolve()
        ):
            folders.insert(0, templates / "pages")
        self.folders = tuple(folders)
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
            auto_reload=True,
        )
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
            msg=translator.say, stage=self.stage, safe_url=safe_url, code=code_marks
        )
        self.environment.globals.update(
            begin=Markup(OPEN), end=Markup(CLOSE), translator=translator
        )

    def stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Return (path, mtime in ns, size) of every template: equal stamps mean equal templates."""
        found = []
        for folder in self.folders:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    status = path.stat()
                    found.append((str(path), status.st_mtime_ns, status.st_size))
        return tuple(found)

    def stage(self, stage: str) -> str:
        """Return a stage's name in the engine's language."""
        return stage_name(self.translator, stage)

    def render(self, template: str, front: Mapping[str, Any], values: Mapping[str, Any]) -> str:
        """Render a page. Raises GosartError when a template of the user's is broken, naming file and line."""
        try:
            body = self.environment.get_template(template).render(values)
        except jinja2.TemplateSyntaxError as error:
            raise GosartError(
                f"{error.filename or template}:{error.lineno}: the template cannot be read: {error.message}"
            ) from error
        except jinja2.TemplateNotFound as error:
            raise GosartError(
                f"There is no template '{error.name}' in site_templates/pages."
            ) from error
        except jinja2.UndefinedError as error:
            raise GosartError(f"{template}:{_template_line(error)}: {error.message}") from error
        return front_matter(front) + tidy(body)


def safe_url(address: str) -> str:
    """Return a web address, or "" for one that would run something."""
    return (
        address
        if re.match(r"https?://", address)
        else f"https://{address}"
        if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", address)
        else ""
    )


def code_marks(text: str) -> Markup:
    """Turn `backticks` of our own sentences into code."""
    parts = (
        Markup("<code>{}</code>").format(part) if odd % 2 else escape(part)
        for odd, part in enumerate(text.split("`"))
    )
    return Markup("").join(parts)


def excerpt(problem: Diagnostic) -> Markup:
    """Return the source line with the place marked, for a `<pre>`."""
    shown, offset = window(problem.source, problem.location.column, 120)
    length = max(1, problem.location.length)
    before, marked, after = (
        shown[:offset],
        shown[offset : offset + length],
        shown[offset + length :],
    )
    return Markup("{}<mark>{}</mark>{}").format(before, marked or " ", after)


def _template_line(error: BaseException) -> int:
    """Return the deepest line of a template in a traceback, 1 when there is none."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith((".j2", ".md", ".html")):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def front_matter(values: Mapping[str, Any]) -> str:
    """Write front matter; JSON strings and lists are YAML, and the quotes keep any text what it is.

    Themes put title, description and tags into HTML as they are, so they are escaped here.
    """
    lines = [
        f"{key}: {json.dumps(_harmless(value), ensure_ascii=False)}"
        for key, value in values.items()
        if value not in (None, "", [])
    ]
    return "\n".join(["---", *lines, "---", "", ""])


def _harmless(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(" ".join(value.split()))
    if isinstance(value, list):
        return [_harmless(item) for item in value]
    return value


_BLOCK = re.compile(re.escape(OPEN) + r"(.*?)" + re.escape(CLOSE), re.DOTALL)


def tidy(body: str) -> str:
    """Set every HTML block on lines of its own, without blank lines or indentation inside."""

    def block(found: re.Match[str]) -> str:
        lines = [line.strip() for line in found[1].split("\n")]
        inner = "\n".join(line for line in lines if line)
        return f"\n\n{OPEN}\n{inner}\n{CLOSE}\n\n" if inner else "\n"

    return re.sub(r"\n{3,}", "\n\n", _BLOCK.sub(block, body)).strip() + "\n"
