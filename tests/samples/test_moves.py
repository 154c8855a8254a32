"""In every sample the moves of summary, brief and JSON are what the page of findings opens with."""

from __future__ import annotations

import pytest

from gosart.analysis.consequence import Consequence
from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.sheet_moves import sheet_moves
from gosart.briefing.renderers.judgement_json import judgement
from gosart.i18n.translator import translator_for
from gosart.rules.consequences import consequence_of
from gosart.rules.next_steps import next_steps
from tests.samples.analysed import AUDIENCES, findings_of, open_samples, samples
from tests.site.building import Built

GRAVEST = (Consequence.TIME, Consequence.VOTE)
"""Classes of which nothing may wait behind what is less grave. Whether a deal is worth going on
with is the lights' question: a rule that warns of it stands after the moves."""


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_to_do_next_opens_with_the_moves_of_json_whoever_reads(audience: str) -> None:
    say = translator_for("en").say
    for account in samples(audience):
        for analysis in account.open_opportunities:
            steps = next_steps((analysis,), findings_of(account))[: len(analysis.moves[:3])]
            moves = judgement(analysis, say)["moves"]
            assert [say(step.move.text) if step.move else "" for step in steps] == [
                move["text"] for move in moves
            ]
            assert len(moves) <= MOVES_ON_A_SHEET


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_to_do_next_in_an_account_opens_with_the_moves_of_its_brief(audience: str) -> None:
    for account in samples(audience):
        first = sheet_moves(account.opportunities)
        steps = next_steps(account.opportunities, findings_of(account))
        assert [step.move for step in steps[: len(first)]] == [move for _, move in first]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_finding_of_the_gravest_consequence_waits_behind_a_lesser_move(audience: str) -> None:
    for account in samples(audience):
        for analysis in account.open_opportunities:
            steps = next_steps((analysis,), findings_of(account))
            ranks = [step.consequence.rank for step in steps if step.move]
            waiting = [
                step.findings[0].code
                for index, step in enumerate(steps)
                if step.findings
                and consequence_of(step.findings[0].code) in GRAVEST
                and any(rank > step.consequence.rank for rank in ranks[:index])
            ]
            assert waiting == [], analysis.opportunity.id


def test_sheet_and_page_of_findings_print_the_same_moves_in_the_same_order(
    sample_site: Built,
) -> None:
    for key, analysis in open_samples("account-team").items():
        account, opportunity = key.split("/")
        (block,) = sample_site.page(f"accounts/{key}/").content.with_class("gs-moves")
        # a sheet says long ones in fewer words
        moves = [item.text.rstrip("\u2026") for item in block.with_class("gs-what")]
        own = f"accounts/{key}/review/"
        address = own if f"{own}index.html" in sample_site.files else f"accounts/{account}/review/"
        (steps,) = sample_site.page(address).content.with_class("g-next")
        texts = [next(item.all("strong")).text for item in steps.all("li")]
        pairs = zip(texts, moves, strict=False)
        assert all(text.startswith(move) for text, move in pairs), opportunity
        assert len(moves) == min(MOVES_ON_A_SHEET, len(analysis.moves))
