"""A brief as JSON for machines, whole and not shortened; a new version number when a key changes its meaning.

{"version": 2, "account", "name", "opportunity": id|null, "date", "audience",
 "since": {"date", "why": "asked|review|assessment|days"}, "until": {"date", "why": "asked|review|days"},
 "opportunities": [{"id", "name", "status", "stage", "amount", "currency", "probability", "close_date", "days_to_close",
                    "compelling_event", "strategy": {"type", "target"},
                    "assessment": {"date", "sum", "known", "of", "questions": {key: sum}} | null,
                    "positions": [{"rival", "name", "now", "movement", "since"}],
                    "support": [{"influence", "with_us": [name], "undecided": [name], "against": [name]}], "last_review"}],
 "moved": {"by": "git|dates", "why": ""|"no-git|shallow|before|new|broken", "commit",
           "changes": [as in the JSON of `gosart diff`; of the kind `dated` where git cannot tell], "new": n, "solved": n},
 "unknown": [{"opportunity", "criterion", "ask": [name], "actions": [id]}],
 "overdue": [due], "due": [due],
 "weak_points": [{"opportunity", "review", "text", "severity", "action"}],
 "findings": [{"code", "severity", "message", "hint", "opportunity", "path", "line"}], "passed": n,
 "perspectives": [{"key", "label", "stance", "questions": [{"question", "raised_by": [{"text", "code", "criterion", "opportunity"}]}]}]}
due: {"kind": "action|milestone", "opportunity", "id", "text", "owner", "date", "days", "side", "blocked"}
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
    """Write a brief as JSON."""
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
        "opportunities": [_opportunity(found) for found in brief.opportunities],
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
                "actions": [found.action.id for found in item.question.actions],
            }
            for item in brief.unknown
        ],
        "overdue": [_due(found) for found in brief.overdue],
        "due": [_due(found) for found in brief.soon],
        "weak_points": [
            {
                "opportunity": found.opportunity.id,
                "review": found.review.date.isoformat(),
                "text": found.point.text,
                "severity": found.point.severity,
                "action": found.point.action.id if found.point.action else None,
            }
            for found in brief.weak
        ],
        "findings": [
            {
                "code": found.code,
                "severity": found.severity.value,
                "message": translator.say(found.message),
                "hint": translator.say(found.hint),
                "opportunity": found.opportunity,
                "path": found.location.path,
                "line": found.location.line,
            }
            for found in brief.findings
        ],
        "passed": brief.passed,
        "perspectives": [
            {
                "key": heard.perspective.key,
                "label": heard.perspective.label,
                "stance": heard.perspective.stance,
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
                    for asked in heard.asked
                ],
            }
            for heard in brief.heard
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _opportunity(found: OpportunityAnalysis) -> dict[str, Any]:
    opportunity, us = found.opportunity, found.assessment.us
    return {
        "id": opportunity.id,
        "name": opportunity.name,
        "status": opportunity.status,
        "stage": opportunity.stage,
        "amount": float(opportunity.money.amount) if opportunity.money else None,
        "currency": opportunity.money.currency if opportunity.money else None,
        "probability": opportunity.probability,
        "close_date": _day(opportunity.close_date),
        "days_to_close": found.days_to_close,
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
                "rival": found.rival.id,
                "name": found.rival.name,
                "now": found.now,
                "movement": found.movement,
                "since": _day(found.since),
            }
            for found in found.assessment.positions
        ],
        "support": [
            {
                "influence": power.influence,
                "with_us": [person.name for person in power.with_us],
                "undecided": [person.name for person in power.undecided],
                "against": [person.name for person in power.against],
            }
            for power in found.politics.power
        ],
        "last_review": _day(found.last_review),
    }


def _due(found: Due) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "opportunity": found.opportunity.id,
        "id": found.id,
        "text": found.text,
        "owner": found.owner,
        "date": found.when.isoformat(),
        "days": found.days,
        "side": found.side,
        "blocked": found.blocked,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
