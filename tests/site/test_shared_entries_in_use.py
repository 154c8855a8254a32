"""Which accounts are examined again when shared entries are edited: those that mention them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.site.builder import SiteBuilder
from tests.site.building import options_of
from tests.site.repositories import CONFIG
from tests.writing import MINIMAL_ACCOUNT, write_tree

RIVALS = "quern: {name: Quern Co, position: Cheap}\nhone: {name: Hone Ltd}\nlathe: {name: Lathe}\n"
TEAM = "zoe: {name: Zoe Reed}\nyan: {name: Yan Li}\n"
OFFERINGS = "mill: Milling\ncare: Care\n"
PARTNERS = "arden: {name: Arden, works_with: [lathe]}\n"
QUERN = (
    MINIMAL_ACCOUNT.replace("name: ", "name: Q ")
    + "sponsor: zoe\ncompetitors:\n  quern: {threat: high}\n"
)
ARDEN = MINIMAL_ACCOUNT.replace("name: ", "name: A ") + "partners:\n  arden: {}\n"
ESCAPED = MINIMAL_ACCOUNT.replace("name: ", "name: E ") + 'sponsor: "\\x7aoe"\n'
WRONG = MINIMAL_ACCOUNT.replace("name: ", "name: W ") + "sponsor: zo\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of five accounts that mention shared entries in each way there is."""
    return write_tree(
        tmp_path / "plans",
        {
            "accounts/_shared/competitors.yml": RIVALS,
            "accounts/_shared/team.yml": TEAM,
            "accounts/_shared/offerings.yml": OFFERINGS,
            "accounts/_shared/partners.yml": PARTNERS,
            "accounts/arden.yml": ARDEN,
            "accounts/escaped.yml": ESCAPED,
            "accounts/plain.yml": MINIMAL_ACCOUNT,
            "accounts/quern.yml": QUERN,
            "accounts/wrong.yml": WRONG,
            "mkdocs.yml": CONFIG,
        },
    )


ALWAYS = {"escaped", "wrong"}
"""One spells an id with an escape, and what is said of the mistake of the other names any entry."""


SOUND = {"arden", "plain", "quern"}


@pytest.mark.parametrize(
    ("edit", "examined"),
    [
        ({"competitors.yml": RIVALS.replace("Quern Co", "Quern Inc")}, {"quern"}),
        ({"competitors.yml": RIVALS.replace("Cheap", "Cheap and late")}, {"quern"}),
        ({"competitors.yml": RIVALS.replace("Lathe}", "Lathe AG}")}, {"arden"}),
        ({"competitors.yml": RIVALS.replace("Hone Ltd", "Hone")}, set()),
        ({"competitors.yml": "# Rivals\n" + RIVALS}, {"arden", "quern"}),
        ({"team.yml": TEAM.replace("Zoe Reed", "Zoe Reeve")}, {"quern"}),
        ({"team.yml": TEAM.replace("Yan Li", "Li Yan")}, set()),
        ({"offerings.yml": OFFERINGS.replace("Care", "Managed care")}, set()),
        ({"partners.yml": PARTNERS.replace("Arden,", "Arden Ltd,")}, {"arden"}),
        # an id that is new may be the one that somebody has meant
        ({"team.yml": TEAM + "xan: {name: Xan}\n"}, SOUND),
        # who may see an entry is asked of the whole of them
        ({"team.yml": TEAM.replace("Yan Li", "Yan Li, audience: sales")}, SOUND),
        ({"team.yml": TEAM.replace("name: Yan", "nam: Yan")}, SOUND),
    ],
)  # fmt: skip
def test_a_shared_entry_has_those_accounts_examined_that_mention_it(
    root: Path, edit: dict[str, str], examined: set[str]
) -> None:
    options = options_of(root)
    SiteBuilder(store=True).build(options)
    write_tree(root, {f"accounts/_shared/{name}": text for name, text in edit.items()})
    builder = SiteBuilder(store=True)
    after = {file.uri: file.made() for file in builder.build(options).files}
    (variant,) = builder._variants.values()
    assert variant.accounts.examined == examined | ALWAYS
    assert after == {file.uri: file.made() for file in SiteBuilder().build(options).files}


def test_an_account_that_begins_to_mention_an_entry_depends_on_it(root: Path) -> None:
    options = options_of(root)
    SiteBuilder(store=True).build(options)
    write_tree(root, {"accounts/plain.yml": MINIMAL_ACCOUNT + "# zoe knows them\n"})
    SiteBuilder(store=True).build(options)
    write_tree(root, {"accounts/_shared/team.yml": TEAM.replace("Zoe Reed", "Zoe Reeve")})
    builder = SiteBuilder(store=True)
    builder.build(options)
    (variant,) = builder._variants.values()
    assert variant.accounts.examined == {"plain", "quern", *ALWAYS}
