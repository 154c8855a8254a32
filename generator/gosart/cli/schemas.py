"""`gosart schemas`: the files by which an editor completes, explains and checks plans."""

from __future__ import annotations

import sys

import click

from gosart.cli.load_config import OK, config_option, from_here, site_options

__all__ = ["schemas"]


@click.command(short_help="Write JSON Schemas, so that editors complete and check plans.")
@click.option("--quiet", "-q", is_flag=True, help="Do not print what was written.")
@config_option
def schemas(quiet: bool) -> None:
    """Write JSON Schemas of plans and mkdocs.yml's options into schemas/, with VS Code's settings.

    The schemas know the site's own criteria, stages and audiences; run this again after changing
    them or updating gosart. An editor with the YAML language server then completes and explains
    keys and values and underlines mistakes in .yml and .yaml files. No schema reaches the front
    matter of a Markdown file; `gosart check` finds mistakes there.
    """
    from gosart.editing.editor_schemas import editor_settings, schema_files, site_kinds
    from gosart.editing.patch import write

    options = site_options()
    kinds = site_kinds(options)
    changed = [
        file
        for file in (*schema_files(options, kinds), *editor_settings(options, kinds))
        if file.before != file.after
    ]
    write(options.root, changed)
    if not quiet:
        for file in changed:
            click.echo(f"Wrote {from_here(options.root, file.path)}")
    if not changed and not quiet:
        click.echo("Nothing to write: the schemas are up to date.")
    sys.exit(OK)
