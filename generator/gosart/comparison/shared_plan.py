"""The shared entries as a plan of their own, so that their changes are reported like a plan's."""

from __future__ import annotations

from gosart.comparison.snapshots import Plan, plan_of
from gosart.diagnostics import Severity
from gosart.plan.loader import load_account
from gosart.plan.model.account import Account
from gosart.plan.options import PlanOptions
from gosart.plan.shared_entries import SECTIONS, load_shared
from gosart.plan.validate.source_map import mapping
from gosart.plan_paths import SHARED
from gosart.rules.evaluate import Examiner
from gosart.rules.selection import RuleSet
from gosart.yaml.document import AccountFiles, Node, Tree

__all__ = ["shared_plan"]

_NOTHING = Tree({}, ())
_OWNER = "shared-entries"
"""An account has to have an owner: one that is the same in every state."""


def shared_plan(shared: Tree, examiner: Examiner, options: PlanOptions) -> Plan | None:
    """Read the shared entries like an account that has nothing else.

    Args:
        shared: The shared entries as read.
        examiner: What analyses a plan; its rules are about accounts and do not run here.
        options: The options of the build, its audience among them.

    Returns:
        The plan with the id `_shared`; None where something is wrong with the entries, which
        problems of no account say.
    """
    method = examiner.method
    data: dict[str, Node] = {name: shared.data[name] for name in SECTIONS if name in shared.data}
    whole = load_shared(shared, method, options)
    if whole.unclear or any(item.severity is Severity.ERROR for item in whole.problems):
        return None
    path = shared.mounts[0].document.path if shared.mounts else f"{options.folder}/{SHARED}"
    team: dict[str, Node] = {**mapping(data.get("team")), _OWNER: {"name": SHARED}}
    name = f"{options.folder}/{SHARED}"
    tree = Tree({**data, "name": name, "owner": _OWNER, "team": team}, shared.mounts)
    files = AccountFiles(SHARED, path, tree)
    account = load_account(files, load_shared(_NOTHING, method, options), method, options).account
    if not isinstance(account, Account):
        return None
    return plan_of(files, account, Examiner(method, examiner.options, RuleSet((), ())), _NOTHING)
