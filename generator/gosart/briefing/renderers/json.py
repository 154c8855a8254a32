"""A brief as JSON, whole and not shortened; the version goes up when a key changes its meaning.

{"version": 2, "account", "name", "opportunity": id|null, "date", "audience",
 "since": {"date", "why": "asked|review|assessment|days"},
 "until": {"date", "why": "asked|review|days"},
 "opportunities": [{"id", "name", "status", "stage", "amount", "currency", "probability",
                    "close_date", "days_to_close", "compelling_event",
                    "strategy": {"type", "target"},
                    "assessment": {"date", "sum", "known", "of", "questions": {key: sum}} | null,
                    "positions": [{"rival", "name", "now", "movement", "since"}],
                    "support": [{"influence", "with_us": [name], "undecided": [name],
                                 "against": [name]}], "last_review"}],
 "moved": {"by": "git|dates", "why": ""|"no-git|shallow|before|new|broken", "commit",
           "changes": [as in the JSON of `gosart diff`; of the kind `dated` where git cannot tell],
           "new": n, "solved": n},
 "unknown": [{"opportunity", "criterion", "ask": [name], "actions": [id]}],
 "overdue": [due], "due": [due],
 "weak_points": [{"opportunity", "review", "text", "severity", "action"}],
 "findings": [{"code", "severity", "message", "hint", "opportunity", "path", "line"}], "passed": n,
 "perspectives": [{"key", "label", "stance",
                   "questions": [{"question", "raised_by": [{"text", "code", "criterion",
                                                             "opportunity"}]}]}]}
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
from gosart.comparison.renderers.json import change_as_json
from gosart.comparison.sentences import Sentences

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
    moved, translator = brief.moved, sentences.translator
    whole = {
        "version": 2,
        "account": brief.account.account.id,
        "name": brief.name,
        "opportunity": brief.opportunity or None,
        "date": brief.today.isoformat(),
        "audience": audience,
        "since": {"date": brief.since.day.isoformat(), "why": brief.since.why},
        "until": {"date": brief.until.day.isoformat(), "why": brief.until.why},
        "opportunities": [_opportunity(analysis) for analysis in brief.opportunities],
        "moved": {
            "by": "git" if moved.commit else "dates",
            "why": moved.why,
            "commit": moved.commit,
            "changes": [change_as_json(change, sentences) for change in moved.changes],
            "new": len(moved.new),
            "solved": len(moved.solved),
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
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "message": translator.say(finding.message),
                "hint": translator.say(finding.hint),
                "opportunity": finding.opportunity,
                "path": finding.location.path,
                "line": finding.location.line,
            }
            for finding in brief.findings
        ],
        "passed": brief.passed,
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
                                "opportunity": reason.opportunity,
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


def _opportunity(analysis: OpportunityAnalysis) -> dict[str, Any]:
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
            "sum": us.whole.sum,
            "known": us.whole.settled,
            "of": us.whole.size,
            "questions": {block.question.key: block.sum for block in us.blocks if block.question},
        }
        if us
        else None,
        "positions": [
            {
                "rival": position.rival.id,
                "name": position.rival.name,
                "now": position.now,
                "movement": position.movement,
                "since": _day(position.since),
            }
            for position in analysis.assessment.positions
        ],
        "support": [
            {
                "influence": power.influence,
                "with_us": [person.name for person in power.with_us],
                "undecided": [person.name for person in power.undecided],
                "against": [person.name for person in power.against],
            }
            for power in analysis.politics.power
        ],
        "last_review": _day(analysis.last_review),
    }


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
