"""Business partners of an account as the templates take them: stages, gaps, conflicts, a title."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from gosart.diagnostics import capitalised
from gosart.method.enums import PartnerStage, PartnerWay, Rating
from gosart.plan.model.account import Account, Opportunity, Partner, PartnerStageRating
from gosart.site.template_context import View
from gosart.site.views.growth_model import (
    PartnerConflictView,
    PartnerGapView,
    PartnerStageView,
    PartnersView,
    PartnerView,
    PartnerWayView,
    StageCoverView,
)
from gosart.text.markdown import inline

__all__ = ["partners_view"]

_MOST_AT_RISK = 2
"""How many deals a gap names; the others are counted."""
_MOST_IN_TITLE = 2
"""How many conflicts the title names; more are counted."""
_STATUSES = {Rating.PLUS: "strong", Rating.UNKNOWN: "unknown", Rating.MINUS: "weak"}


def partners_view(
    view: View, account: Account, narrative: Callable[[Partner], Markup]
) -> PartnersView:
    """Return the business partners of an account.

    Args:
        view: The page.
        account: The account.
        narrative: Renders what a plan says of a partner in its own text.
    """
    return _Partners(view, account).view(narrative)


@dataclass(frozen=True, slots=True)
class _Partners:
    """Writes the partners of one account."""

    page: View
    account: Account

    def view(self, narrative: Callable[[Partner], Markup]) -> PartnersView:
        """Return the whole section."""
        partners, translator = self.account.partners, self.page.translator
        is_cut = "partners" in self.account.cut_parts
        return PartnersView(
            title=self._title(is_cut) if partners else "",
            stages=tuple(
                StageCoverView(
                    label=self.page.term(stage),
                    count=translator.text(
                        "{n} of {all}",
                        n=translator.number(len(self._strong(stage))),
                        all=translator.number(len(partners)),
                    ),
                    is_gap=not self._strong(stage),
                )
                for stage in PartnerStage
            ),
            rows=tuple(
                PartnerView(
                    name=partner.name,
                    contact=partner.contact,
                    ways=tuple(
                        PartnerWayView(self.page.label(way), way in partner.ways)
                        for way in PartnerWay
                    ),
                    ways_in_words=Markup(", ").join(self.page.term(way) for way in partner.ways),
                    stages=tuple(self._stage(partner, stage) for stage in PartnerStage),
                    conflicts=tuple(
                        PartnerConflictView(
                            rival.name,
                            ", ".join(
                                opportunity.name for opportunity in self._targeting(rival.id)
                            ),
                        )
                        for rival in partner.works_with
                    ),
                    narrative=narrative(partner) if partner.narrative else Markup(),
                )
                for partner in partners
            ),
            gaps=tuple(self._gaps()) if partners else (),
            note=translator.text(
                "Some of it is not shown for this audience: a gap may be covered by what is not."
            )
            if is_cut
            else "",
            width=len(PartnerStage) + 3,
        )

    def _title(self, is_cut: bool) -> str:
        text = self.page.translator.text
        gaps = [self.page.label(stage) for stage in PartnerStage if not self._strong(stage)]
        clauses = []
        if len(gaps) == len(PartnerStage):
            clauses.append(text("no strong partner in any stage"))
        elif gaps:
            clauses.append(text("no strong partner for: {stages}", stages=", ".join(gaps)))
        conflicts = list(self._conflicts())
        if len(conflicts) > _MOST_IN_TITLE:
            clauses.append(
                text(
                    "{n} partners also serve competitors that we target",
                    n=self.page.translator.number(len({partner for partner, _ in conflicts})),
                )
            )
        else:
            clauses += [
                text("{partner} also serves {rival}, which we target", partner=name, rival=rival)
                for name, rival in conflicts
            ]
        sentence = text("; ").join(clauses) or text("every stage has a strong partner")
        if is_cut:
            return text("Of what is shown: {what}", what=sentence)
        return capitalised(sentence)

    def _conflicts(self) -> Iterator[tuple[str, str]]:
        for partner in self.account.partners:
            for rival in partner.works_with:
                if self._targeting(rival.id):
                    yield partner.name, rival.name

    def _targeting(self, rival: str) -> list[Opportunity]:
        """Return the open deals whose strategy is aimed at a competitor."""
        return [
            opportunity
            for opportunity in self._open()
            if opportunity.strategy.target is not None and opportunity.strategy.target.id == rival
        ]

    def _open(self) -> list[Opportunity]:
        return [opportunity for opportunity in self.account.opportunities if opportunity.is_open]

    def _ratings(self, stage: PartnerStage) -> list[tuple[Partner, PartnerStageRating]]:
        return [
            (partner, item)
            for partner in self.account.partners
            for item in partner.stages
            if item.stage is stage
        ]

    def _strong(self, stage: PartnerStage) -> list[Partner]:
        return [partner for partner, item in self._ratings(stage) if item.rating is Rating.PLUS]

    def _stage(self, partner: Partner, stage: PartnerStage) -> PartnerStageView:
        text = self.page.translator.text
        words = {
            Rating.PLUS: text("strong"),
            Rating.UNKNOWN: text("open question"),
            Rating.MINUS: text("weak"),
        }
        for item in partner.stages:
            if item.stage is not stage:
                continue
            if item.rating is None:
                return PartnerStageView("none", text("not rated"), inline(item.note))
            sign = item.rating.value.replace("-", "\u2212")
            return PartnerStageView(
                _STATUSES[item.rating], f"{sign} {words[item.rating]}", inline(item.note)
            )
        return PartnerStageView("none", text("no part"), Markup())

    def _gaps(self) -> Iterator[PartnerGapView]:
        text = self.page.translator.text
        for stage in PartnerStage:
            if self._strong(stage):
                continue
            weak = Markup("; ").join(
                Markup(text("{name} is weak: {note}")).format(
                    name=partner.name, note=inline(item.note)
                )
                if item.note
                else text("{name} is weak", name=partner.name)
                for partner, item in self._ratings(stage)
                if item.rating is Rating.MINUS
            )
            yield PartnerGapView(self.page.term(stage), weak, self._risk(stage, self._open()))

    def _risk(self, stage: PartnerStage, opportunities: Sequence[Opportunity]) -> str:
        """Name the largest deals that hang on a stage, with the day until which it is needed."""
        if not opportunities:
            return ""
        translator = self.page.translator
        largest = sorted(
            opportunities,
            key=lambda opportunity: -opportunity.money.amount if opportunity.money else 0,
        )
        named = [self._opportunity(stage, opportunity) for opportunity in largest[:_MOST_AT_RISK]]
        if rest := len(largest) - len(named):
            named.append(translator.plural("{n} other", "{n} others", rest))
        return translator.text(
            "At risk unless we cover it ourselves: {deals}.", deals="; ".join(named)
        )

    def _opportunity(self, stage: PartnerStage, opportunity: Opportunity) -> str:
        translator = self.page.translator
        facts = [self.page.money(opportunity.money, short=True)] if opportunity.money else []
        if stage in (PartnerStage.IMPLEMENTATION, PartnerStage.POST_SALES):
            if day := _live(opportunity):
                facts.append(translator.text("live by {date}", date=translator.date(day)))
        elif opportunity.close_date:
            facts.append(
                translator.text("closes {date}", date=translator.date(opportunity.close_date))
            )
        if not facts:
            return opportunity.name
        return translator.text("{what} ({note})", what=opportunity.name, note=", ".join(facts))


def _live(opportunity: Opportunity) -> date | None:
    """Return the day on which the customer must have it working."""
    event = opportunity.value.event
    days = [
        day
        for day in (
            opportunity.delivery and opportunity.delivery.go_live,
            event.date if event else None,
        )
        if day
    ]
    return min(days, default=None)
