"""A comparison as a forge's comment: a headline table by account, then each account's story folded, never longer than a forge takes.

<!-- gosart-review -->   finds the comment again, so that one is updated in place
<!-- gosart-silent -->   says that nobody need be told: an existing comment is corrected, a new one not posted
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
    status_of,
    status_sentence,
    unchanged,
)
from gosart.comparison.values import shortened
from gosart.diagnostics import SEVERITIES, Diagnostic
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
"""How many changes an account's story tells when there is room, when there is less, and when there is none."""
_LINE = len(_LEVELS) - 1


def failed_comment(reason: str) -> str:
    """Return the comment of a comparison that could not run: it must never read as one that found nothing."""
    return f"{MARKER}\n### Account plans: the comparison could not run\n\n{harmless(reason)}\n\nThis says nothing about the plans.\n"


def as_markdown(
    comparison: Comparison,
    sentences: Sentences,
    *,
    preview: str = "",
    quiet: str = "always",
    budget: int = BUDGET,
    maps: bool = False,
) -> str:
    """Write a comparison as a comment. `preview` is the address of the preview site, "" for none; `maps` draws who changed.

    Raises nothing for a text of any size or kind: the least important stories are folded to a line first, and the comment says so.
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
    stories = [writer.story(found, _LEVELS[0]) for found in comparison.accounts]
    size = sum(map(len, head)) + 1_000
    for level in range(1, len(_LEVELS)):  # the last account is the least important
        place = len(stories) - 1
        while place >= 0 and size + sum(len(story) + 1 for story in stories) > budget:
            stories[place] = writer.story(comparison.accounts[place], _LEVELS[level])
            levels[place] = level
            place -= 1
    lines = [story for story, level in zip(stories, levels, strict=True) if level == _LINE]
    stories = stories[: len(stories) - len(lines)]
    dropped = 0
    while lines and size + sum(len(story) + 1 for story in (*stories, *lines)) > budget:
        lines.pop()
        dropped += 1
    if lines:
        shown = translator.plural(
            "{n} more account in a line", "{n} more accounts in a line each", len(lines)
        )
        stories.append(
            "\n".join([f"<details><summary>{shown}</summary>", "", *lines, "", "</details>", ""])
        )
    tail = []
    if dropped:
        tail.append(
            translator.plural(
                "{n} more account is not told here.",
                "{n} more accounts are not told here.",
                dropped,
            )
        )
    if any(levels):
        tail.append(
            translator.text("This comment is at the forge's limit; `gosart diff` tells everything.")
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
        """Write what stands above the stories: problems of no account, the portfolio, the table by account."""
        translator = self.translator
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
        for found in comparison.accounts[:_ROWS]:
            changes = (*found.changes, *found.effects)
            worse, better = (
                sum(change.direction == side for change in changes) for side in ("worse", "better")
            )
            counts = " | ".join(
                translator.number(count) if count else "–"
                for count in (worse, better, len(found.new))
            )
            yield f"| {self._name(found)} | {harmless(_gist(found, self.sentences))} | {counts} |"
        if len(comparison.accounts) > _ROWS:
            more = len(comparison.accounts) - _ROWS
            yield ""
            yield translator.plural("{n} more account below.", "{n} more accounts below.", more)
        yield ""

    def story(self, found: AccountChange, most: int) -> str:
        """Write an account's story with at most so many changes; 0 is one line."""
        translator = self.translator
        if not most:
            return (
                f"- {harmless(shortened(found.name, 80))}: {harmless(_gist(found, self.sentences))}"
            )
        lines = [
            f"<details><summary><b>{harmless(shortened(found.name, 80))}</b> – {harmless(_counts(found, translator))}</summary>",
            "",
        ]
        if status := status_sentence(status_of(found), translator):
            lines += [harmless(status), ""]
        if found.new:
            title = (
                translator.text("What has to be mended")
                if found.broken in ("head", "both")
                else translator.text("New findings")
            )
            lines += [f"**{title}**", "", *self._findings(found.new, most), ""]
        if found.effects:
            lines += [
                f"**{translator.text('What it means')}**",
                "",
                *(self._line(found, change) for change in found.effects[:most]),
                "",
            ]
        for title, changes in by_part(found.changes[:most], translator):
            lines += [
                f"**{title}**",
                "",
                *(self._line(found, change, place=True) for change in changes),
                "",
            ]
        left = max(0, len(found.changes) - most)
        if left:
            lines += [
                translator.plural(
                    "{n} smaller change is left out here.",
                    "{n} smaller changes are left out here.",
                    left,
                ),
                "",
            ]
        if self.maps and most >= _LEVELS[1] and found.organisation:
            lines += as_mermaid(found.organisation, found.people(), translator)
        lines += self._marks(found)
        if line := counted(found, translator):
            lines += [harmless(line), ""]
        return "\n".join([*lines, "</details>", ""])

    def _name(self, found: AccountChange) -> str:
        name = harmless(shortened(found.name, 80))
        address = urlsplit(self.preview)
        if address.scheme not in ("http", "https") or found.status == "removed":
            return f"**{name}**"
        page = self.preview.rstrip("/") + "/" + Addresses().of(account_page(found.id))
        return f"[**{name}**]({page.replace(')', '%29').replace(' ', '%20')})"

    def _line(self, found: AccountChange, change: Change, *, place: bool = False) -> str:
        translator, opportunities = self.translator, found.opportunities or {}
        own = change.kind != "effect" and change.name == opportunities.get(
            change.opportunity
        )  # its sentence names the deal itself
        opportunity = (
            opportunities.get(change.opportunity, "") if len(opportunities) > 1 and not own else ""
        )
        sign = (
            "" if change.direction == "neutral" else f"{SIGNS[change.direction]} "
        )  # the list has a bullet already
        line = (
            f"- {sign}"
            + (f"<i>{harmless(opportunity)}</i> – " if opportunity else "")
            + harmless(self.sentences.of(change))
        )
        if place and change.location.path:
            locator = f"<code>{harmless(f'{change.location.path}:{change.location.line}')}</code>"
            line += (
                " ("
                + (translator.text("was at {place}", place=locator) if change.in_base else locator)
                + ")"
            )
        return line

    def _findings(self, findings: Sequence[Diagnostic], most: int = _FINDINGS) -> Iterator[str]:
        say = self.translator.say
        shown = findings[: min(most, _FINDINGS)]
        for item in shown:
            locator = f"<code>{harmless(f'{item.location.path}:{item.location.line}')}</code>"
            message = f"{harmless(sentence_of(item, say))} {coded(harmless(say(item.hint)))}"
            severity = say(SEVERITIES[item.severity])
            yield f"- **{severity}** {locator} {item.code}: {message}".rstrip()
            if fix := fix_of(item):
                yield f"\n{fenced(fix, 'suggestion')}\n"
        if len(findings) > len(shown):
            yield "- " + self.translator.plural(
                "and {n} more", "and {n} more", len(findings) - len(shown)
            )

    def _marks(self, found: AccountChange) -> Iterator[str]:
        """Write the radar before and now as marks, in the order of the criteria."""
        translator, opportunities = self.translator, found.opportunities or {}
        if found.marks:
            yield f"**{translator.text('Marks before and now')}**"
            yield ""
            yield translator.text(
                "In the order of the criteria: `+` for us, `−` against us, `?` not known, `.` not rated."
            )
            yield ""
        names = {question.key: question.label for question in self.sentences.method.questions}
        for rows in found.marks[:6]:
            company = rows.name or self.sentences.method.us
            title = (
                f"{company}, {opportunities.get(rows.opportunity, '')}"
                if len(opportunities) > 1
                else company
            )
            yield f"| {harmless(title)} | {translator.text('Before')} | {translator.text('Now')} |"
            yield "|---|---|---|"
            for question, before, now in rows.rows:
                after = translator.text("the same") if before == now else f"<code>{now}</code>"
                yield f"| {harmless(names[question])} | <code>{before}</code> | {after} |"
            yield ""


def _counts(found: AccountChange, translator: Translator) -> str:
    changes = (*found.changes, *found.effects)
    told = []
    if found.broken in ("head", "both"):
        return translator.text("cannot be read")
    if found.status != "changed":
        told.append(
            translator.text("new plan") if found.status == "added" else translator.text("deleted")
        )
    for direction, one, many in (
        ("worse", "{n} worse", "{n} worse"),
        ("better", "{n} better", "{n} better"),
    ):
        count = sum(change.direction == direction for change in changes)
        if count:
            told.append(translator.plural(one, many, count))
    if found.new:
        told.append(translator.plural("{n} new finding", "{n} new findings", len(found.new)))
    rest = sum(change.direction == "neutral" for change in changes)
    if rest and found.status == "changed":
        told.append(translator.plural("{n} other change", "{n} other changes", rest))
    return ", ".join(told) or translator.text("findings solved")


def _gist(found: AccountChange, sentences: Sentences) -> str:
    """Return the one or two sentences of an account that a reader needs most."""
    translator = sentences.translator
    status = status_sentence(status_of(found), translator)
    if status and (found.broken or found.status != "changed"):
        first = next(iter(found.new), None) if found.broken in ("head", "both") else None
        return (
            f"{status} {sentence_of(first, translator.say)}"
            if first
            else " ".join([status, *(sentences.of(change) for change in found.changes[:1])])
        )
    ranked = gravest_first((*found.effects, *found.changes))
    told = [shortened(sentences.of(change), _GIST) for change in ranked[:2]]
    if not told and found.new:
        return sentence_of(found.new[0], translator.say)
    return " ".join([*([status] if status else []), *told]) or counted(found, translator)
