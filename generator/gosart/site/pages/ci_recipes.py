"""The help on reviews as pull requests: files for a forge, each ready to be copied."""

from __future__ import annotations

from pathlib import PurePosixPath

from gosart.i18n.translator import Translator
from gosart.site.renderer import Engine, GeneratedFile, builtin_templates
from gosart.site.views.recipes import RecipesView, RecipeView, code_of
from gosart.urls import RECIPES

__all__ = ["recipe_files"]

_TEMPLATE = "recipes.md.j2"


def recipe_files(engine: Engine) -> list[GeneratedFile]:
    """Write the page of the recipes, and beside it each file to be saved.

    Args:
        engine: What renders the templates.

    Returns:
        The files.
    """
    translator = engine.translator
    title = translator.text("Reviews as pull requests")
    folder = builtin_templates() / "recipes"
    files, recipes = [], []
    for source, path, anchor, about in _recipes(translator):
        text = (folder / source).read_text("utf-8")
        copy = f"{source.partition('/')[2]}.txt"  # which every browser shows as a text
        files.append(
            GeneratedFile(RECIPES.removesuffix("index.md") + copy, text.encode(), templates=())
        )
        name = PurePosixPath(path).name
        recipes.append(RecipeView(path, anchor, about, copy, name, code_of(text)))
    front = {
        "title": title,
        "description": translator.text("Files that let GitHub or GitLab review plans"),
        "search": {"exclude": True},
    }
    values = {"page": RecipesView(title, tuple(recipes))}
    return [
        GeneratedFile(RECIPES, engine.render(_TEMPLATE, front, values), templates=(_TEMPLATE,)),
        *files,
    ]


def _recipes(translator: Translator) -> tuple[tuple[str, str, str, str], ...]:
    """Return each recipe's source, the path it belongs at, its anchor and what it does."""
    return (
        (
            "github/plans.yml",
            ".github/workflows/plans.yml",
            "github-review",
            translator.text(
                "GitHub: checks a pull request, writes the comment and the preview, "
                "and fails by severity, without any right to write."
            ),
        ),
        (
            "github/plans-comment.yml",
            ".github/workflows/plans-comment.yml",
            "github-comment",
            translator.text(
                "GitHub: posts the comment once and updates it, for forks too; "
                "it runs nothing of the branch."
            ),
        ),
        (
            "github/plans-publish.yml",
            ".github/workflows/plans-publish.yml",
            "github-publish",
            translator.text("GitHub: publishes the handbook from main."),
        ),
        (
            "github/pull_request_template.md",
            ".github/pull_request_template.md",
            "template",
            translator.text("The four questions of a reviewer, in every new pull request."),
        ),
        (
            "github/CODEOWNERS",
            ".github/CODEOWNERS",
            "owners",
            translator.text("Who has to approve which plans: an example to change."),
        ),
        (
            "gitlab/gitlab-ci.yml",
            ".gitlab-ci.yml",
            "gitlab",
            translator.text(
                "GitLab: all of it, with a report of code quality; "
                "a job that runs nothing of the branch posts the comment."
            ),
        ),
    )
