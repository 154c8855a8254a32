"""`gosart slides`: PowerPoint decks for the review of an opportunity or an account."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options, trust_option
from gosart.cli.output_folder import check_output_folder
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions

__all__ = ["slides"]


@click.command(short_help="PowerPoint decks for reviews of opportunities and accounts.")
@click.argument("targets", metavar="[ACCOUNT[/OPPORTUNITY]]...", nargs=-1,
                shell_complete=complete_plan)  # fmt: skip
@click.option(
    "--kind",
    type=click.Choice(["opportunity", "account"]),
    help="What the decks are for. Default: the opportunity that is named, else the account.",
)
@click.option(
    "--template",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your company's .pptx or .potx: its layouts, fonts and colours are used, its slides not.",
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("slides"),
    show_default=True,
    help="Folder for the files.",
)
@site_option("audience")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing but errors.")
@trust_option
@config_option
def slides(
    targets: tuple[str, ...],
    kind: str | None,
    template: Path | None,
    out: Path,
    audience: str | None,
    today: str | None,
    language: str | None,
    quiet: bool,
) -> None:
    """Write PowerPoint decks: for the review of an opportunity, or of an account.

    \b
      gosart slides acme/pumps                       the review of one opportunity
      gosart slides acme                             the quarterly review of an account
      gosart slides                                  one for every open opportunity
      gosart slides acme --template company.potx     in your company's design

    Tables and charts can be edited, and the notes say where everything is from: file and line, day,
    who rated. Needs the extra `gosart[slides]`. Exit code 1 if a plan has errors and is therefore
    left out; 2 if there is nothing to write.
    """
    _check_installed()
    from gosart.deck.load import Kind, open_request
    from gosart.deck.writer import DeckWriter

    options = site_options(audience=audience, today=today, language=language)
    check_output_folder(options, out)
    writer = DeckWriter(options, _settings(options), template)
    request = open_request(options, targets, Kind(kind) if kind else None)
    if not request.wanted:
        raise GosartError("There is nothing to make slides of.")
    out.mkdir(parents=True, exist_ok=True)
    written = []
    watch = Progress(quiet=quiet)
    for item in watch(request.wanted, "Making slides"):
        deck = request.deck(item)
        path = out / f"{deck.name}.pptx"
        path.write_bytes(writer.bytes_of(deck))
        written.append(path)
    if not quiet:
        for path in written:
            click.echo(path)
    broken = () if targets else request.broken
    if broken:
        click.echo(f"Left out, because their plans have errors: {', '.join(broken)}.", err=True)
    sys.exit(PROBLEMS if broken else OK)


def _check_installed() -> None:
    from importlib.util import find_spec

    if find_spec("pptx") is None:
        raise GosartError("Slides need python-pptx. Install it with: pip install 'gosart[slides]'")


def _settings(options: SiteOptions) -> dict[str, object]:
    """Return what the site's configuration says of the company's looks."""
    from gosart.config.mkdocs_yml import read_mkdocs
    from gosart.deck.brand import SETTINGS

    path = options.root / (options.config_file or "mkdocs.yml")
    return read_mkdocs(path, SETTINGS, os.environ) if path.is_file() else {}
