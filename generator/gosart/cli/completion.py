"""`gosart completion`: the script by which a shell completes commands, and what it completes."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem, get_completion_class

from gosart.cli.load_config import site_options
from gosart.errors import GosartError

__all__ = ["complete_plan", "completion"]

VARIABLE = "_GOSART_COMPLETE"
"""What the script sets when it asks for completions; click derives the name from the command's."""

_SHELLS = ("bash", "fish", "zsh")


@click.command(short_help="Print shell completion for bash, zsh or fish.")
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL needs to complete commands, options, accounts and opportunities.

    \b
      eval "$(gosart completion bash)"      in ~/.bashrc
      eval "$(gosart completion zsh)"       in ~/.zshrc
      gosart completion fish | source       in ~/.config/fish/config.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click knows each shell that the argument takes
    click.echo(kind(context.find_root().command, {}, "gosart", VARIABLE).source())


def complete_plan(
    context: click.Context, parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """Complete an account, and behind its slash an opportunity.

    Args:
        context: The command line so far, which may name the site.
        parameter: Required by click.
        typed: What is typed so far.

    Returns:
        What it may become; nothing where there is no repository or the plan cannot be read.
    """
    del parameter
    from gosart.plan.validate.source_map import mapping
    from gosart.repository.discovery import scan_repository
    from gosart.repository.loader import read_repository

    account, slash, opportunity = typed.partition("/")
    try:
        with context.scope(cleanup=False):
            options = site_options()
        if not slash:
            ids = [
                listed.id for listed in scan_repository(options.root, options.accounts_dir).accounts
            ]
            return [CompletionItem(name) for name in ids if name.startswith(account)]
        tree = (
            read_repository(options.root, options.accounts_dir, frozenset({account}))
            .accounts[0]
            .tree
        )
    except GosartError:
        return []
    opportunities = mapping(tree.data.get("opportunities"))
    return [
        CompletionItem(f"{account}/{key}", help=str(mapping(entry).get("name") or key))
        for key, entry in opportunities.items()
        if key.startswith(opportunity)
    ]
