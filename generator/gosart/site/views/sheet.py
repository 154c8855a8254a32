"""An opportunity's sheet, put together from its analysis: the view model of one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from gosart.analysis.assessment import OpportunityAssessment
from gosart.analysis.competitor_names import competitor_anchor
from gosart.analysis.moves import MOVES_ON_A_SHEET
from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing import judgement
from gosart.charts.radar import draw_radar
from gosart.i18n.stage_names import stage_name
from gosart.method.enums import Rating
from gosart.plan.model.account import Account
from gosart.site.data_files import past_uri, slides_uri
from gosart.site.template_context import View
from gosart.site.views.sheet_actions import numbers_of, served_by
from gosart.site.views.sheet_ending import endings_of
from gosart.site.views.sheet_letters import letters_of
from gosart.site.views.sheet_model import (
    FactView,
    RadarView,
    SheetMoveView,
    SheetView,
    StarterView,
    TabView,
)
from gosart.site.views.sheet_people import people_of
from gosart.site.views.sheet_time import times_of
from gosart.site.views.svg_embed import embed_svg
from gosart.site.views.verdict import verdict_view
from gosart.text.shorten import shorten_to_length
from gosart.urls import COMPETITORS, account_page

__all__ = ["clause_of", "sheet_view"]

_STARTERS = 4
_BRACKETS = re.compile(r" \([^()]*\)")
_REASON, _MOVE = 66, 80
"""Characters of a light's reason, and of a move."""


def sheet_view(
    view: View,
    analysis: OpportunityAnalysis,
    account: Account,
    pages: Sequence[tuple[str, str, str]],
    readers: str,
) -> SheetView:
    """Return the sheet of an opportunity.

    Args:
        view: The page.
        analysis: The opportunity on its day.
        account: Whose it is.
        pages: Key, label and uri of each page of the opportunity, in their order.
        readers: The sentence that says for whom the page is.
    """
    opportunity, translator = analysis.opportunity, view.translator
    text = translator.text
    addresses = {key: view.to(uri) for key, _, uri in pages}
    verdict = verdict_view(view, analysis)
    owner = opportunity.owner or account.owner
    byline = account.name
    if owner is not None:
        byline = text("{account} \u00b7 led by {name}", account=account.name, name=owner.name)
    has_people = opportunity.is_open or opportunity.organisation.present
    people = people_of(view, analysis, account.id, addresses["relationships"])
    starters = tuple(_starters(view, analysis, account))
    return SheetView(
        account=account.name,
        account_href=view.to(account_page(account.id)),
        name=opportunity.name,
        byline=byline,
        nav_label=text("Pages of this opportunity"),
        tabs=tuple(TabView(label, addresses[key], key == "sheet") for key, label, _ in pages),
        facts=tuple(_facts(view, analysis)),
        tone=verdict.tone if opportunity.is_open else opportunity.status.value,
        alarm=verdict.delay,
        call=verdict.call,
        call_href=verdict.rule,
        sentence=verdict.sentence,
        review=_review(view, analysis) if verdict.review_differs else "",
        moves=tuple(_moves(view, analysis)),
        endings=endings_of(view, analysis),
        lights=tuple(
            replace(light, reason=clause_of(light.reason, _REASON)) for light in verdict.lights
        ),
        numbers=tuple(served_by(analysis, numbers_of(analysis)).values()),
        letters=letters_of(view, analysis, addresses["actions"], addresses["value"]),
        people=(people,) if has_people else (),
        radars=tuple(_radars(view, analysis, addresses["assessment"])),
        times=times_of(view, analysis),
        starters=starters[:_STARTERS] if len(starters) > 1 else (),
        day=translator.date(view.today),
        readers=readers,
        slides=view.site.addresses.between(view.uri, slides_uri(view.uri)),
        past=view.to(past_uri(view.uri)) if view.site.history else "",
    )


def _review(view: View, analysis: OpportunityAnalysis) -> str:
    """Say in few words what the last review decided."""
    verdict = analysis.verdict
    if verdict.decision is None or verdict.decided_on is None:
        return ""
    return view.translator.text(
        "(review of {day}: {decision})",
        day=view.translator.date(verdict.decided_on),
        decision=view.label(verdict.decision).lower(),
    )


def clause_of(reason: str, most: int) -> str:
    """Return a reason without what stands in brackets, of a long one the first clause.

    Args:
        reason: A light's.
        most: Characters that there is room for.
    """
    reason = _BRACKETS.sub("", reason)
    if len(reason) > most:
        reason = reason.partition("; ")[0]
    return shorten_to_length(reason, most)


def _facts(view: View, analysis: OpportunityAnalysis) -> Iterator[FactView]:
    opportunity, text = analysis.opportunity, view.translator.text

    def fact(key: str, label: str, value: str, *, is_bad: bool = False) -> FactView:
        missing = text("Not shown") if key in opportunity.cut_parts else "\u2013"
        return FactView(label, value or missing, is_bad)

    stage = stage_name(view.translator, opportunity.stage)
    if not opportunity.is_open:
        stage = view.label(opportunity.status)
    yield fact("stage", text("Stage"), stage)
    yield fact("amount", text("Amount"), view.money(opportunity.money, short=True))
    if opportunity.is_open:
        share = opportunity.probability
        value = "" if share is None else view.translator.percent(share / 100)
        yield fact("probability", text("Probability"), value)
        label, is_past = _close_label(view, opportunity.close_date)
        day = view.translator.date(opportunity.close_date) if opportunity.close_date else ""
        yield fact("close_date", label, day, is_bad=is_past)
    else:
        day = view.translator.date(opportunity.closed) if opportunity.closed else ""
        yield fact("closed", text("Closed"), day)


def _close_label(view: View, close: date | None) -> tuple[str, bool]:
    """Return what stands above the close date: how far away it is."""
    text, plural = view.translator.text, view.translator.plural
    if close is None:
        return text("Close"), False
    days = (close - view.today).days
    if days < 0:
        return plural("Close, {n} day overdue", "Close, {n} days overdue", -days), True
    if days < 14:
        return plural("Close, in {n} day", "Close, in {n} days", days), False
    return plural("Close, in {n} week", "Close, in {n} weeks", days // 7), False


def _moves(view: View, analysis: OpportunityAnalysis) -> Iterator[SheetMoveView]:
    translator = view.translator
    for number, move in enumerate(analysis.moves[:MOVES_ON_A_SHEET], 1):
        due, is_bad = judgement.due_of(move, view.today, translator)
        people = (
            [person.name for person in move.action.who if not person.hidden]
            if (move.action)
            else []
        )
        note = translator.text("With {people}", people=", ".join(people)) if people else ""
        if move.action is None:  # the day of a contact stands where whom it is with would
            note, due = due, ""
        yield SheetMoveView(
            number,
            shorten_to_length(judgement.move_text(move, translator), _MOVE),
            note,
            judgement.owner_of(move, translator),
            due,
            is_bad,
        )


def _radars(view: View, analysis: OpportunityAnalysis, href: str) -> Iterator[RadarView]:
    """Yield the radar; rings without ratings where an open opportunity has none yet."""
    assessment, text = analysis.assessment, view.translator.text
    if not assessment.standings:
        if analysis.opportunity.is_open:
            drawing = embed_svg(draw_radar(view.method, (), view.translator, name="radar"))
            note = text("Not assessed yet")
            if "assessments" in analysis.opportunity.cut_parts:
                note = text("Not shown")
            yield RadarView(href, drawing, note, "", "", (), "", (), (), "")
        return
    day = view.translator.date(max(item.current.date for item in assessment.standings))
    position = assessment.position
    words = text("No competitor assessed")
    if position is not None and position.now.known:
        words = text(
            "ahead on {ahead}, behind on {behind} of {known}; {unknown} unknown",
            ahead=len(position.now.ahead),
            behind=len(position.now.behind),
            known=position.now.known,
            unknown=len(position.now.unknown),
        )
    elif position is not None:
        words = view.position(position.now)
    series = view.series(assessment)
    by_person: dict[str, int] = {}
    drawn = {item.key for item in series[:2]}
    for item in assessment.dissent:
        key = item.rival.id if item.rival else "us"
        if key in drawn:
            name = item.by.name if item.by else ""
            by_person[name] = by_person.get(name, 0) + 1
    yield RadarView(
        href=href,
        drawing=view.radar(assessment, "radar", rivals=1),
        position=words,
        day=day,
        us=series[0].name,
        rivals=tuple(item.name for item in series[1:2]),
        rival_href=_rival_href(view, assessment),
        dissent=tuple(
            text("{name} differs ({n})", name=name, n=count) for name, count in by_person.items()
        ),
        groups=tuple(_groups(view, analysis.assessment)),
        unproven=_unproven(view, analysis),
    )


def _unproven(view: View, analysis: OpportunityAnalysis) -> str:
    """Say of an open opportunity that most of what speaks for it is opinion, where that is so."""
    assessment, opportunity = analysis.assessment, analysis.opportunity
    if not opportunity.is_open or assessment.us is None or "assessments" in opportunity.cut_parts:
        return ""
    positive = sum(item.rating is Rating.PLUS for item in assessment.us.current.ratings)
    unproven = len(assessment.unproven)
    if 2 * unproven <= positive:
        return ""
    return view.translator.plural(
        "{n} of {all} + without evidence",
        "{n} of {all} + without evidence",
        unproven,
        all=view.translator.number(positive),
    )


def _rival_href(view: View, assessment: OpportunityAssessment) -> str:
    """Return where the first competitor stands on the page of all of them."""
    rival = next((item.rival for item in assessment.rivals if item.rival), None)
    return view.to(COMPETITORS, competitor_anchor(rival)) if rival else ""


def _groups(view: View, assessment: OpportunityAssessment) -> Iterator[FactView]:
    """Yield the criteria by our ratings, then those on which we are ahead and behind."""
    text, position = view.translator.text, assessment.position
    ours = assessment.us.current.ratings if assessment.us else ()
    rows = [
        (
            view.label(rating) or text("Not rated"),
            [item.criterion for item in ours if item.rating is rating],
            rating is Rating.MINUS,
        )
        for rating in (*Rating, None)
    ]
    if position is not None:
        rival = position.rival.name
        rows += [
            (text("Ahead of {rival}", rival=rival), list(position.now.ahead), False),
            (text("Behind {rival}", rival=rival), list(position.now.behind), True),
        ]
    for label, criteria, is_bad in rows:
        if criteria:
            names = ", ".join(f"{view.number(item)}\u00a0{item.label}" for item in criteria)
            yield FactView(label, names, is_bad)


def _starters(view: View, analysis: OpportunityAnalysis, account: Account) -> Iterator[StarterView]:
    """Yield the commands that fill what is empty, what the verdict needs first."""
    opportunity, text = analysis.opportunity, view.translator.text
    if not opportunity.is_open:
        return
    here = f"{account.id}/{opportunity.id}"
    cut = opportunity.cut_parts
    if not analysis.assessment.standings and "assessments" not in cut:
        yield StarterView(text("Rate the criteria"), f"gosart assess {here}")
    if not opportunity.organisation.people:
        values = "{name: Jane Doe, title: Chief executive, role: approver}"
        yield StarterView(
            text("Who must say yes?"), f"gosart edit {account.id} 'people.jane-doe={values}'"
        )
    if not opportunity.objective.customer and "objective" not in cut:
        values = '{text: Less scrap, baseline: "9%", target: "4%", by: 2027-06-30}'
        yield StarterView(
            text("What do they want, by when?"),
            f"gosart edit {here} 'objective.customer+={values}'",
        )
    if not opportunity.actions and "actions" not in cut:
        owner = opportunity.owner or account.owner
        values = (
            "{id: A1, type: prove, what: Next step, "
            f"owner: {owner.id if owner else 'ID'}, due: {view.today.isoformat()}}}"
        )
        yield StarterView(text("What is next?"), f"gosart edit {here} 'actions+={values}'")
    if "lead_time" in analysis.time.missing and "delivery" not in cut:
        yield StarterView(
            text("How long does delivery take?"),
            f"gosart edit {here} 'delivery.lead_time=12 weeks'",
        )
