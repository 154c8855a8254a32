"""A chapter of the method put together from the method's data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markupsafe import Markup

from gosart.diagnostics import Diagnostic
from gosart.method import enums
from gosart.method.model import Chapter, Criterion, Letter, Perspective, Term, set_name
from gosart.site.page_links import TERM_PAGES
from gosart.site.template_context import View
from gosart.site.term_links import question_anchor, term_anchor
from gosart.site.views.elements import code_spans
from gosart.site.views.judgement_rules import (
    VERDICT_ANCHOR,
    LightRuleView,
    call_views,
    light_rule_views,
    need_views,
)
from gosart.site.views.method_model import (
    ChapterSectionView,
    ChapterView,
    MethodCallView,
    MethodCriterionView,
    MethodElementView,
    MethodLetterView,
    MethodLightView,
    MethodReadingView,
    MethodTermView,
    PerspectiveQuestionView,
    PerspectiveView,
    PropositionView,
    RulesLinkView,
    StrategyNeedView,
    StrategyView,
)
from gosart.site.views.method_titles import set_title
from gosart.site.views.problems import problem_views
from gosart.site.views.texts import TextsView
from gosart.text.markdown import inline, paragraphs
from gosart.urls import RULES

__all__ = ["chapter_view"]

_PASSAGES = {
    "overview": ("gosart",),
    "assessment": ("ratings",),
    "strategy": ("strategies",),
    "politics": ("politics", "alignment"),
    "actions": ("prime",),
    "value": ("value", "insights", "partners"),
    "reviews": ("reviews", "control"),
}
"""Passages that open each page, by its name."""
_OWN = {"strategy-type", "proposition-template", "rating"}
"""Sets that a page shows in a way of its own."""
_DASH = "\u2013"


def chapter_view(
    view: View, name: str, title: str, problems: Sequence[Diagnostic] = ()
) -> ChapterView:
    """Return a chapter of the method.

    Args:
        view: The page.
        name: The chapter, a key of `urls.METHOD`.
        title: Its title.
        problems: What is wrong in a company's own method.
    """
    sections = tuple(_Chapter(view).sections(name))
    return ChapterView(title, len(problems), problem_views(view, problems), sections)


class _Chapter:
    """Writes the sections of a chapter: its passages, what belongs to each, and its closed sets."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.method = view.method
        self.translator = view.translator

    def sections(self, page: str) -> Iterator[ChapterSectionView]:
        method, text = self.method, self.translator.text
        for key in _PASSAGES[page]:
            passage = method.chapters.get(key) or Chapter(title=key, text="")
            yield ChapterSectionView(key, passage.title, paragraphs(passage.text))
            yield from self.after(key)
        for kind in (getattr(enums, name) for name in enums.__all__):
            name = set_name(kind)
            if TERM_PAGES.get(name, "politics") == page and name not in _OWN:
                yield self.terms(name)
        if page == "reviews":
            if method.perspectives:
                yield ChapterSectionView(
                    "perspectives",
                    text("Perspectives of a review"),
                    perspectives=tuple(map(self.perspective, method.perspectives)),
                )
            link = RulesLinkView(self.view.to(RULES), len(self.view.site.rules.all))
            yield ChapterSectionView("rules", text("Tests of a plan"), rules=(link,))

    def after(self, passage: str) -> Iterator[ChapterSectionView]:
        """Yield what follows a passage."""
        text = self.translator.text
        match passage:
            case "gosart":
                letters = tuple(map(_letter, self.method.gosart))
                yield ChapterSectionView("letters", text("The six letters"), letters=letters)
            case "ratings":
                yield from self.after_ratings()
            case "strategies":
                yield ChapterSectionView(
                    "five", text("The strategies"), strategies=tuple(self.strategies())
                )
            case "value":
                yield ChapterSectionView(
                    "proposition-template",
                    text("Value propositions"),
                    propositions=tuple(self.propositions()),
                )

    def after_ratings(self) -> Iterator[ChapterSectionView]:
        method, text = self.method, self.translator.text
        yield self.terms("rating")
        for question in method.questions:
            yield ChapterSectionView(
                question_anchor(question),
                question.label,
                paragraphs(question.help) if question.help else Markup(),
                criteria=tuple(map(self.criterion, question.criteria)),
            )
        readings = tuple(
            MethodReadingView(key, reading.title, inline(reading.text))
            for key, reading in method.readings.items()
        )
        yield ChapterSectionView("readings", text("How an assessment is read"), readings=readings)
        lights = tuple(map(_light, light_rule_views(method, self.translator)))
        yield ChapterSectionView("lights", text("How a light is set"), lights=lights)
        calls = tuple(
            MethodCallView(call.label, _either(call.when), call.example)
            for call in call_views(method, self.translator)
        )
        yield ChapterSectionView(VERDICT_ANCHOR, text("How the verdict is reached"), calls=calls)
        if method.meddpicc:
            elements = tuple(
                MethodElementView(
                    element.label,
                    inline(element.description),
                    self.criteria((*element.primary, *element.also)),
                )
                for element in method.meddpicc
            )
            yield ChapterSectionView("meddpicc", "MEDDPICC", elements=elements)

    def terms(self, name: str) -> ChapterSectionView:
        terms: Mapping[str, Term] = self.method.terms[name]
        views = tuple(
            MethodTermView(
                term_anchor(name, value),
                term.letter,
                term.label,
                f'"{value}"' if name == "rating" else value,
                inline(term.description),
            )
            for value, term in terms.items()
        )
        return ChapterSectionView(name, set_title(self.translator, name), terms=views)

    def criterion(self, criterion: Criterion) -> MethodCriterionView:
        is_weighted = criterion.weight != 1
        return MethodCriterionView(
            anchor=self.view.anchor(criterion),
            number=self.view.number(criterion),
            title=criterion.title,
            key=criterion.key,
            help=paragraphs(criterion.help) if criterion.help else Markup(),
            questions=tuple(inline(question) for question in criterion.questions),
            has_notes=bool(criterion.evidence) or not criterion.rivals or is_weighted,
            evidence=inline(criterion.evidence) if criterion.evidence else Markup(),
            is_ours_only=not criterion.rivals,
            weight=self.translator.number(criterion.weight) if is_weighted else "",
        )

    def strategies(self) -> Iterator[StrategyView]:
        terms = self.method.terms["strategy-type"]
        for key, guide in self.method.strategies.items():
            needs = need_views(guide, self.method, self.translator)
            yield StrategyView(
                key=key,
                label=terms[key].label,
                idea=inline(guide.idea),
                use_when=inline(guide.use_when),
                preconditions=inline(guide.preconditions),
                needs=tuple(StrategyNeedView(need.label, need.when) for need in needs),
                risks=inline(guide.risks),
                counter=inline(guide.counter),
            )

    def propositions(self) -> Iterator[PropositionView]:
        terms = self.method.terms["proposition-template"]
        for key, shape in self.method.propositions.items():
            description = inline(terms[key].description)
            yield PropositionView(key, terms[key].label, description, shape.pattern)

    def perspective(self, perspective: Perspective) -> PerspectiveView:
        return PerspectiveView(
            perspective.key,
            perspective.label,
            perspective.stance,
            tuple(
                PerspectiveQuestionView(
                    inline(question.ask), tuple(map(self.view.rule, question.rules))
                )
                for question in perspective.questions
            ),
            self.criteria(perspective.criteria),
        )

    def criteria(self, keys: Iterable[str]) -> tuple[Markup, ...]:
        return tuple(self.view.criterion(self.method.by_key[key]) for key in keys)


def _letter(letter: Letter) -> MethodLetterView:
    return MethodLetterView(
        f"gosart-{letter.key}",
        letter.letter,
        letter.label,
        letter.question,
        inline(letter.help),
        inline(letter.customer),
        inline(letter.team),
    )


def _light(light: LightRuleView) -> MethodLightView:
    no, yes, doubt, unknown = light.words
    return MethodLightView(
        anchor=light.anchor,
        label=light.label,
        unknown_word=unknown,
        unknown_below=light.unknown_below,
        no_word=no,
        red=_conditions(light.red),
        yes_word=yes,
        green=_conditions(light.green),
        doubt_word=doubt,
        example=light.example,
    )


def _conditions(conditions: Sequence[str]) -> TextsView:
    return TextsView(tuple(map(code_spans, conditions or (_DASH,))), len(conditions) > 1)


def _either(conditions: Sequence[str]) -> Markup:
    return Markup("; ").join(map(code_spans, conditions or (_DASH,)))
