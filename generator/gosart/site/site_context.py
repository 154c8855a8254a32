"""What is the same for all pages of a build: the method, the language, the day, the addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from markupsafe import Markup

from gosart.config.model import DEFAULTS, SiteOptions
from gosart.config.rates import ExchangeRates
from gosart.i18n.translator import Translator, translator_for
from gosart.method.enums import Rating
from gosart.method.model import Method
from gosart.rules.selection import RuleSet
from gosart.site.account_names import AccountNames
from gosart.site.member_addresses import MemberKey
from gosart.site.views.elements import rating_badge, sign_attribute
from gosart.urls import Addresses

__all__ = ["Site", "site_of"]

SEARCHED = 200
"""Above so many accounts the search has names only.

A reader's first search fetches the whole index, 10 to 20 kB an account.
"""


_BADGES = {Rating.PLUS: ("p", "+"), Rating.MINUS: ("m", "−"), Rating.UNKNOWN: ("u", "?")}
"""Class and sign of each rating in `gosart.css`."""


@dataclass(frozen=True, eq=False)
class Site:
    """What is the same for all pages of a build."""

    method: Method
    translator: Translator
    today: date
    addresses: Addresses
    """How the pages link each other."""
    stages: tuple[str, ...]
    """Stages of an opportunity in their order, as plans name them."""
    audience: str
    names: AccountNames
    """Name of every account of the build by id."""
    search: str
    """What the search finds: `all`, `names`, or `auto`."""
    rules: RuleSet
    """The rules that run."""
    site_url: str = ""
    """Address of the site with a slash at its end, "" where it has none."""
    source_url: str = ""
    """Address of a line of a file on the forge, with `{path}` and `{line}`, "" for no links."""
    history: bool = False
    """Whether the site has the pages of the history."""
    currency: str = DEFAULTS.currency
    """The currency of totals over accounts."""
    rates: ExchangeRates | None = None
    """What other currencies are worth in it, None where the site does not say."""
    members: dict[MemberKey, str] = field(default_factory=dict)
    """Uri of the page of each of our people; filled once all accounts are read."""

    @property
    def names_only(self) -> bool:
        """Whether the search has names only, not every text."""
        return self.search == "names" or (self.search == "auto" and len(self.names) > SEARCHED)

    @cached_property
    def rating_badges(self) -> Mapping[Rating | None, Markup]:
        """Each rating so that shape, colour and a reader's voice give it; None is not rated."""
        # Every page writes dozens of them: they are made once, and hold the word alone.
        return {rating: rating_badge(look) for rating, look in self.rating_looks.items()}

    @cached_property
    def rating_looks(self) -> Mapping[Rating | None, tuple[str, Markup, str]]:
        """Class, own sign and word of each rating; None is not rated.

        The sign is the style sheet's, unless a company has one of its own: then it is an attribute.
        """
        looks: dict[Rating | None, tuple[str, Markup, str]] = {
            None: ("n", Markup(""), self.translator.text("not rated"))
        }
        for rating, (name, sign) in _BADGES.items():
            term = self.method.term(rating)
            letter = term.letter or rating.value
            own = sign_attribute(letter) if letter != sign else Markup("")
            looks[rating] = (name, own, term.label)
        return looks


def site_of(options: SiteOptions, method: Method, rules: RuleSet, names: AccountNames) -> Site:
    """Return what is the same for all pages of a build.

    Args:
        options: The options of the build.
        method: The method, with what a company has changed of it.
        rules: The rules that run.
        names: The accounts that the build shows; they may come later.
    """
    return Site(
        method=method,
        translator=translator_for(options.language),
        today=options.today,
        addresses=Addresses(options.directories, options.taken),
        stages=options.stages,
        audience=options.audience,
        names=names,
        search=options.search,
        rules=rules,
        site_url=options.site_url,
        source_url=options.source_url,
        history=options.history_days > 0,
        currency=options.currency,
        rates=options.rates,
    )
