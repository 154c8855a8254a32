"""A comparison as a forge's comment: a table by account, then each account's story, folded.

It is never longer than a forge takes. Two comments of HTML in it speak to the recipes of a forge:

<!-- gosart-review -->   finds the comment again, so that one is updated in place
<!-- gosart-silent -->   corrects a comment that is there; a new one is not posted
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from gosart.comparison.model import AccountChange, Change, Comparison, gravest_first
from gosart.comparison.renderers.mermaid import as_mermaid
from gosart.comparison.sentences import Sentences
from gosart.comparison.summary import (
    SIGNS,
    by_part,
    by_shared,
    counted,
    headline,
    limited,
    name_of,
    opportunity_of,
    status_of,
    status_sentence,
    unchanged,
)
from gosart.comparison.values import shortened
from gosart.diagnostics import SEVERITIES, Diagnostic, Severity
from gosart.i18n.translator import Translator
from gosart.lint.fixes import fix_of
from gosart.lint.formats.text import sentence_of
from gosart.text.escape_markdown import coded, fenced, harmless
from gosart.urls import Addresses, account_page

__all__ = ["BUDGET", "MARKER", "SILENT", "as_markdown", "failed_comment"]

MARKER = "<!-- gosart-review -->"
SILENT = "<!-- gosart-silent -->"
BUDGET = 60_000
"""Characters of a comment; forges take 65,536 and may add to it."""
_ROWS = 20
_FINDINGS = 10
_GIST = 160
_LEVELS = (10_000, 40, 12, 0)
"""How many changes an account's story has: with room, with less of it, with little, with none."""
_LINE = len(_LEVELS) - 1


def failed_comment(reason: str) -> str:
    """Return the comment of a comparison that could not run, unlike one that found nothing.

    Args:
        reason: Why it could not.

    Returns:
        Markdown.
    """
    return (
        f"{MARKER}\n### Account plans: the comparison could not run\n\n{harmless(reason)}\n\n"
        "This says nothing about the plans.\n"
    )


def as_markdown(
    comparison: Comparison,
    sentences: Sentences,
    *,
    preview: str = "",
    quiet: str = "always",
    budget: int = BUDGET,
    maps: bool = False,
) -> str:
    """Write a comparison as a comment, whatever the size and kind of its texts.

    Where there is too much, the least important stories are folded to a line first, and the comment
    says so.

    Args:
        comparison: The comparison.
        sentences: Of the language asked for.
        preview: Address of the preview site, "" for none.
        quiet: When the comment is silent: `always` never, `changed` without a change, `worse`
            where nothing got worse.
        budget: How many characters it may have.
        maps: Draw who changed, as Mermaid.

    Returns:
        Markdown that ends with one line break.
    """
    translator = sentences.translator
    writer = _Writer(sentences, preview, maps)
    silent = (quiet == "changed" and comparison.is_empty) or (
        quiet == "worse" and not comparison.got_worse
    )
    head = [
        MARKER,
        *([SILENT] if silent else []),
        "### "
        + translator.text("Account plans")
        + ": "
        + harmless(headline(comparison, translator)),
        "",
    ]
    head += writer.top(comparison)
    levels = [0] * len(comparison.accounts)
    stories = [writer.story(account, _LEVELS[0]) for account in comparison.accounts]
    size = sum(map(len, head)) + 1_000
    for level in range(1, len(_LEVELS)):  # the last account is the least important
        index = len(stories) - 1
        while index >= 0 and size + sum(len(story) + 1 for story in stories) > budget:
            stories[index] = writer.story(comparison.accounts[index], _LEVELS[level])
            levels[index] = level
            index -= 1
    lines = [story for story, level in zip(stories, levels, strict=True) if level == _LINE]
    stories = stories[: len(stories) - len(lines)]
    dropped = 0
    while lines and size + sum(len(story) + 1 for story in (*stories, *lines)) > budget:
        lines.pop()
        dropped += 1
    if lines:
        summary = translator.plural(
            "{n} more account in a line", "{n} more accounts in a line each", len(lines)
        )
        stories.append(
            "\n".join([f"<details><summary>{summary}</summary>", "", *lines, "", "</details>", ""])
        )
    tail = []
    if dropped:
        tail.append(
            translator.plural(
                "{n} more account is not shown here.",
                "{n} more accounts are not shown here.",
                dropped,
            )
        )
    if any(levels):
        tail.append(
            translator.text(
                "This comment has reached the forge's size limit; `gosart diff` shows everything."
            )
        )
    if line := unchanged(comparison, translator):
        tail.append(harmless(line))
    return "\n".join([*head, *stories, *(["", " ".join(tail)] if tail else [])]).rstrip() + "\n"


@dataclass(frozen=True)
class _Writer:
    sentences: Sentences
    preview: str
    maps: bool

    @property
    def translator(self) -> Translator:
        """The translator of the sentences' language."""
        return self.sentences.translator

    def top(self, comparison: Comparison) -> Iterator[str]:
        """Write what comes before the stories: stray problems, the portfolio, the table."""
        translator = self.translator
        if line := limited(comparison, translator):
            yield from (f"> {harmless(line)}", "")
        for item in comparison.not_run:
            if item.severity is not Severity.ERROR:
                yield from (f"> {harmless(sentence_of(item, translator.say))}", "")
        if comparison.failed_rules:
            yield from self._findings(comparison.failed_rules)
            yield ""
        if comparison.stray:
            yield from self._findings(comparison.stray)
            yield ""
        if line := by_shared(comparison, translator):
            yield from (harmless(line), "")
        for change in comparison.portfolio:
            yield f"{SIGNS[change.direction]} {harmless(self.sentences.of(change))}  "
        if comparison.portfolio:
            yield ""
        if comparison.accounts:
            titles = (
                translator.text("Account"),
                translator.text("What matters most"),
                translator.text("Worse"),
                translator.text("Better"),
            )
            yield "| " + " | ".join((*titles, translator.text("New findings"))) + " |"
            yield "|---|---|--:|--:|--:|"
        for account in comparison.accounts[:_ROWS]:
            changes = (*account.changes, *account.effects)
            worse, better = (
                sum(change.direction == side for change in changes) for side in ("worse", "better")
            )
            counts = " | ".join(
                translator.number(count) if count else "–"
                for count in (worse, better, len(account.new))
            )
            gist = harmless(_gist(account, self.sentences))
            yield f"| {self._name(account)} | {gist} | {counts} |"
        if len(comparison.accounts) > _ROWS:
            more = len(comparison.accounts) - _ROWS
            yield ""
            yield translator.plural("{n} more account below.", "{n} more accounts below.", more)
        yield ""

    def story(self, account: AccountChange, most: int) -> str:
        """Write an account's story with at most so many changes; 0 is one line."""
        translator = self.translator
        name = harmless(shortened(name_of(account, self.translator), 80))
        if not most:
            return f"- {name}: {harmless(_gist(account, self.sentences))}"
        counts = harmless(_counts(account, translator))
        lines = [
            f"<details><summary><b>{name}</b> – {counts}</summary>",
            "",
        ]
        if account.first:
            lines += [*(self._line(account, change) for change in account.first), ""]
        if status := status_sentence(status_of(account), translator):
            lines += [harmless(status), ""]
        if account.new:
            title = (
                translator.text("To fix")
                if account.broken in ("head", "both")
                else translator.text("New findings")
            )
            lines += [f"**{title}**", "", *self._findings(account.new, most), ""]
        if account.other_effects:
            lines += [
                f"**{translator.text('What it means')}**",
                "",
                *(self._line(account, change) for change in account.other_effects[:most]),
                "",
            ]
        for title, changes in by_part(account.changes[:most], translator):
            lines += [
                f"**{title}**",
                "",
                *(self._line(account, change, located=True) for change in changes),
                "",
            ]
        left = max(0, len(account.changes) - most)
        if left:
            lines += [
                translator.plural(
                    "{n} smaller change is left out here.",
                    "{n} smaller changes are left out here.",
                    left,
                ),
                "",
            ]
        if self.maps and most >= _LEVELS[1] and account.organisation:
            lines += as_mermaid(account.organisation, account.people(), translator)
        lines += self._ratings(account)
        if line := counted(account, translator):
            lines += [harmless(line), ""]
        return "\n".join([*lines, "</details>", ""])

    def _name(self, account: AccountChange) -> str:
        name = harmless(shortened(name_of(account, self.translator), 80))
        address = urlsplit(self.preview)
        has_page = account.status != "removed" and not account.is_shared
        if address.scheme not in ("http", "https") or not has_page:
            return f"**{name}**"
        page = self.preview.rstrip("/") + "/" + Addresses().of(account_page(account.id))
        return f"[**{name}**]({page.replace(')', '%29').replace(' ', '%20')})"

    def _line(self, account: AccountChange, change: Change, *, located: bool = False) -> str:
        translator = self.translator
        opportunity = opportunity_of(change, account.opportunities or {})
        sign = (
            "" if change.direction == "neutral" else f"{SIGNS[change.direction]} "
        )  # the list has a bullet already
        line = (
            f"- {sign}"
            + (f"<i>{harmless(opportunity)}</i> – " if opportunity else "")
            + harmless(self.sentences.of(change))
        )
        if located and change.location.path:
            locator = f"<code>{harmless(f'{change.location.path}:{change.location.line}')}</code>"
            line += (
                " ("
                + (translator.text("was at {place}", place=locator) if change.in_base else locator)
                + ")"
            )
        return line

    def _findings(self, findings: Sequence[Diagnostic], most: int = _FINDINGS) -> Iterator[str]:
        say = self.translator.say
        listed = findings[: min(most, _FINDINGS)]
        for item in listed:
            locator = f"<code>{harmless(f'{item.location.path}:{item.location.line}')}</code>"
            message = f"{harmless(sentence_of(item, say))} {coded(harmless(say(item.hint)))}"
            severity = say(SEVERITIES[item.severity])
            yield f"- **{severity}** {locator} {item.code}: {message}".rstrip()
            if fix := fix_of(item):
                yield f"\n{fenced(fix, 'suggestion')}\n"
        if len(findings) > len(listed):
            yield "- " + self.translator.plural(
                "and {n} more", "and {n} more", len(findings) - len(listed)
            )

    def _ratings(self, account: AccountChange) -> Iterator[str]:
        """Write the ratings before and now as signs, in the order of the criteria."""
        translator, opportunities = self.translator, account.opportunities or {}
        if account.ratings:
            heading = translator.text("Ratings before and now")
            yield f"**{heading}**"
            yield ""
            yield translator.text(
                "In the order of the criteria: `+` for us, `−` against us, `?` unknown, `.` not "
                "rated."
            )
            yield ""
        names = {question.key: question.label for question in self.sentences.method.questions}
        for rows in account.ratings[:6]:
            company = rows.name or self.sentences.method.us
            title = (
                f"{company}, {opportunities.get(rows.opportunity, '')}"
                if len(opportunities) > 1
                else company
            )
            columns = (harmless(title), translator.text("Before"), translator.text("Now"))
            yield f"| {' | '.join(columns)} |"
            yield "|---|---|---|"
            for question, before, now in rows.rows:
                after = translator.text("the same") if before == now else f"<code>{now}</code>"
                yield f"| {harmless(names[question])} | <code>{before}</code> | {after} |"
            yield ""


def _counts(account: AccountChange, translator: Translator) -> str:
    changes = (*account.changes, *account.effects)
    clauses = []
    if account.broken in ("head", "both"):
        return translator.text("cannot be read")
    if account.status != "changed":
        clauses.append(
            translator.text("new plan") if account.status == "added" else translator.text("deleted")
        )
    for direction, singular, plural in (
        ("worse", "{n} worse", "{n} worse"),
        ("better", "{n} better", "{n} better"),
    ):
        count = sum(change.direction == direction for change in changes)
        if count:
            clauses.append(translator.plural(singular, plural, count))
    if account.new:
        clauses.append(translator.plural("{n} new finding", "{n} new findings", len(account.new)))
    rest = sum(change.direction == "neutral" for change in changes)
    if rest and account.status == "changed":
        clauses.append(translator.plural("{n} other change", "{n} other changes", rest))
    return ", ".join(clauses) or translator.text("findings resolved")


def _gist(account: AccountChange, sentences: Sentences) -> str:
    """Return the few sentences of an account that a reader needs most."""
    translator = sentences.translator
    status = status_sentence(status_of(account), translator)
    if status and (account.broken or account.status != "changed"):
        first = next(iter(account.new), None) if account.broken in ("head", "both") else None
        return (
            f"{status} {sentence_of(first, translator.say)}"
            if first
            else " ".join([status, *(sentences.of(change) for change in account.changes[:1])])
        )
    ranked = gravest_first((*account.effects, *account.changes))
    count = max(2, len(account.first) + 1)  # what it comes from, behind float, verdict and vote
    gist = [shortened(sentences.of(change), _GIST) for change in ranked[:count]]
    if not gist and account.new:
        return sentence_of(account.new[0], translator.say)
    return " ".join([*([status] if status else []), *gist]) or counted(account, translator)
