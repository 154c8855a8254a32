"""What the language server underlines is what `gosart check` names, on the same line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from gosart.cli.load_config import site_options
from gosart.diagnostics import Severity
from gosart.lint import check_accounts
from gosart.repository.loader import read_repository
from tests.schemas.language_server import LanguageServer, find_server
from tests.site.building import ROOT, copy_sample
from tests.writing import write_tree

SERVER = find_server()
if SERVER is None and os.environ.get("GOSART_EDITOR") == "required":
    pytest.fail(
        "yaml-language-server is not installed: `.ci/run` puts it into .cache/editor by npm.",
        pytrace=False,
    )
pytestmark = pytest.mark.skipif(
    SERVER is None,
    reason=(
        "NO EDITOR TEST: install it with npm install --prefix .cache/editor --no-save "
        "yaml-language-server@1.25.0"
    ),
)

ACCOUNT = "name: Acme\nowner: ada\nteam: {ada: {name: Ada Brook}}\n"
DEAL = "name: Pumps\n"
RATINGS = "- date: 2026-11-01\n  for: us\n  ratings:\n"
ACTIONS = "- {type: prove, what: Show it, owner: ada, due: 2026-12-01}\n"

GOOD = {
    "accounts/figures/account.yml": ACCOUNT
    + (
        "tags: [2026, steel]\n"
        "profile: {financials: [{measure: 2025, value: 402, trend: up}]}\ngoal:\n"
    ),
    "accounts/figures/people.yml": (
        "dana: {name: Dana, title: 1}\nemil: {placeholder: true, title: Chief}\n"
    ),
    "accounts/figures/opportunities/pumps/opportunity.yml": DEAL
    + (
        "cost_of_sale: 40_000\n"
        "test: {control_signals: [delays], reviews: [{date: 2026-11-01, control_signals: []}]}\n"
    )
    + "amount: 5_000_000\nclose_date: 2027-03-31\nprobability: 40\nstage: proposal\n",
    "accounts/figures/opportunities/pumps/actions.yml": ACTIONS,
    "accounts/figures/opportunities/pumps/assessments.yml": (
        '- {date: 2026-11-01, for: us, ratings: "+?-?? +?-+? ?-+?- ++?++"}\n'
        '- {date: 2026-11-02, for: us, ratings: {solution_fit: "+", inside_support: {rating: "-", '
        "evidence: Said so}}}\n"
    ),
    "accounts/figures/competitors.yml": "rival:\nother: {threat: high}\n",
    "accounts/figures/opportunities/doors.yml": DEAL
    + (
        "objective: {team: [Win, {text: 400_000 by May, by: 2027-05-01}]}\n"
        "ignore: {rule: T001, reason: New}\n"
    ),
}
"""Plans with all that an editor's YAML may read otherwise than we do."""

BAD = {
    "an unknown key": ("account.yml", ACCOUNT + "flavour: rye\n"),
    "an unknown value": ("account.yml", ACCOUNT + "tier: kee\n"),
    "no name": ("account.yml", "owner: ada\nteam: {ada: {name: Ada Brook}}\n"),
    "a text where keys are expected": ("account.yml", ACCOUNT + "goal: Grow\n"),
    "keys where a text is expected": ("account.yml", ACCOUNT + "industry:\n  name: Steel\n"),
    "a date that is none": ("account.yml", ACCOUNT + "reviewed: yesterday\n"),
    "a currency that is none": ("account.yml", ACCOUNT + "currency: EURO\n"),
    "an id with a capital": ("people.yml", "Dana: {name: Dana, title: Chief}\n"),
    "a person without a title": ("people.yml", "dana: {name: Dana}\n"),
    "a status that is none": (
        "people.yml", "dana:\n  name: Dana\n  title: Chief\n  status: friend\n",
    ),
    "an amount that is none": ("opportunities/pumps.yml", DEAL + "amount: much\n"),
    "a sign that is none": (
        "opportunities/pumps.yml", DEAL + "test:\n  control_signals: [delay]\n",
    ),
    "a cost that is none": ("opportunities/pumps.yml", DEAL + "cost_of_sale: little\n"),
    "a negative amount": ("opportunities/pumps.yml", DEAL + "amount: -5\n"),
    "a probability over 100": ("opportunities/pumps.yml", DEAL + "probability: 140\n"),
    "a stage that is none": ("opportunities/pumps.yml", DEAL + "stage: hopeful\n"),
    "a strategy that is none": ("opportunities/pumps.yml", DEAL + "strategy:\n  type: frontl\n"),
    "an action without a day": (
        "opportunities/pumps/actions.yml", "- {type: prove, what: Show it, owner: ada}\n",
    ),
    "an action of no type": (
        "opportunities/pumps/actions.yml",
        ACTIONS + "- {type: call, what: Ring, owner: ada, due: 2026-12-01}\n",
    ),
    "an unknown rating": (
        "opportunities/pumps/assessments.yml", RATINGS + '    solution_fit: "x"\n',
    ),
    "an unknown criterion": (
        "opportunities/pumps/assessments.yml", RATINGS + '    solution_fi: "+"\n',
    ),
    "an audience that is none": ("account.yml", ACCOUNT + "audience: friends\n"),
    "yes for true": (
        "opportunities/pumps.yml", DEAL + "resources:\n  - name: Crane\n    approved: yes\n",
    ),
    "a bare rating": (
        "opportunities/pumps/assessments.yml", RATINGS + "    solution_fit: -\n",
    ),
    "a bracket that is not closed": ("account.yml", ACCOUNT + "tags: [steel\n"),
}  # fmt: skip

AT_THE_END = ("a bracket that is not closed",)
"""What the server sees only where the text ends, and we where it begins."""


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample repository with its schemas, the good plans, and an account for each bad one."""
    root = copy_sample(tmp_path_factory.mktemp("plans"))
    for folder in ("schemas", ".vscode"):
        write_tree(
            root,
            {
                path.relative_to(ROOT).as_posix(): path.read_bytes()
                for path in (ROOT / folder).iterdir()
            },
        )
    write_tree(root, GOOD)
    for title, (path, content) in BAD.items():
        folder = f"accounts/{title.replace(' ', '-')}"
        opportunity = (
            {f"{folder}/opportunities/pumps/opportunity.yml": DEAL} if "/pumps/" in path else {}
        )
        write_tree(
            root, {f"{folder}/account.yml": ACCOUNT, **opportunity, f"{folder}/{path}": content}
        )
    return root


@pytest.fixture(scope="module")
def server(plans: Path) -> Iterator[LanguageServer]:
    """The language server on these plans."""
    assert SERVER
    running = LanguageServer(SERVER, plans)
    # It answers before it has read its settings; when it has judged a file it has.
    running.underlined("accounts/an-unknown-key/account.yml")
    yield running
    running.close()


@pytest.fixture(scope="module")
def ours(plans: Path) -> dict[str, set[int]]:
    """The lines of each file with an error of form: what rules find is no matter of an editor."""
    lines: dict[str, set[int]] = {}
    for problem in check_accounts(site_options(plans), use_cache=False):
        if problem.severity is Severity.ERROR and problem.code[0] in "SP":
            lines.setdefault(problem.location.path, set()).add(problem.location.line)
    return lines


@pytest.mark.parametrize("title", BAD)
def test_what_is_wrong_is_underlined_on_the_line_that_we_name(
    title: str, server: LanguageServer, ours: dict[str, set[int]]
) -> None:
    path = f"accounts/{title.replace(' ', '-')}/{BAD[title][0]}"
    lines = {line for line, _ in server.underlined(path)}
    assert ours[path]
    assert lines & ours[path] or (title in AT_THE_END and lines), lines


def test_nothing_is_underlined_in_a_good_plan_and_in_no_sample(
    plans: Path, server: LanguageServer, ours: dict[str, set[int]]
) -> None:
    samples = [
        f"accounts/{path.relative_to(ROOT / 'accounts').as_posix()}"
        for path in (ROOT / "accounts").rglob("*.y*ml")
    ]
    underlined = {path: server.underlined(path) for path in sorted([*GOOD, *samples])}
    assert {path: lines for path, lines in underlined.items() if lines} == {}
    assert set(underlined) & set(ours) == set()


def test_values_are_completed_with_their_meaning(server: LanguageServer, plans: Path) -> None:
    write_tree(plans, {"accounts/figures/opportunities/later.yml": DEAL + "strategy:\n  type: \n"})
    server.open("accounts/figures/opportunities/later.yml")
    offered = server.completions("accounts/figures/opportunities/later.yml", 3, 9)
    assert list(offered) == ["frontal", "flanking", "fragment", "defend", "develop", "null"]
    assert (
        offered["frontal"]
        == "Frontal: Win head-on, by an advantage that the customer sees as overwhelming."
    )


def test_keys_are_completed_and_explained_in_the_words_of_the_model(
    server: LanguageServer, plans: Path
) -> None:
    path = "accounts/figures/opportunities/gates.yml"
    write_tree(plans, {path: DEAL + "close_date: 2027-03-31\n\n"})
    server.open(path)
    assert "Date the order is expected." in server.hover(path, 2, 3)
    assert server.completions(path, 3, 1)["objective"].startswith("The O of GOSART.")


def test_the_options_in_mkdocs_yml_are_checked_and_explained(
    server: LanguageServer, plans: Path
) -> None:
    assert server.underlined("mkdocs.yml") == []
    own = {
        "properdocs.yml": "plugins:\n  - gosart:\n      stale_days: soon\n      acounts_dir: x\n"
    }
    write_tree(plans, own)
    assert {line for line, _ in server.underlined("properdocs.yml")} == {3, 4}
    assert "names a plan that nobody touched" in server.hover("properdocs.yml", 3, 8)


def test_a_criterion_is_explained_by_its_questions(server: LanguageServer) -> None:
    path = "accounts/marwick-thorne/opportunities/batch-genealogy/assessments.yml"
    server.open(path)
    text = (server.root / path).read_text().splitlines()
    line, column = next(
        (number, line.index("compelling_event") + 1)
        for number, line in enumerate(text, 1)
        if "compelling_event:" in line
    )
    assert "Why do they have to act, and why now?" in server.hover(path, line, column)


def test_the_plans_of_this_test_are_read_as_they_are_meant(plans: Path) -> None:
    assert len(read_repository(plans, "accounts").accounts) == len(BAD) + 11
