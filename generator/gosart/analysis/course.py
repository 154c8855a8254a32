"""What a site says of an opportunity's course: its stages, and how often a plan is reviewed."""

from __future__ import annotations

from dataclasses import dataclass

from gosart.config.cadence import Cadence, days_between_reviews
from gosart.config.model import DEFAULTS, Options
from gosart.method.enums import Tier

__all__ = ["USUAL", "Course", "course_of"]


@dataclass(frozen=True, slots=True)
class Course:
    """The stages of a site and the cadence of its reviews."""

    stages: tuple[str, ...] = DEFAULTS.stages
    """The first one first."""
    proposal_stage: str = DEFAULTS.proposal_stage
    """The stage from which value, time and money have to be known."""
    cadence: Cadence = DEFAULTS.review_cadence

    def is_first(self, stage: str) -> bool:
        """Tell whether an opportunity has only begun.

        Args:
            stage: Its stage, "" for none.
        """
        return bool(self.stages) and stage == self.stages[0]

    def is_proposed(self, stage: str) -> bool:
        """Tell whether a stage is that of the proposal or a later one.

        Args:
            stage: An opportunity's stage, "" for none.
        """
        if stage not in self.stages or self.proposal_stage not in self.stages:
            return False
        return self.stages.index(stage) >= self.stages.index(self.proposal_stage)

    def review_days(self, tier: Tier | None, stage: str = "") -> int:
        """Return how many days after a review the next one is due.

        Args:
            tier: The account's, None for none.
            stage: The opportunity's, "" for an account by itself.
        """
        return days_between_reviews(self.cadence, tier.value if tier else "", stage)


USUAL = Course()
"""What holds where a site says nothing."""


def course_of(options: Options) -> Course:
    """Return what a site's options say of the course of an opportunity.

    Args:
        options: The site's options.
    """
    return Course(options.stages, options.proposal_stage, options.review_cadence)
