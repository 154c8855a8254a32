"""A site's options, from whatever edge they come, checked once and with a sentence for each mistake."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from gosart.errors import GosartError

__all__ = ["DEFAULTS", "RuleOptions", "SiteOptions", "options_from"]

AUDIENCES = ("everyone", "sales", "account-team")
STAGES = ("identified", "qualified", "evaluation", "proposal", "negotiation", "closed")


@dataclass(frozen=True, slots=True)
class RuleOptions:
    """Which rules a site runs and how strictly. A name is `all`, a family, its letter, a code or the beginning of one."""

    select: tuple[str, ...] = ("all",)
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    """(name, severity)."""
    thresholds: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    """(name, ((threshold, value), …)); the threshold "" is the only one that the rules have."""


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a build is told. `root` is the repository, every other path is relative to it."""

    root: Path
    today: date
    accounts_dir: str = "accounts"
    templates_dir: str = "site_templates"
    audiences: tuple[str, ...] = AUDIENCES
    """Widest first."""
    audience: str = "everyone"
    only: frozenset[str] | None = None
    """Ids of the accounts to build, None for all."""
    language: str = "en"
    method: str = ""
    """The company's own method file, "" for none: its wording, its weights, its criteria."""
    stages: tuple[str, ...] = STAGES
    currency: str = "EUR"
    evidence_days: int = 120
    """Marks older than so many days are old."""
    min_order_amount: Decimal | None = None
    """Below it, in `currency`, an order is not worth winning by itself."""
    min_future_revenue: Decimal | None = None
    """Below it, in `currency`, what the white space promises is no future revenue to speak of."""
    min_profit: Decimal | None = None
    """Below it, in `currency`, what an order leaves is not worth winning."""
    max_days_to_close: int | None = None
    """A deal that closes later brings no short-term revenue."""
    stale_days: int = 30
    """A plan without a review for more days is stale."""
    fail_on: str = "never"
    """Least severity of a finding that fails a build: `error`, `warning`, `advice` or `never`."""
    rules: RuleOptions = RuleOptions()
    """The choice of rules."""
    rules_dir: str = ""
    """Folder of a company's own rules, "" for none."""
    source_url: str = ""
    """Address of a line of a file on the forge, with `{path}` and `{line}`; "" where pages link none."""
    search: str = "auto"
    """What the search knows: `all` texts, `names` (accounts, deals, goals, people, notes), or by the number of accounts (`auto`)."""
    review_base: str = ""
    """Revision that a preview is compared with on its page of the review; "" for no such page, `auto` for the merge base with main."""
    history_days: int = 365
    """How far back the site tells the history of the plans, 0 for no history at all."""
    site_url: str = ""
    """Address of the site as its readers know it, for the feeds; "" where it is not known."""
    commit_url: str = ""
    """Address of a commit on the forge, with `{commit}`; "" where pages link none."""
    request_url: str = ""
    """Address of a pull or merge request on the forge, with `{number}`; "" where pages link none."""
    directories: bool = True
    """MkDocs' `use_directory_urls`."""


DEFAULTS: dict[str, Any] = {
    "accounts_dir": "accounts",
    "templates_dir": "site_templates",
    "audiences": None,
    "audience": None,
    "only": None,
    "today": None,
    "language": "en",
    "method": None,
    "stages": None,
    "currency": "EUR",
    "stale_days": 30,
    "evidence_days": 120,
    "min_order_amount": None,
    "min_future_revenue": None,
    "min_profit": None,
    "max_days_to_close": None,
    "fail_on": "never",
    "rules": None,
    "rules_dir": None,
    "source_url": None,
    "search": "auto",
    "review_base": None,
    "history_days": 365,
}
SITE_KEYS = ("directories", "repo_url", "edit_uri", "site_url")
"""What the site's configuration says beside the plugin's own options."""
"""Every option of the plugin with its default; None is explained in the README."""


def options_from(raw: Mapping[str, Any], root: Path, environ: Mapping[str, str]) -> SiteOptions:
    """Check options as typed. `environ` may name accounts (`GOSART_ONLY`) and the day (`SOURCE_DATE_EPOCH`).

    Raises GosartError naming the option, what is wrong with it and what would be right.
    """
    for key in raw:
        if key not in DEFAULTS and key not in SITE_KEYS:
            near = difflib.get_close_matches(key, DEFAULTS, 1)
            hint = f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(DEFAULTS)}."
            raise GosartError(f"There is no option '{key}'. {hint}")
    values = DEFAULTS | {key: value for key, value in raw.items() if value is not None}
    audiences = _names("audiences", values["audiences"]) or AUDIENCES
    audience = str(values["audience"] or audiences[0])
    if audience not in audiences:
        raise GosartError(
            f"Option 'audience': '{audience}' is not one of the site's audiences ({', '.join(audiences)})."
        )
    if values["fail_on"] not in ("error", "warning", "advice", "never"):
        raise GosartError(
            f"Option 'fail_on': '{values['fail_on']}' is not one of error, warning, advice, never."
        )
    if values["search"] not in ("auto", "all", "names"):
        raise GosartError(f"Option 'search': '{values['search']}' is not one of auto, all, names.")
    only = _names("only", environ.get("GOSART_ONLY") or values["only"])
    currency = str(values["currency"])
    if not re.fullmatch("[A-Z]{3}", currency):
        raise GosartError(f"Option 'currency': '{currency}' is not an ISO 4217 code such as EUR.")
    return SiteOptions(
        root=root.resolve(),
        today=_day(values["today"], environ),
        accounts_dir=_folder("accounts_dir", values["accounts_dir"]),
        templates_dir=_folder("templates_dir", values["templates_dir"]),
        audiences=audiences,
        audience=audience,
        only=frozenset(only) if only else None,
        language=str(values["language"]),
        method=_file("method", values["method"], str(values["language"])),
        stages=_names("stages", values["stages"]) or STAGES,
        currency=currency,
        stale_days=_count("stale_days", values["stale_days"]),
        evidence_days=_count("evidence_days", values["evidence_days"]),
        min_order_amount=_amount("min_order_amount", values["min_order_amount"]),
        min_future_revenue=_amount("min_future_revenue", values["min_future_revenue"]),
        min_profit=_amount("min_profit", values["min_profit"]),
        max_days_to_close=None
        if values["max_days_to_close"] is None
        else _count("max_days_to_close", values["max_days_to_close"]),
        fail_on=str(values["fail_on"]),
        rules=_rules(values["rules"]),
        rules_dir=_folder("rules_dir", values["rules_dir"]) if values["rules_dir"] else "",
        source_url=_source_url(values["source_url"])
        or _forge(raw.get("repo_url"), raw.get("edit_uri")),
        search=str(values["search"]),
        review_base=str(environ.get("GOSART_REVIEW_BASE") or values["review_base"] or ""),
        history_days=_count("history_days", values["history_days"]),
        site_url=_site_url(raw.get("site_url")),
        commit_url=_on_forge(raw.get("repo_url"), raw.get("edit_uri"), "commit"),
        request_url=_on_forge(raw.get("repo_url"), raw.get("edit_uri"), "request"),
        directories=bool(raw.get("directories", True)),
    )


def _rules(value: object) -> RuleOptions:
    """Check the shape of the choice of rules; whether there are such rules is known where the rules are."""
    if value is None:
        return RuleOptions()
    keys = ("select", "ignore", "severity", "thresholds")
    if not isinstance(value, dict) or not set(value) <= set(keys):
        raise GosartError(f"Option 'rules' takes a mapping of {', '.join(keys)}.")
    severities = _pairs("severity", value.get("severity"))
    for name, severity in severities:
        if severity not in ("error", "warning", "advice"):
            raise GosartError(
                f"Option 'rules' (severity): '{severity}' for '{name}' is not one of error, warning, advice."
            )
    return RuleOptions(
        _names("rules", value.get("select")) or ("all",),
        _names("rules", value.get("ignore")),
        tuple((name, str(severity)) for name, severity in severities),
        tuple(
            (name, _thresholds(name, limits))
            for name, limits in _pairs("thresholds", value.get("thresholds"))
        ),
    )


def _pairs(key: str, value: object) -> tuple[tuple[str, Any], ...]:
    if value is None:
        return ()
    if not isinstance(value, dict):
        raise GosartError(f"Option 'rules' ({key}) takes a mapping of rules or families.")
    return tuple((str(name), item) for name, item in value.items())


def _thresholds(name: str, value: object) -> tuple[tuple[str, int], ...]:
    found = []
    for key, limit in value.items() if isinstance(value, dict) else [("", value)]:
        if isinstance(limit, bool) or not re.fullmatch(r"\d{1,9}", str(limit)):
            raise GosartError(
                f"Option 'rules' (thresholds): '{limit}' for '{name}' is not a whole number."
            )
        found.append((str(key), int(str(limit))))
    return tuple(found)


def _source_url(value: object) -> str:
    """Check the address of a line of a file."""
    if not value:
        return ""
    text = str(value)
    if (
        not re.match(r"https?://", text)
        or "{path}" not in text
        or re.search(r"\{(?!(path|line)\})", text)
    ):
        raise GosartError(
            f"Option 'source_url' takes an address with {{path}} and {{line}}, not '{text}'."
        )
    return text


def _forge(repo_url: object, edit_uri: object) -> str:
    """Return the address of a line of a file on the forge that MkDocs' own settings name, "" where they do not say enough."""
    if not repo_url:
        return ""
    usual = {
        "github.com": "edit/master/docs/",
        "gitlab.com": "edit/master/docs/",
    }  # what MkDocs takes where nothing is said
    uri = str(
        edit_uri or next((uri for host, uri in usual.items() if f"//{host}/" in str(repo_url)), "")
    )
    found = re.match(r"(?P<before>/?(?:-/)?)(?:edit|blob|raw|src|_edit)/(?P<revision>[^/]+)/", uri)
    if not found:
        return ""
    address = f"{str(repo_url).rstrip('/')}/{found['before'].lstrip('/')}blob/{found['revision']}/"
    return (
        ""
        if "{" in address or not address.startswith(("https://", "http://"))
        else address + "{path}#L{line}"
    )


_FORGES = {
    "github": ("/commit/{commit}", "/pull/{number}"),
    "gitlab": ("/-/commit/{commit}", "/-/merge_requests/{number}"),
    "bitbucket": ("/commits/{commit}", "/pull-requests/{number}"),
    "gitea": ("/commit/{commit}", "/pulls/{number}"),
}


def _on_forge(repo_url: object, edit_uri: object, what: str) -> str:
    """Return the address of a commit or a request on a forge that we know by its name or by how it edits a file, else ""."""
    text = str(repo_url or "").rstrip("/")
    if not re.match(r"https?://[^{}]+$", text):
        return ""
    host = text.split("/")[2].lower()
    kind = next(
        (name for name in _FORGES if name in host or (name == "gitea" and "codeberg" in host)), ""
    )
    if not kind and str(edit_uri or "").lstrip("/").startswith("-/"):
        kind = "gitlab"
    return text + _FORGES[kind][what == "request"] if kind else ""


def _site_url(value: object) -> str:
    """Return the site's address with a slash at its end, "" for what is no address."""
    text = str(value or "").strip()
    return text.rstrip("/") + "/" if re.match(r"https?://[^/]", text) else ""


def _names(option: str, value: object) -> tuple[str, ...]:
    """Read a list, or a text with commas."""
    if value is None or value == "":
        return ()
    items: Sequence[object]
    if isinstance(value, str):
        items = value.split(",")
    elif isinstance(value, list | tuple):
        items = value
    else:
        raise GosartError(f"Option '{option}' takes a list of names.")
    names = tuple(name for item in items if (name := str(item).strip()))
    if len(set(names)) != len(names):
        raise GosartError(f"Option '{option}' names something twice: {', '.join(names)}.")
    return names


def _count(option: str, value: object) -> int:
    try:
        number = int(str(value))
    except ValueError:
        number = -1
    if number < 0:
        raise GosartError(f"Option '{option}' takes a number of days, not '{value}'.")
    return number


def _amount(option: str, value: object) -> Decimal | None:
    if value is None:
        return None
    text = str(value).replace("_", "")
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise GosartError(f"Option '{option}' takes an amount such as 250_000, not '{value}'.")
    return Decimal(text)


def _folder(option: str, value: object) -> str:
    path = Path(str(value))
    if path.is_absolute() or ".." in path.parts or str(path) == ".":
        raise GosartError(f"Option '{option}' takes a folder inside the repository, not '{value}'.")
    return path.as_posix()


def _file(option: str, value: object, language: str) -> str:
    """Read a path below the repository; `{language}` in it stands for the site's language."""
    if not value:
        return ""
    path = Path(str(value).replace("{language}", language))
    if path.is_absolute() or ".." in path.parts or path.suffix not in (".yml", ".yaml"):
        raise GosartError(
            f"Option '{option}' takes a YAML file inside the repository, such as method.yml, not '{value}'."
        )
    return path.as_posix()


def _day(value: object, environ: Mapping[str, str]) -> date:
    """Return the day of the build: as told, else SOURCE_DATE_EPOCH, else the day of the machine."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise GosartError(
                f"Option 'today': '{value}' is not a date such as 2026-11-23."
            ) from None
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
        except (ValueError, OverflowError, OSError):
            raise GosartError(
                f"SOURCE_DATE_EPOCH is '{epoch}', which is not a number of seconds."
            ) from None
    return datetime.now().astimezone().date()
