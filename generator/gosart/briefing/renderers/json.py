"""A brief as JSON, whole and not shortened; the version goes up when a key changes its meaning.

{"version": 4, "account", "name", "opportunity": id|null, "date", "audience",
 "since": {"date", "why": "asked|review|assessment|days"},
 "until": {"date", "why": "asked|review|days"},
 "opportunities": [{"id", "name", "status", "stage", "amount", "currency", "probability",
                    "close_date", "days_to_close", "compelling_event",
                    "strategy": {"type", "target"},
                    "assessment": {"date", "plus", "minus", "unknown", "known", "of", "questions":
                                   {key: {"plus", "minus", "unknown", "not_rated"}}} | null,
                    "positions": [{"competitor", "ahead", "behind", "level", "known", "unknown"}],
                    "movement": [{"criterion", "competitor": id|null for us,
                                  "kind": "we-gained|we-lost|they-gained|they-lost|sight-lost"}],
                    "dissent": [{"criterion", "leading": "+|-|?|null", "by": id|null, "rating"},
                                and "competitor" where the rating is not of us],
                    "support": [{"influence", "with_us": [name], "undecided": [name],
                                 "against": [name], "not_met": [name]}], "last_review"}],
 "changes_since": {"by": "git|dates", "why": ""|"no-git|shallow|before|new|broken", "commit",
           "changes": [as in the JSON of `gosart diff`; of the kind `dated` where git cannot tell],
           "new": n, "solved": n, "closed": n},
 "unknown": [{"opportunity", "criterion", "ask": [name], "actions": [id]}],
 "overdue": [due], "due": [due],
 "weak_points": [{"opportunity", "review", "text", "severity", "action"}],
 "findings": [as in the JSON of a check; "message" is the old name of "sentence"],
 "passed": n,
 "not_run": ""|sentences, where the repository's own rules were not run, or fail,
 "perspectives": [{"key", "label", "stance",
                   "questions": [{"question", "raised_by": [{"text", "code", "criterion",
                                                             "opportunity": id|""}]}]}]}
and of each opportunity what `judgement_json` says ("verdict", "lights", "vote", "time", "value",
"moves") and what `gosart_json` says ("gosart"). These, "positions", "movement" and "dissent" stand
at the top level too where the brief is about one opportunity.

due: {"kind": "action|milestone", "opportunity", "id", "text", "owner", "date", "days", "side",
      "blocked"}
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from gosart.analysis.opportunity import OpportunityAnalysis
from gosart.briefing.builder import Brief
from gosart.briefing.due_items import Due
from gosart.briefing.one_page import sentences_not_run
from gosart.briefing.renderers.gosart_json import gosart_letters
from gosart.briefing.renderers.judgement_json import judgement
from gosart.comparison.renderers.json import change_as_json
from gosart.comparison.sentences import Sentences
from gosart.diagnostics import Diagnostic, Say
from gosart.lint.formats.json import diagnostic_json

__all__ = ["as_json"]


def as_json(brief: Brief, sentences: Sentences, audience: str) -> str:
    """Write a brief as JSON.

    Args:
        brief: The whole brief.
        sentences: Of the language asked for.
        audience: Whom the plans were read for.

    Returns:
        The text, in the shape documented above.
    """
    changes_since, translator = brief.changes_since, sentences.translator
    whole = {
        "version": 4,
        "account": brief.account.account.id,
        "name": brief.name,
        "opportunity": brief.opportunity or None,
        "date": brief.today.isoformat(),
        "audience": audience,
        "since": {"date": brief.since.day.isoformat(), "why": brief.since.why},
        "until": {"date": brief.until.day.isoformat(), "why": brief.until.why},
        **(
            _means(brief.opportunities[0], brief.today, translator.say)
            if len(brief.opportunities) == 1
            else {}
        ),
        "opportunities": [
            _opportunity(analysis, brief.today, translator.say) for analysis in brief.opportunities
        ],
        "changes_since": {
            "by": "git" if changes_since.commit else "dates",
            "why": changes_since.why,
            "commit": changes_since.commit,
            "changes": [change_as_json(change, sentences) for change in changes_since.changes],
            "new": len(changes_since.new),
            "solved": len(changes_since.solved),
            "closed": len(changes_since.closed),
        },
        "unknown": [
            {
                "opportunity": item.opportunity.opportunity.id,
                "criterion": item.question.criterion.key,
                "ask": [person.name for person in item.question.ask],
                "actions": [opened.action.id for opened in item.question.actions],
            }
            for item in brief.unknown
        ],
        "overdue": [_due(item) for item in brief.overdue],
        "due": [_due(item) for item in brief.soon],
        "weak_points": [
            {
                "opportunity": weak.opportunity.id,
                "review": weak.review.date.isoformat(),
                "text": weak.point.text,
                "severity": weak.point.severity,
                "action": weak.point.action.id if weak.point.action else None,
            }
            for weak in brief.weak
        ],
        "findings": [_finding(finding, translator.say) for finding in brief.findings],
        "passed": brief.passed,
        "not_run": " ".join(sentences_not_run(brief, translator)),
        "perspectives": [
            {
                "key": view.perspective.key,
                "label": view.perspective.label,
                "stance": view.perspective.stance,
                "questions": [
                    {
                        "question": asked.text,
                        "raised_by": [
                            {
                                "text": reason.text,
                                "code": reason.code,
                                "criterion": reason.criterion,
                                "opportunity": reason.opportunity.id if reason.opportunity else "",
                            }
                            for reason in asked.reasons
                        ],
                    }
                    for asked in view.asked
                ],
            }
            for view in brief.perspectives
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _opportunity(analysis: OpportunityAnalysis, today: date, say: Say) -> dict[str, Any]:
    opportunity, us = analysis.opportunity, analysis.assessment.us
    return {
        "id": opportunity.id,
        "name": opportunity.name,
        "status": opportunity.status,
        "stage": opportunity.stage,
        "amount": float(opportunity.money.amount) if opportunity.money else None,
        "currency": opportunity.money.currency if opportunity.money else None,
        "probability": opportunity.probability,
        "close_date": _day(opportunity.close_date),
        "days_to_close": analysis.days_to_close,
        "compelling_event": opportunity.value.compelling_event,
        "strategy": {
            "type": opportunity.strategy.type,
            "target": opportunity.strategy.target.id if opportunity.strategy.target else None,
        },
        "assessment": {
            "date": us.current.date.isoformat(),
            "plus": us.whole.plus,
            "minus": us.whole.minus,
            "unknown": us.whole.unknown,
            "known": us.whole.settled,
            "of": us.whole.size,
            "questions": {
                block.question.key: {
                    "plus": block.plus,
                    "minus": block.minus,
                    "unknown": block.unknown,
                    "not_rated": block.unrated,
                }
                for block in us.blocks
                if block.question
            },
        }
        if us
        else None,
        **_means(analysis, today, say),
        "support": [
            {
                "influence": power.influence,
                "with_us": [person.name for person in power.with_us],
                "undecided": [person.name for person in power.undecided],
                "against": [person.name for person in power.against],
                "not_met": [person.name for person in power.not_met],
            }
            for power in analysis.politics.power
        ],
        "last_review": _day(analysis.last_review),
    }


def _means(analysis: OpportunityAnalysis, today: date, say: Say) -> dict[str, Any]:
    return {
        **_assessed(analysis),
        **judgement(analysis, say),
        "gosart": gosart_letters(analysis, today),
    }


def _assessed(analysis: OpportunityAnalysis) -> dict[str, Any]:
    """Return where we stand against each competitor, what moved, and who differs."""
    assessment = analysis.assessment
    return {
        "positions": [
            {
                "competitor": position.rival.id,
                "ahead": len(position.now.ahead),
                "behind": len(position.now.behind),
                "level": len(position.now.level),
                "known": position.now.known,
                "unknown": len(position.now.unknown),
            }
            for position in assessment.positions
        ],
        "movement": [
            {
                "criterion": move.criterion.key,
                "competitor": move.rival.id if move.rival else None,
                "kind": move.kind.value,
            }
            for move in assessment.movement
        ],
        "dissent": [
            {
                "criterion": item.criterion.key,
                "leading": item.leading,
                "by": item.by.id if item.by else None,
                "rating": item.rating,
                **({"competitor": item.rival.id} if item.rival else {}),
            }
            for item in assessment.dissent
        ],
    }


def _finding(finding: Diagnostic, say: Say) -> dict[str, Any]:
    data = diagnostic_json(finding, say)
    return {**data, "message": data["sentence"]}


def _due(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "opportunity": due.opportunity.id,
        "id": due.id,
        "text": due.text,
        "owner": due.owner,
        "date": due.when.isoformat(),
        "days": due.days,
        "side": due.side,
        "blocked": due.blocked,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
