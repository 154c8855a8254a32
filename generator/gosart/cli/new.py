"""`gosart new`: the beginning of a plan, from a few answers, with the questions of every part."""

from __future__ import annotations

import getpass
import sys
from functools import cached_property
from typing import TYPE_CHECKING

import click

from gosart.cli.completion import complete_plan
from gosart.cli.load_config import OK, config_option, from_here, site_options
from gosart.errors import GosartError

if TYPE_CHECKING:
    from gosart.config.model import SiteOptions
    from gosart.editing.patch import Proposal
    from gosart.plan.schema.registry import FieldSpec

__all__ = ["new"]


class _AskingCommand(click.Command):
    """A command with an option for each field that the schema has a question for.

    They are made when the command is parsed or explained: no other command waits for the schema.
    """

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the target, the options of the fields, and the command's own.

        Args:
            ctx: Click's.

        Returns:
            The parameters in the order of the help.
        """
        target, *others = super().get_params(ctx)
        return [target, *self._asked, *others]

    @cached_property
    def _asked(self) -> list[click.Parameter]:
        questions: dict[str, list[str]] = {}
        for kind in ("account", "opportunity"):
            for spec in _asked_of(kind):
                questions.setdefault(spec.name, []).append(str(spec.about.asked))
        return [
            click.Option([_flag(name)], help=f"{', or '.join(asked)}.")
            for name, asked in questions.items()
        ]


@click.command(cls=_AskingCommand, short_help="Start a plan for an account or an opportunity.")
@click.argument("target", metavar="ACCOUNT[/OPPORTUNITY]", shell_complete=complete_plan)
@click.option(
    "--yes",
    "-y",
    is_flag=True,
    help="Ask nothing: what no option gives is left out or made from the id.",
)
@click.option(
    "--full",
    is_flag=True,
    help="Ask for everything a plan can hold, not just the first essentials.",
)
@click.option(
    "--from-whitespace",
    "cell_typed",
    metavar="UNIT.OFFERING",
    help="Begin the opportunity with the name, amount and owner of a place in the white space, "
    "and link that to it.",
)
@click.option("--quiet", "-q", is_flag=True, help="Do not print what was written.")
@config_option
def new(
    target: str,
    yes: bool,
    full: bool,
    cell_typed: str | None,
    quiet: bool,
    **flags: str | None,
) -> None:
    """Start the plan of an account or an opportunity, with the questions for each part.

    Nothing is ever overwritten.

    \b
      gosart new acme
      gosart new acme/pumps --name "Pump renewal" --amount 400_000 --yes
      gosart new acme/care-north --from-whitespace north.care --yes

    Inside a site's folder it writes into that site. Elsewhere it also writes mkdocs.yml, so that
    `mkdocs serve` shows the plan at once, and what an editor needs (as `gosart schemas` does). If
    it cannot write everything, it writes nothing.
    """
    from gosart.editing.create import new_account, new_opportunity, read_target, site_files
    from gosart.editing.editor_schemas import SCHEMAS, editor_settings, schema_files, site_kinds
    from gosart.editing.patch import write
    from gosart.editing.white_space import link_opportunity, read_cell

    options = site_options()
    plan_target = read_target(options, target)
    flags_set = {key: value for key, value in flags.items() if value is not None}
    kind = "opportunity" if plan_target.opportunity else "account"
    keys = {spec.name: spec for spec in _asked_of(kind)}
    wrong_flags = sorted(set(flags_set) - set(keys) - {"owner"})
    if wrong_flags:
        valid_flags = ", ".join(_flag(key) for key in keys)
        raise GosartError(f"An {kind} has no {_flag(wrong_flags[0])}. It takes: {valid_flags}.")
    cell = read_cell(options, plan_target, cell_typed) if cell_typed is not None else None
    if cell:
        flags_set = {**cell.answers, **flags_set}
    answers = _answers(options, keys, flags_set, plan_target.name, ask=not yes)
    site = site_files(options)
    new_plan = new_opportunity if plan_target.opportunity else new_account
    proposals = new_plan(
        options,
        plan_target,
        answers,
        SCHEMAS if site or (options.root / SCHEMAS).is_dir() else "",
        full=full,
    )
    if cell:
        proposals = link_opportunity(options, plan_target, cell, proposals)
    settings: list[Proposal] = []
    if site:
        kinds = site_kinds(options)
        settings = [
            proposal
            for proposal in (*schema_files(options, kinds), *editor_settings(options, kinds))
            if proposal.before is None
        ]
    write(options.root, (*site, *proposals, *settings))
    if not quiet:
        for proposal in (*site, *proposals):
            done = "Wrote" if proposal.before is None else "Added to"
            click.echo(f"{done} {from_here(options.root, proposal.path)}")
    if site and not quiet:
        click.echo(f"Wrote {SCHEMAS}/ and .vscode/, by which an editor completes and checks plans")
    if not quiet:
        click.echo(_next(plan_target.account, plan_target.opportunity))
    sys.exit(OK)


def _answers(
    options: SiteOptions,
    keys: dict[str, FieldSpec],
    flags_set: dict[str, str],
    name: str,
    *,
    ask: bool,
) -> dict[str, str]:
    """Take what the options say, then ask for the rest, again where an answer is none."""
    from gosart.editing.create import check_answer

    answers = {key: check_answer(options, key, value) for key, value in flags_set.items()}
    defaults = {
        "name": name,
        "owner": _login(),
        "currency": options.currency,
        "stage": options.stages[0],
    }
    for key, spec in keys.items():
        if key in answers:
            continue
        default = defaults.get(key, "")
        may_be_empty = not default and not spec.required
        if not ask:
            answers |= {key: default} if default and key != "currency" else {}
            continue

        def checked(typed: str, key: str = key, may_be_empty: bool = may_be_empty) -> str:
            if may_be_empty and not typed.strip():
                return ""
            try:
                return check_answer(options, key, typed)
            except GosartError as error:
                raise click.BadParameter(str(error)) from error

        prompt = f"{spec.about.asked}{' (Enter: not known yet)' if may_be_empty else ''}"
        try:
            answers[key] = click.prompt(
                prompt, default=default, show_default=bool(default), value_proc=checked, err=True
            )
        except click.Abort:
            if sys.stdin.isatty():
                raise
            click.echo(err=True)
            raise GosartError(
                "No one to ask. Give the answers as options, and --yes for the rest."
            ) from None
    return {key: value for key, value in answers.items() if value}


def _asked_of(kind: str) -> tuple[FieldSpec, ...]:
    """Return the fields of an account or an opportunity that are asked, in their order."""
    from gosart.plan.schema.reference import PARTS
    from gosart.plan.schema.registry import asked_of

    return asked_of(PARTS[kind])


def _flag(key: str) -> str:
    return "--" + key.replace("_", "-")


def _login() -> str:
    """Return the name of who is at the computer, to be offered as the owner."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user on this machine
        return "me"


def _next(account: str, opportunity: str) -> str:
    """Say which commands come next, in columns."""
    target = f"{account}/{opportunity or 'NAME'}"
    first = (f"gosart new {target}", "an opportunity of this account")
    if opportunity:
        first = (f"gosart assess {target}", "the questions of the assessment, one by one")
    commands = (
        first,
        ("gosart check", "what is wrong, and what to do next"),
        ("mkdocs serve", "the plan as a page, while you write"),
    )
    width = max(len(command) for command, _ in commands)
    lines = (f"  {command:<{width}}  {purpose}" for command, purpose in commands)
    return "Next:\n" + "\n".join(lines)
