"""The result of a check as text for a person, step by step, and as JSON for a program.

    {"schema_version": 1, "case", "title", "day", "right", "of",
     "steps": [{"step", "label", "right", "of",
                "expectations": [{"asks", "about", "right", "says", "why",
                                  "path", "line", "column", "answer"}]}]}

`asks` is the kind of the expectation, `about` what it looks at; `path`, `line` and `column` are
null where the plan says nothing. `answer` is null unless answers were asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from textwrap import wrap
from typing import Any

from gosart.exercises.model import STEP_LABELS, Expectation, Outcome, Question, Result
from gosart.i18n.translator import Translator

__all__ = ["as_json", "as_text"]

SCHEMA_VERSION = 1
_WIDTH = 92


def as_json(result: Result, translator: Translator, *, answers: bool = False) -> str:
    """Write a result for a program.

    Args:
        result: The result.
        translator: The language of its sentences.
        answers: Whether to say what would be right.

    Returns:
        JSON, with a line feed at its end.
    """
    data = {
        "schema_version": SCHEMA_VERSION,
        "case": result.case.id,
        "title": result.case.title,
        "day": result.case.day.isoformat(),
        "right": result.met,
        "of": len(result.outcomes),
        "steps": [
            {
                "step": int(step),
                "label": translator.say(STEP_LABELS[step]),
                "right": sum(item.is_met for item in outcomes),
                "of": len(outcomes),
                "expectations": [_data(item, translator, answers) for item in outcomes],
            }
            for step in result.case.steps
            if (outcomes := result.of(step))
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(outcome: Outcome, translator: Translator, answers: bool) -> dict[str, Any]:
    location, expectation = outcome.location, outcome.expectation
    return {
        "asks": expectation.question.value,
        "about": list(expectation.subjects),
        "right": outcome.is_met,
        "says": translator.say(outcome.statement),
        "why": expectation.why,
        "path": location.path if location else None,
        "line": location.line if location else None,
        "column": location.column if location else None,
        "answer": _answer(expectation) if answers else None,
    }


def as_text(
    result: Result,
    translator: Translator,
    *,
    answers: bool = False,
    path_of: Callable[[str], str] = str,
) -> str:
    """Write a result for a person.

    Args:
        result: The result.
        translator: The language.
        answers: Whether to say what would be right where the plan is not.
        path_of: Returns how a file of the repository is called where the text is read.

    Returns:
        Lines of text.
    """
    return "\n".join(_lines(result, translator, answers, path_of)) + "\n"


def _lines(
    result: Result, translator: Translator, answers: bool, path_of: Callable[[str], str]
) -> Iterator[str]:
    say = translator.say
    case = result.case
    day = translator.date(case.day)
    yield translator.text("{title} ({id}), as of {day}", title=case.title, id=case.id, day=day)
    for step in case.steps:
        outcomes = result.of(step)
        if not outcomes:
            continue
        met = sum(item.is_met for item in outcomes)
        yield ""
        yield translator.text(
            "Step {number}, {label}: {met} of {count}",
            number=int(step),
            label=say(STEP_LABELS[step]),
            met=met,
            count=len(outcomes),
        )
        for outcome in outcomes:
            yield f"  {'+' if outcome.is_met else '-'} {say(outcome.statement)}"
            if outcome.is_met:
                continue
            yield from _indented(outcome.expectation.why)
            if answers and (answer := _answer(outcome.expectation)):
                yield from _indented(translator.text("Right: {answer}", answer=answer))
            if outcome.location is not None:
                location = outcome.location
                yield f"      {path_of(location.path)}:{location.line}:{location.column}"
    yield ""
    missing = len(result.outcomes) - result.met
    whole = translator.text(
        "{met} of {count} are right.", met=result.met, count=len(result.outcomes)
    )
    if missing:
        whole += " " + translator.plural(
            "1 is missing.", "{count} are missing.", missing, count=missing
        )
    yield whole


def _indented(text: str) -> Iterator[str]:
    return (f"      {line}" for line in wrap(text, _WIDTH, break_long_words=False))


def _answer(expectation: Expectation) -> str:
    """Return what would be right, "" where anything is that is filled in."""
    if expectation.question is Question.NO:
        return ""
    fields = [f"{name}: {' | '.join(values)}" for name, values in expectation.fields]
    mentions = [" | ".join(options) for options in expectation.mentions]
    limits = " … ".join(filter(None, (expectation.lowest, expectation.highest)))
    parts = [" | ".join(expectation.accepted), limits, ", ".join(fields), " … ".join(mentions)]
    return "; ".join(part for part in parts if part)
