"""`gosart print`: the pages of plans as PDF files, printed by the user's own browser."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options
from gosart.cli.output_folder import check_output_folder
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions
    from gosart.printing.page_choice import Document

__all__ = ["print_pages"]

_FILE = "plans.pdf"


@click.command("print", short_help="Print pages of plans as PDF files.")
@click.argument("targets", metavar="[ACCOUNT[/OPPORTUNITY]]...", nargs=-1,
                shell_complete=complete_plan)  # fmt: skip
@click.option(
    "--pages",
    metavar="NAMES",
    default="sheet",
    show_default=True,
    help="Pages to print, with commas between: sheet, brief, assessment, relationships, value, "
    "actions and review of each opportunity; account and history of each account; portfolio, "
    "all-assessments, all-actions and all-people.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("pdf"),
    show_default=True,
    help="Folder for the files; with --one it may be the name of the file.",
)
@click.option(
    "--one", "is_single", is_flag=True, help="Write a single file with bookmarks, plans.pdf."
)
@click.option(
    "--browser",
    metavar="PROGRAM",
    default="",
    help="Chromium, Chrome or Edge to print with. Default: $GOSART_CHROMIUM, else the first found.",
)
@site_option("audience")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@config_option
def print_pages(
    targets: tuple[str, ...],
    pages: str,
    out: Path,
    is_single: bool,
    browser: str,
    audience: str | None,
    today: str | None,
    language: str | None,
    quiet: bool,
) -> None:
    """Print pages of plans as PDF files: one for each opportunity, or a single one.

    \b
      gosart print                                the sheet of every open opportunity
      gosart print acme/pumps --pages sheet,assessment,actions
      gosart print --one --out board.pdf          all of them in one file, with bookmarks

    The pages are those of the site, made for this audience and printed by Chromium, Chrome or
    Edge, which has to be installed. Several pages in one file need the extra `gosart[pdf]`. Exit
    code 1 if a plan has errors and is therefore left out; 2 if nothing can be printed.
    """
    from gosart.i18n.translator import translator_for
    from gosart.printing.bound import check_binder
    from gosart.printing.browser import find_browser
    from gosart.printing.page_choice import choose_documents, split_kinds
    from gosart.site.builder import SiteBuilder

    if os.name != "posix":  # no pipes to a browser as we use them
        raise GosartError("`gosart print` runs on Linux and macOS; on Windows run it in WSL.")
    kinds = split_kinds(pages)
    program = find_browser(browser, os.environ)
    given = {"audience": audience, "today": today, "language": language}
    options = site_options(builds=True, audience=audience, today=today, language=language)
    check_output_folder(options, out)
    portfolio = SiteBuilder().load(options)
    documents = choose_documents(portfolio, targets, kinds, translator_for(options.language))
    if is_single or any(len(document.pages) > 1 for document in documents):
        check_binder()
    changed = {name: value for name, value in given.items() if value}
    with tempfile.TemporaryDirectory(prefix="gosart-", ignore_cleanup_errors=True) as folder:
        files = _files(options, Path(folder), documents, changed)
        written = _print(program, documents, files, out, is_single, Progress(quiet=quiet))
    if not quiet:
        for path in written:
            click.echo(path)
    broken = () if targets else [account.id for account in portfolio.broken]
    if broken:
        click.echo(f"Not printed, because their plans have errors: {', '.join(broken)}.", err=True)
    sys.exit(PROBLEMS if broken else OK)


def _files(
    options: SiteOptions, folder: Path, documents: tuple[Document, ...], changed: dict[str, Any]
) -> dict[str, Path]:
    """Build the pages of the documents, and return the HTML file of each by its uri."""
    from gosart.printing.site_build import build_pages

    config = options.root / (options.config_file or "mkdocs.yml")
    if not config.is_file():
        raise GosartError(f"There is no {config.name} here, by which the pages are built.")
    uris = {uri: label for document in documents for label, uri in document.pages}
    files = build_pages(config, folder, uris.keys(), changed)
    missing = [uri for uri in uris if uri not in files]
    if missing:
        raise GosartError(f"The site has no page '{uris[missing[0]]}' at '{missing[0]}'.")
    return files


def _print(
    program: Path,
    documents: tuple[Document, ...],
    files: dict[str, Path],
    out: Path,
    is_single: bool,
    watch: Progress,
) -> list[Path]:
    """Print the documents and return the files that are written."""
    from gosart.printing.bound import bind
    from gosart.printing.devtools import MARGINS_SINCE, open_chromium

    target = out if is_single and out.suffix == ".pdf" else out / _FILE
    (target.parent if is_single else out).mkdir(parents=True, exist_ok=True)
    pages = [(document, label, uri) for document in documents for label, uri in document.pages]
    printed: dict[Document, list[tuple[str, bytes]]] = {document: [] for document in documents}
    written: list[Path] = []
    with open_chromium(program) as chromium:
        if chromium.version < MARGINS_SINCE:
            click.echo(
                f"{program.name} {chromium.version} prints no head, foot and page number; "
                f"{MARGINS_SINCE} and later do.",
                err=True,
            )
        for document, label, uri in watch(pages, "Printing"):
            parts = printed[document]
            parts.append((label, chromium.print(files[uri].as_uri())))
            if not is_single and len(parts) == len(document.pages):
                path = out / f"{document.name}.pdf"
                content = (
                    parts[0][1]
                    if len(parts) == 1
                    else bind(document.title, [(document.title, parts)])
                )
                path.write_bytes(content)
                written.append(path)
                printed[document] = []
    if is_single:
        bound = ((document.title, parts) for document, parts in printed.items())
        target.write_bytes(bind(documents[0].title if len(documents) == 1 else "", bound))
        written.append(target)
    return written
