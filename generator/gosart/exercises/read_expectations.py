"""`expected.yml` of a case -> its expectations, checked against the plan format and the method.

Wrong is located: an expectation that names no key, criterion, rule or light is never met, and the
person who does the exercise could not know why.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gosart.analysis.light import State
from gosart.diagnostics import msg
from gosart.exercises.case_problems import CaseProblems
from gosart.exercises.model import Expectation, Question, Step
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.plan.schema.account import AccountEntry
from gosart.plan.schema.base import Entry
from gosart.plan.schema.opportunity import OpportunityEntry
from gosart.plan.schema.people import PersonEntry
from gosart.plan.schema.registry import Shape, fields_of
from gosart.plan.validate.source_map import mapping
from gosart.rules.registry import our_rules
from gosart.text.suggest import suggestion
from gosart.yaml.document import Key, Node

__all__ = ["OF_OPPORTUNITY", "PARTS", "read_expectations"]

OF_OPPORTUNITY = "opportunity."
"""How the key of a value begins that is the opportunity's."""
PARTS = ("people", "value", "actions", "review")
"""Lights besides those of the method's questions."""

_ALLOWED: Mapping[Question, tuple[str, ...]] = {
    Question.VALUE: ("is", "mentions", "from", "to"),
    Question.RATING: ("is", "for"),
    Question.PERSON: ("is",),
    Question.ANY: ("with",),
    Question.NO: (),
    Question.LIGHT: ("is",),
}
_NEEDED: Mapping[Question, str] = {
    Question.RATING: "is",
    Question.PERSON: "is",
    Question.ANY: "with",
    Question.LIGHT: "is",
}


def read_expectations(
    data: Node, problems: CaseProblems, method: Method, steps: Collection[Step]
) -> tuple[Expectation, ...]:
    """Read the expectations of a case.

    Args:
        data: What stands under `expect`.
        problems: Takes what is wrong.
        method: The method by whose words plans are rated.
        steps: The steps that the case says it is for.

    Returns:
        Those that are right, in the order of the file.
    """
    if not isinstance(data, list) or not data:
        message = msg("`expect` is not a list of expectations.")
        problems.add(
            "E004", ("expect",), message, msg("Write what a right plan says, item by item.")
        )
        return ()
    reader = _Reader(problems, method, steps)
    return tuple(
        expectation
        for number, item in enumerate(data)
        if (expectation := reader.read(item, ("expect", number))) is not None
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    problems: CaseProblems
    method: Method
    steps: Collection[Step]

    def read(self, item: Node, key: Key) -> Expectation | None:
        """Read one expectation, None where it is wrong."""
        before = len(self.problems.diagnostics)
        data = mapping(item)
        questions = [question for question in Question if question.value in data]
        if len(questions) != 1:
            message = msg("An expectation asks for exactly one thing.")
            hint = msg("Name one of these keys: {keys}.", keys=", ".join(map(str, Question)))
            self.problems.add("E006", key, message, hint)
            return None
        question = questions[0]
        name = question.value
        more = _ALLOWED[question]
        self.problems.check_keys(data, key, ("step", "why", name, *more))
        needed = _NEEDED.get(question)
        if needed and needed not in data:
            message = msg("The key '{name}' is missing.", name=needed)
            self.problems.add("E003", key, message, msg("Say which values are right."))
        fields_key = "with" if question is Question.ANY else "is"
        has_fields = question in (Question.PERSON, Question.ANY)
        expectation = Expectation(
            step=self._step(data, key),
            question=question,
            subjects=self.problems.texts(data[name], (*key, name)),
            why=self.problems.text(data, key, "why"),
            accepted=(
                self.problems.texts(data["is"], (*key, "is"))
                if "is" in data and not has_fields
                else ()
            ),
            fields=(
                self._fields(data[fields_key], (*key, fields_key))
                if has_fields and fields_key in data
                else ()
            ),
            mentions=self._mentions(data, key),
            lowest=self.problems.text(data, key, "from") if "from" in data else "",
            highest=self.problems.text(data, key, "to") if "to" in data else "",
            company=self.problems.text(data, key, "for") if "for" in data else "us",
        )
        self._check(expectation, key)
        return expectation if len(self.problems.diagnostics) == before else None

    def _step(self, data: Mapping[str, Node], key: Key) -> Step:
        number = self.problems.number(data, key, "step")
        if not number:
            return Step.ASSESSMENT
        if number not in self.steps:
            message = msg("The case is not for step {number}.", number=number)
            hint = msg("Use one of the `steps` of case.md: {steps}.", steps=_numbers(self.steps))
            self.problems.add("E004", (*key, "step"), message, hint)
            return Step.ASSESSMENT
        return Step(number)

    def _fields(self, value: Node, key: Key) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if not isinstance(value, dict) or not value:
            message = msg("Keys and values are expected here.")
            self.problems.add(
                "E004",
                key,
                message,
                msg("Write something such as {example}.", example="role: user"),
            )
            return ()
        return tuple(
            (name, self.problems.texts(values, (*key, name))) for name, values in value.items()
        )

    def _mentions(self, data: Mapping[str, Node], key: Key) -> tuple[tuple[str, ...], ...]:
        if "mentions" not in data:
            return ()
        value = data["mentions"]
        items = value if isinstance(value, list) else [value]
        return tuple(self.problems.texts(item, (*key, "mentions")) for item in items)

    def _check(self, expectation: Expectation, key: Key) -> None:
        """Report what an expectation names that there is not."""
        question = expectation.question
        at = (*key, question.value)
        if question is not Question.NO and len(expectation.subjects) > 1:
            message = msg("One name is expected here.")
            self.problems.add("E004", at, message, msg("Write an expectation for each."))
        for subject in expectation.subjects:
            if question is Question.NO:
                self._check_name(subject, [rule.code for rule in our_rules()], at)
            elif question is Question.RATING:
                self._check_name(subject, [item.key for item in self.method.criteria], at)
                self._check_values(expectation, [str(item) for item in Rating], (*key, "is"))
            elif question is Question.LIGHT:
                lights = [*(item.key for item in self.method.questions), *PARTS]
                self._check_name(subject, lights, at)
                self._check_values(expectation, [str(item) for item in State], (*key, "is"))
            elif question is Question.PERSON:
                for name, _ in expectation.fields:
                    self._check_path(PersonEntry, name.split("."), (*key, "is", name))
            else:
                self._check_plan_key(subject, expectation, key)

    def _check_plan_key(self, subject: str, expectation: Expectation, key: Key) -> None:
        at = (*key, expectation.question.value)
        top: type[Entry] = AccountEntry
        parts = subject.split(".")
        if subject.startswith(OF_OPPORTUNITY):
            top, parts = OpportunityEntry, parts[1:]
        entry = self._check_path(top, parts, at)
        for name, _ in expectation.fields:
            if entry is not None:
                self._check_path(entry, name.split("."), (*key, "with", name))

    def _check_path(self, top: type[Entry], parts: list[str], at: Key) -> type[Entry] | None:
        """Walk a dotted key through the plan format; return what kind of entry it ends at."""
        entry: type[Entry] | None = top
        parts = list(parts)
        while parts and entry is not None:
            name = parts.pop(0)
            specs = {spec.name: spec for spec in fields_of(entry)}
            if name not in specs:
                message = msg("A plan has no key '{name}' here.", name=name)
                self.problems.add("E005", at, message, suggestion(name, specs))
                return None
            spec = specs[name]
            del parts[: spec.depth if spec.shape is Shape.MAP else int(spec.shape is Shape.LIST)]
            entry = spec.entry
        return entry

    def _check_name(self, name: str, names: Collection[str], at: Key) -> None:
        if name not in names:
            message = msg("There is no '{name}'.", name=name)
            self.problems.add("E005", at, message, suggestion(name, names))

    def _check_values(self, expectation: Expectation, values: Collection[str], at: Key) -> None:
        for value in expectation.accepted:
            self._check_name(value, values, at)


def _numbers(steps: Collection[Step]) -> str:
    return ", ".join(str(int(step)) for step in steps)
