"""`gosart write`: the site's files in a folder, for a generator that does not run our plugin."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gosart.cli.load_config import OK, PROBLEMS, config_option, site_options
from gosart.cli.progress_bar import Progress
from gosart.cli.site_option import site_option
from gosart.cli.terminal_style import coloured

__all__ = ["write"]


@click.command(short_help="Write the pages for another site generator.")
@click.argument("folder", type=click.Path(path_type=Path))
@site_option("audience")
@site_option("today", metavar="YYYY-MM-DD")
@site_option("language")
@click.option("--quiet", "-q", is_flag=True, help="Print only what is wrong in the plans.")
@config_option
def write(
    folder: Path, audience: str | None, today: str | None, language: str | None, quiet: bool
) -> None:
    """Write the site's Markdown, styles and pictures into FOLDER.

    They are for a site generator that does not run our plugin. Unchanged files are left alone, and
    files no longer needed are removed. FOLDER has to be new, empty, or written by an earlier run:
    the folder of plans, your home and a folder with other files are refused. Exit code 1 if a plan
    has an error: its page says so.
    """
    from gosart.site.builder import build
    from gosart.site.writer import check_folder, write_site
    from gosart.vcs.last_touched import last_touched

    options = site_options(builds=True, audience=audience, today=today, language=language)
    check_folder(options, folder)
    watch = Progress(quiet=quiet)
    result = build(options, last_touched(options.root, options.accounts_dir, options.today), watch)
    for problem in result.published:
        click.echo(coloured(problem), err=True)
    files = write_site(result, folder, watch)
    if not quiet:
        click.echo(
            f"{len(files.changed)} written, {len(files.removed)} removed, "
            f"{files.unchanged} unchanged in {folder}"
        )
    sys.exit(PROBLEMS if result.errors else OK)
