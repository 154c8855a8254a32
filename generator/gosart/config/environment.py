"""What variables of the environment set of a site's options."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from gosart.config.option_about import Variable
from gosart.config.option_errors import OptionProblem

__all__ = ["SOURCE_DATE_EPOCH", "add_environment"]

SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"
"""See https://reproducible-builds.org/specs/source-date-epoch/."""


def add_environment(
    values: dict[str, Any], environ: Mapping[str, str], variables: Mapping[str, Variable]
) -> tuple[dict[str, str], list[OptionProblem]]:
    """Put into `values` what the environment sets.

    Args:
        values: Options by name, as they were typed; changed in place.
        environ: The environment.
        variables: The variable of each option that has one.

    Returns:
        Which variable set which option, and what is wrong in them.
    """
    origins: dict[str, str] = {}
    problems = []
    for name, variable in variables.items():
        text = environ.get(variable.name)
        if not text or not (variable.overrides or name not in values):
            continue
        origins[name] = variable.name
        if variable.name != SOURCE_DATE_EPOCH:
            values[name] = text
            continue
        try:
            values[name] = datetime.fromtimestamp(int(text), tz=UTC).date()
        except (ValueError, OverflowError, OSError):
            sentence = f"{variable.name} is '{text}', which is not a number of seconds."
            problems.append(OptionProblem((name,), sentence))
    return origins, problems
