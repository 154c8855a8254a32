"""A plan held against a case: each expectation met or not, with what the plan says.

Values are read as they are typed, so that each has its place in a file; ratings, lights and rules
are those of any other check. Nothing is left out for an audience.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from gosart.analysis.course import course_of
from gosart.analysis.opportunity import OpportunityAnalysis, analyse_account
from gosart.config.model import SiteOptions
from gosart.diagnostics import Diagnostic, Listed, Location, Severity, msg
from gosart.errors import GosartError
from gosart.exercises.model import Case, Expectation, Outcome, Question, Result
from gosart.exercises.read_expectations import OF_OPPORTUNITY
from gosart.method.loader import read_method
from gosart.method.model import Method
from gosart.plan.options import plan_options
from gosart.plan.portfolio_loader import load_portfolio
from gosart.plan.validate.source_map import at_key, mapping, texts_in
from gosart.repository.discovery import list_accounts
from gosart.repository.loader import read_repository
from gosart.rules.evaluate import thresholds_of
from gosart.rules.findings import Finding
from gosart.rules.runner import run_account
from gosart.rules.selection import all_rules
from gosart.text.shorten import shorten_to_length
from gosart.yaml.document import Key, Node, Tree

__all__ = ["BrokenPlanError", "check_exercise"]

_LONGEST = 60


class BrokenPlanError(GosartError):
    """A plan that cannot be held against a case, because it has errors: `problems`."""

    def __init__(self, problems: Iterable[Diagnostic]) -> None:
        self.problems = tuple(problems)
        super().__init__("The plan has errors. Correct them first; `gosart check` lists them too.")


def check_exercise(case: Case, options: SiteOptions) -> Result:
    """Hold the plan of a repository against a case, on the day of the case.

    Args:
        case: The case.
        options: The options of the repository's site.

    Returns:
        An outcome for each expectation, in the order of the case.

    Raises:
        BrokenPlanError: The plan has errors.
        GosartError: There is no such account.
    """
    options = replace(options, today=case.day, audience=options.audiences[-1])
    if case.account not in list_accounts(options.root, options.accounts_dir).ids:
        raise GosartError(
            f"There is no plan of the account '{case.account}' in {options.accounts_dir}/."
        )
    repository = read_repository(options.root, options.accounts_dir, frozenset({case.account}))
    method = read_method(options.language, options.root, options.method).method
    portfolio = load_portfolio(repository, method, plan_options(options))
    errors = [item for item in portfolio.problems if item.severity is Severity.ERROR]
    if errors or not portfolio.accounts:
        raise BrokenPlanError(errors)
    account = portfolio.accounts[0]
    analysis = analyse_account(account, method, case.day, course_of(options))
    report = run_account(analysis, method, case.day, thresholds_of(options), all_rules())
    of_opportunity = report.opportunities.get(case.opportunity)
    findings = [
        finding
        for part in (report.own, of_opportunity)
        if part is not None
        for finding in (*part.findings, *(item.finding for item in part.accepted))
    ]
    checker = _Checker(
        case,
        repository.accounts[0].tree,
        method,
        next(
            (item for item in analysis.opportunities if item.opportunity.id == case.opportunity),
            None,
        ),
        findings,
    )
    return Result(case, tuple(map(checker.check, case.expectations)))


@dataclass(frozen=True, eq=False, slots=True)
class _Checker:
    case: Case
    tree: Tree
    method: Method
    opportunity: OpportunityAnalysis | None
    """None where the plan does not have it."""
    findings: list[Finding]
    """Also those that the plan accepts: an exercise is not solved by an `ignore`."""

    def check(self, expectation: Expectation) -> Outcome:
        """Hold the plan against one expectation."""
        check = {
            Question.VALUE: self._value,
            Question.RATING: self._rating,
            Question.PERSON: self._person,
            Question.ANY: self._any,
            Question.NO: self._no,
            Question.LIGHT: self._light,
        }[expectation.question]
        return check(expectation)

    def _value(self, expectation: Expectation) -> Outcome:
        typed = expectation.subjects[0]
        key = self._key(typed)
        texts = _texts(at_key(self.tree.data, key)) if key is not None else ()
        location = self._location(key) if key is not None else None
        if not texts:
            return Outcome(expectation, False, msg("`{key}` is empty", key=typed), location)
        is_met = not expectation.accepted or _meets(texts, expectation.accepted)
        is_met = is_met and any(_is_within(text, expectation) for text in texts)
        whole = " ".join(" ".join(texts).casefold().split())
        is_met = is_met and all(
            any(_in_text(option, whole) for option in options) for options in expectation.mentions
        )
        statement = msg("`{key}` is {value}", key=typed, value=_short(texts))
        return Outcome(expectation, is_met, statement, location)

    def _rating(self, expectation: Expectation) -> Outcome:
        criterion = expectation.subjects[0]
        entry = self.method.by_key.get(criterion)
        label = entry.label if entry else criterion
        ours = expectation.company == "us"
        standings = self.opportunity.assessment.standings if self.opportunity else ()
        rating = next(
            (
                item
                for standing in standings
                if (standing.rival is None if ours else standing.rival is not None)
                and (
                    ours
                    or (standing.rival is not None and standing.rival.id == expectation.company)
                )
                for item in standing.current.ratings
                if item.criterion.key == criterion
            ),
            None,
        )
        if rating is None or rating.rating is None:
            statement = msg(
                "{criterion} of {company} is not rated",
                criterion=label,
                company=expectation.company,
            )
            return Outcome(expectation, False, statement)
        statement = msg(
            "{criterion} of {company} is rated {rating}",
            criterion=label,
            company=expectation.company,
            rating=rating.rating.value,
        )
        is_met = rating.rating.value in expectation.accepted
        return Outcome(expectation, is_met, statement, rating.location)

    def _person(self, expectation: Expectation) -> Outcome:
        person = expectation.subjects[0]
        above = [
            ("opportunities", self.case.opportunity, "people", person),
            ("people", person),
        ]
        if not any(mapping(at_key(self.tree.data, key)) for key in above):
            return Outcome(expectation, False, msg("{person} is not in `people`", person=person))
        states = []
        is_met = True
        location = None
        for name, accepted in expectation.fields:
            keys = [(*key, *name.split(".")) for key in above]
            key = next((key for key in keys if _texts(at_key(self.tree.data, key))), None)
            texts = _texts(at_key(self.tree.data, key)) if key else ()
            if not _meets(texts, accepted):
                is_met = False
                location = location or self._location(key or above[-1])
            value = _short(texts) if texts else msg("empty")
            states.append(msg("{field} {value}", field=name, value=value))
        statement = msg("{person}: {states}", person=person, states=Listed(tuple(states)))
        return Outcome(expectation, is_met, statement, location or self._location(above[-1]))

    def _any(self, expectation: Expectation) -> Outcome:
        typed = expectation.subjects[0]
        key = self._key(typed)
        items = at_key(self.tree.data, key) if key is not None else None
        for number, item in enumerate(items if isinstance(items, list) else [items]):
            data = mapping(item)
            if data and all(
                _meets(_texts(at_key(data, tuple(name.split(".")))), accepted)
                for name, accepted in expectation.fields
            ):
                location = self._location((*key, number)) if key is not None else None
                statement = msg("`{key}` has such an entry", key=typed)
                return Outcome(expectation, True, statement, location)
        statement = msg("No entry in `{key}` does this", key=typed)
        return Outcome(expectation, False, statement, self._location(key) if key else None)

    def _no(self, expectation: Expectation) -> Outcome:
        against = [item for item in self.findings if item.code in expectation.subjects]
        if against:
            first = against[0]
            statement = msg("{code}: {finding}", code=first.code, finding=first.message)
            return Outcome(expectation, False, statement, first.location)
        if self.opportunity is None:
            statement = msg("There is no opportunity {name}", name=self.case.opportunity)
            return Outcome(expectation, False, statement)
        codes = ", ".join(expectation.subjects)
        return Outcome(expectation, True, msg("{codes}: nothing to find", codes=codes))

    def _light(self, expectation: Expectation) -> Outcome:
        name = expectation.subjects[0]
        light = self.opportunity.lights.light(name) if self.opportunity else None
        if light is None:
            return Outcome(expectation, False, msg("The light {name} is not lit", name=name))
        statement = msg(
            "The light {name} is {state}: {reason}",
            name=name,
            state=light.state.value,
            reason=light.clause,
        )
        return Outcome(expectation, light.state.value in expectation.accepted, statement)

    def _key(self, typed: str) -> Key | None:
        """Return the key of a dotted name, None where an item it names is not there."""
        parts = typed.split(".")
        key: Key = ()
        if typed.startswith(OF_OPPORTUNITY):
            key, parts = ("opportunities", self.case.opportunity), parts[1:]
        for part in parts:
            data = at_key(self.tree.data, key)
            if not isinstance(data, list):
                key = (*key, part)
                continue
            number = next(
                (
                    number
                    for number, item in enumerate(data)
                    if part in (mapping(item).get("id"), str(number + 1))
                ),
                None,
            )
            if number is None:
                return None
            key = (*key, number)
        return key

    def _location(self, key: Key) -> Location:
        return self.tree.locate(key)[0].key


def _texts(node: Node) -> tuple[str, ...]:
    """Return every text below a value, without what is blank."""
    return tuple(text for _, text in texts_in(node) if text.strip())


def _meets(texts: Iterable[str], accepted: Iterable[str]) -> bool:
    """Tell whether one of some values is one of those that are right."""
    right = set(map(_plain, accepted))
    return any(_plain(text) in right for text in texts)


def _plain(text: str) -> str | Decimal:
    """Return a value without what is no difference: case, blanks, how a number is written."""
    bare = text.strip().casefold()
    try:
        return Decimal(bare.replace("_", "").replace(",", ""))
    except InvalidOperation:
        return bare


def _is_within(text: str, expectation: Expectation) -> bool:
    """Tell whether a number or a day is between the limits; a text of another kind is not."""
    value = _plain(text)
    for limit, is_lowest in ((expectation.lowest, True), (expectation.highest, False)):
        if not limit:
            continue
        bound = _plain(limit)
        if isinstance(value, Decimal) and isinstance(bound, Decimal):
            is_inside = value >= bound if is_lowest else value <= bound
        elif isinstance(value, str) and isinstance(bound, str) and len(value) == len(bound):
            is_inside = value >= bound if is_lowest else value <= bound  # days as 2027-03-08
        else:
            is_inside = False
        if not is_inside:
            return False
    return True


def _in_text(option: str, whole: str) -> bool:
    """Tell whether a text occurs in another, numbers however they are grouped."""
    wanted = " ".join(option.casefold().split())
    return wanted in whole or wanted in whole.replace("_", "").replace(",", "")


def _short(texts: Iterable[str]) -> str:
    return shorten_to_length("; ".join(texts), _LONGEST)
