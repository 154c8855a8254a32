"""The cases that come with gosart: the solution is right, what one begins with is not."""

from __future__ import annotations

from functools import lru_cache

import pytest

from gosart.config.model import options_from
from gosart.exercises.evaluate import check_exercise
from gosart.exercises.model import Case, Result, Step
from gosart.exercises.read_case import case_ids, our_cases, read_case
from gosart.method.loader import load_method

IDS = case_ids(None)

each_case = pytest.mark.parametrize("id_", IDS)


@lru_cache
def case_of(id_: str) -> Case:
    """Return one of our cases."""
    read = read_case(our_cases() / id_, load_method("en"))
    assert read.problems == ()
    assert read.case is not None
    return read.case


@lru_cache
def result(id_: str, folder: str) -> Result:
    """Hold a plan that lies in a case against it."""
    case = case_of(id_)
    return check_exercise(case, options_from({}, case.folder / folder, {}))


@each_case
def test_the_solution_of_a_case_meets_every_expectation(id_: str) -> None:
    outcomes = result(id_, "solution").outcomes
    assert [str(outcome.statement) for outcome in outcomes if not outcome.is_met] == []


@each_case
def test_the_start_of_a_case_meets_no_expectation_so_that_each_can_fail(id_: str) -> None:
    outcomes = result(id_, "start").outcomes
    assert len(outcomes) > 30
    assert [str(outcome.statement) for outcome in outcomes if outcome.is_met] == []


def test_our_cases_together_train_all_seven_steps() -> None:
    assert len(IDS) > 1
    assert {step for id_ in IDS for step in case_of(id_).steps} == set(Step)
    asked = {item.step for id_ in IDS for item in case_of(id_).expectations}
    assert asked == set(Step)


@each_case
def test_every_step_of_a_case_has_expectations(id_: str) -> None:
    case = case_of(id_)
    assert {item.step for item in case.expectations} == set(case.steps)


@each_case
def test_a_statement_of_the_start_names_a_place_wherever_the_plan_says_something(id_: str) -> None:
    located = [item.location for item in result(id_, "start").outcomes if item.location]
    assert len(located) > 20
    assert all(location.path.startswith("accounts/") for location in located)
