"""Collects what is said about one human, today and in the past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gosart.config.model import SiteOptions
from gosart.diagnostics import Message, msg
from gosart.personal_data.identify import identify
from gosart.personal_data.model import PersonFile, Subject
from gosart.personal_data.names import Names, names_of
from gosart.personal_data.past import read_past
from gosart.personal_data.statements import entry_keys, statements_in, statements_of_shared
from gosart.plan.options import plan_options
from gosart.plan.validate.source_map import at_key, mapping
from gosart.plan_paths import SHARED
from gosart.progress import Watch, unwatched
from gosart.repository.loader import read_repository
from gosart.repository.working_tree import WorkingTree
from gosart.yaml.document import Repository

__all__ = ["collect", "names_in"]

_NOT_ASKED: Message = msg("It was not asked for (--no-history).")


def collect(
    options: SiteOptions, typed: str, watch: Watch = unwatched, *, history: bool = True
) -> PersonFile:
    """Collect what the plans and their history say about one human, whatever its audience.

    Args:
        options: The site's options.
        typed: `ACCOUNT/ID`, an id, or a name.
        watch: Whoever wants to see the progress.
        history: Whether the past is read.

    Returns:
        Everything, with its sources.

    Raises:
        GosartError: There is nobody of this id or name, or several; a file cannot be read.
    """
    files = WorkingTree(options.root)
    repository = read_repository(files, options.accounts_dir)
    subjects = identify(repository, typed)
    names = names_in(repository, subjects)
    readers = replace(plan_options(options), audience=options.audiences[-1], files=files)
    present = [*statements_of_shared(repository.shared, subjects, names, readers)]
    for account in repository.accounts:
        present += statements_in(account, subjects, names, readers)
    if not history:
        return PersonFile(subjects, options.today, tuple(present), (), _NOT_ASKED)
    dated, former, reason = read_past(options, readers, subjects, names, present, watch)
    return PersonFile(subjects, options.today, dated, former, reason)


def names_in(repository: Repository, subjects: tuple[Subject, ...]) -> Names:
    """Return what texts name a human by: their e-mail addresses are read off their entries.

    Args:
        repository: All plans.
        subjects: Their entries.
    """
    return names_of(subjects, sorted(set(_addresses(repository, subjects))))


def _addresses(repository: Repository, subjects: tuple[Subject, ...]) -> Iterator[str]:
    trees = {files.id: files.tree for files in repository.accounts} | {SHARED: repository.shared}
    for subject in subjects:
        data = trees[subject.account].data
        for key in entry_keys(data, subject):
            email = mapping(at_key(data, key)).get("email")
            if isinstance(email, str):
                yield email
