"""What YAML reads as something else than was meant is named where it stands, with what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.lint.runner import check_plans
from gosart.site.builder import build
from tests.writing import write_tree

PLAN = """\
name: Mill
owner: ann
team: {ann: {name: Ann Berg}}
people:
  dana: {name: Dana Reed, title: CFO, status: mentor}
opportunities:
  stones:
    name: New stones
    amount: 400_000
    close_date: 2027-03-31
    probability: 40
"""


def problems(root: Path, before: str, after: str) -> list[tuple[str, str, str]]:
    """Give place with code, message and hint of each problem that a change of the plan brings."""
    assert before in PLAN
    write_tree(root, {"accounts/mill.yml": PLAN.replace(before, after, 1).encode()})
    options = options_from({"today": "2026-11-23"}, root, {})
    return [
        (
            f"{problem.location.line}:{problem.location.column} {problem.code}",
            str(problem.message),
            str(problem.hint),
        )
        for problem in check_plans(options, use_cache=False).problems
    ]


@pytest.mark.parametrize(
    ("before", "after", "place", "typed"),
    [
        ("name: Mill", "name: #1 Corp", "1:1 P012", '"#1 Corp"'),
        ("name: Mill", "name: Mill #2 Corp", "1:12 P054", '"Mill #2 Corp"'),
        ("name: Mill", "name: Mill\nindustry: #paper", "2:11 P054", '"#paper"'),
        ("name: Mill", 'name: Mill "A" #2', "1:16 P054", "'Mill \"A\" #2'"),
        ("name: Mill", "name: Mill\naddress:\n  Row\n  yard #2", "4:8 P054", '"Row yard #2"'),
        ("name: Mill", "name: Mill\nregion: “North #2”", "2:16 P054", '"North #2"'),
        ("name: Mill", "name: Mill\ntags:\n- #1 priority", "3:2 P012", '"#1 priority"'),
        ("name: Mill", "name: Mill\ntags:\n- key #1", "3:7 P054", '"key #1"'),
        ("name: Mill", "name: Mill\ntags: [#1, key]", "2:8 S012", '"#1"'),
        ("name: Mill", "name: Mill\ntags: [key #1, b]", "2:12 S012", '"key #1"'),
        ("title: CFO,", "title: CFO #1,", "5:38 S012", '"CFO #1"'),
        ("  dana: {name: Dana Reed, ", "  dana:\n    name: #1\n    x: {", "6:5 P012", '"#1"'),
    ],
)  # fmt: skip
def test_a_text_that_a_comment_cuts_off_is_named_with_the_quotes_it_needs(
    tmp_path: Path, before: str, after: str, place: str, typed: str
) -> None:
    found = [item for item in problems(tmp_path, before, after) if item[0] == place]
    assert [" #' starts a comment" in message for _, message, _ in found] == [True]
    assert "in quotes" in found[0][2]
    assert typed in found[0][2]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: Mill", "name: Mill # the old one"),
        ("name: Mill", "name: Mill  #name: Quern"),
        ("name: Mill", "name: Mill #TO" + "DO ask"),
        ("name: Mill", "name: Mill\n#1 in flour"),
        ("name: Mill", "name: 'Mill' #2"),
        ("name: Mill", "name: Mill\nwebsite: https://mill.example/#top"),
        ("name: Mill", "name: Mill\nprofile:\n  summary: |\n    They are #1 here\n"),
        ("amount: 400_000", "amount: 400_000 #old"),
        ("owner: ann", "owner: ann #2 of them"),
        ("close_date: 2027-03-31", "close_date: 2027-03-31 #latest"),
        ("people:\n", "people: #theirs\n"),
        ("probability: 40", "probability: #40"),
    ],
)
def test_an_ordinary_comment_is_no_slip(tmp_path: Path, before: str, after: str) -> None:
    assert problems(tmp_path, before, after) == []


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("“Mill”", '"Mill"'),
        ("‘Mill’", '"Mill"'),
        ("«Mill»", '"Mill"'),
        ("„Mill“", '"Mill"'),
        ("»Mill«", '"Mill"'),
        ("“Mill", '"Mill"'),
        ("“The \"Mill\"”", "'The \"Mill\"'"),
    ],
)  # fmt: skip
def test_quotes_of_a_text_processor_around_a_name_are_named(
    tmp_path: Path, value: str, typed: str
) -> None:
    ((place, message, hint),) = problems(tmp_path, "name: Mill", f"name: {value}")
    assert place == "1:7 P055"
    assert f"a typographic quote (U+{ord(value[0]):04X})" in message
    assert hint.startswith(f"Write {typed};")


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("name: Mill\ntags: [“a”, b]", "2:8 P055"),
        ("name: Mill\nunits: {n: “North”}", "2:12 P055"),
        ("name: Mill\n“region”: x", "2:1 P002"),
        ("name: Mill\nregion: “North: east”", "2:9 S011"),
    ],
)
def test_such_quotes_are_named_wherever_they_stand(tmp_path: Path, after: str, place: str) -> None:
    found = problems(tmp_path, "name: Mill", after)
    assert [item[0] for item in found] == [place]
    assert "a typographic quote (U+201C)" in found[0][1] + found[0][2]


@pytest.mark.parametrize(
    "after",
    [
        "name: “A” and “B”",
        "name: ’t Hart",
        "name: '“Mill”'",
        "name: Mill\ngoal: {customer: “We grow by a third”}",
    ],
)
def test_quotes_that_belong_to_a_text_are_left_alone(tmp_path: Path, after: str) -> None:
    assert problems(tmp_path, "name: Mill", after) == []


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("2026-12", "such as '2026-12-31'"),
        ("12/2026", "such as '2026-12-31'"),
        ("Feb 2028", "such as '2028-02-29'"),
        ("2026", "such as '2026-12-31'"),
        ("Q3 2026", "such as '2026-09-30'"),
        ("2026-H1", "such as '2026-06-30'"),
        ("2026-W50", "such as '2026-12-11'"),
        ("2026年12月", "such as '2026-12-31'"),
        ("2026-12-32", "that month has 31 days"),
        ("30.02.2026", "that month has 28 days"),
        ("2026-13-01", "There is no month 13. Write year, month and day: '2026-01-13'."),
        ("2026-14-40", "There is no month 14: they are 01 to 12."),
        ("12/31/2026", "'2026-12-31'"),
        ("31/12/2026", "'2026-12-31'"),
        ("31.12.2026", "'2026-12-31'"),
        ("05.06.2026", "'2026-06-05'"),
        ("31.12.26", "'2026-12-31'"),
        ("2026-1-5", "'2026-01-05'"),
        ("2026/12/01", "'2026-12-01'"),
        ("20261201", "'2026-12-01'"),
        ("1 December 2026", "'2026-12-01'"),
        ("Tue 1st Dec 2026", "'2026-12-01'"),
        ("December 1, 2026", "'2026-12-01'"),
        ("2026年12月1日", "'2026-12-01'"),
        ("٢٠٢٦-١٢-٠١", "'2026-12-01'"),
        ("2026-12-01T00:00", "Write the date only, without a time: '2026-12-01'."),
        ("1.12.2026 14:00", "Write the date only, without a time: '2026-12-01'."),
        ("05/06/2026", "'2026-06-05' or '2026-05-06'"),
        ("soon", "Write year, month and day: '2026-11-23'."),
        ("31 Dec", "Write year, month and day: '2026-11-23'."),
    ],
)
def test_a_date_says_what_is_wrong_and_which_day_was_meant(
    tmp_path: Path, typed: str, hint: str
) -> None:
    ((place, message, what_to_do),) = problems(tmp_path, "2027-03-31", typed)
    assert place == "10:17 P006"
    assert typed in message
    assert hint in what_to_do


def test_a_day_that_may_be_another_names_no_single_one(tmp_path: Path) -> None:
    ((_, message, _),) = problems(tmp_path, "2027-03-31", "05/06/2026")
    assert message == "'05/06/2026' can be read as two different dates."
    ((_, message, _),) = problems(tmp_path, "2027-03-31", "Dec 2026")
    assert message == "'Dec 2026' is not a date: it does not name a single day."
    ((_, message, _),) = problems(tmp_path, "2027-03-31", "31 Dec")
    assert message == "'31 Dec' is not a date: the year is missing."


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("400.000", "400_000 or 400000; for 400 euros write 400.00"),
        ("400,000", "400_000 or 400000; for 400 euros write 400.00"),
        ("€400.000", "400_000 or 400000; for 400 euros write 400.00"),
        ("0.400", "Write 0.40, "),
        ("1 000", "'1_000'"),
        ("1'000", "'1_000'"),
        ("1.000.000", "'1_000_000'"),
        ("1,234.56", "'1_234.56'"),
        ("1.234,56", "'1_234.56'"),
        ("1,00,000", "'100_000'"),
        ("1,5", "'1.50'"),
        ("€400k", "'400_000'; the currency has a key of its own"),
        ("400 EUR", "'400'; the currency has a key of its own"),
        ("1.5m", "in full: '1_500_000'"),
        ("40万", "in full: '400_000'"),
        ("1e3", "'1_000'"),
        ("٤٠٠", "'400'"),
        ("４００", "'400'"),
        ("0400", "'400'"),
        ("00.5", "'0.50'"),
        ("1_2_3", "'123'"),
        ("12_34.5", "'1_234.50'"),
        ("1_000_00", "'100_000'"),
        ("+5", "'5'"),
        (".5", "'0.50'"),
        ("5.", "'5'"),
        ("0x10", "digits only"),
        ("1:30", "digits only"),
        (".inf", "digits only"),
        ("NULL", "digits only"),
        ("1.234k", "digits only"),
        ("9e99", "digits only"),
        ("½", "digits only"),
    ],
)
def test_an_amount_that_may_be_another_is_refused_with_the_one_that_was_meant(
    tmp_path: Path, typed: str, hint: str
) -> None:
    ((place, message, what_to_do),) = problems(tmp_path, "400_000", typed)
    assert place == "9:13 P007"
    assert typed in message
    assert hint in what_to_do


@pytest.mark.parametrize("typed", ["0", "400", "1_000_000", "1_000.50", "0.5", "12.3456"])
def test_an_amount_that_nobody_takes_for_another_is_read(tmp_path: Path, typed: str) -> None:
    assert problems(tmp_path, "400_000", typed) == []


@pytest.mark.parametrize(
    ("before", "after", "hint"),
    [
        ("probability: 40", "probability: 40%", "'40'"),
        ("probability: 40", "probability: 040", "'40'"),
        ("probability: 40", "probability: 0.4", "40 for '0.4'"),
        ("probability: 40", "probability: 400", "from 0 to 100"),
        ("name: Mill", "name: Mill\nemployees: 4.200", "'4_200'"),
        ("name: Mill", "name: Mill\nemployees: 4,200", "'4_200'"),
        ("name: Mill", "name: Mill\nemployees: 42_00", "'4_200'"),
        ("name: Mill", "name: Mill\nemployees: 4k", "'4_000'"),
        ("name: Mill", "name: Mill\nemployees: 4.5", "'4_200'"),
    ],
)
def test_other_numbers_name_the_one_that_was_meant(
    tmp_path: Path, before: str, after: str, hint: str
) -> None:
    ((_, _, what_to_do),) = problems(tmp_path, before, after)
    assert hint in what_to_do


@pytest.mark.parametrize(
    ("before", "after", "place", "message", "hint"),
    [
        ("{ann: {name: Ann Berg}}", "{ann: {name:Ann}}",
         "3:18 P002", "There is no space after the colon of 'name'.", "Write 'name: Ann'."),
        ("name: Dana Reed", "name:Dana Reed",
         "5:14 P002", "There is no space after the colon of 'name'.", "Write 'name: Dana Reed'."),
        ("name: Mill", "name: Mill\ncrm: {sf:12}",
         "2:9 P002", "There is no space after the colon of 'sf'.", "Write 'sf: 12'."),
        ("name: Mill", "name: Mill\ncompetitors: {quern:x}",
         "2:20 P002", "There is no space after the colon of 'quern'.", "Write 'quern: x'."),
        ("  dana: {", "  dana:{",
         "5:7 S014", "There is no space after the colon of 'dana'.",
         "Write 'dana: ' and then the value."),
        ("{ann: {name", "{ann {name", "3:8 S014", "The colon after 'ann' is missing.",
         "Write 'ann: {…'."),
        ("  dana: {", "  dana {", "5:3 S014", "The colon after 'dana' is missing.",
         "Write 'dana: {…'."),
        ("name: Mill", "name: Mill\ntags:\n-a\n-b", "3:1 S014",
         "There is no space after the - of this item.", "Write '- a'."),
        ("name: Mill", "name: Mill\ntags:\n  -a\n  -b", "3:3 P005",
         "'tags' is a text, but a list is expected.", "Write '- a'."),
        ("people:\n", "...\nfoo: x\npeople:\n", "4:1 S018",
         "A line ... ends the file for YAML; what follows would be ignored.",
         "Remove the line, or put it in quotes if you mean it as text."),
        ("people:\n", "---\npeople:\n", "4:1 S018",
         "A second document starts here; a plan is a single document.",
         "Remove the line ---, or put what follows into a file of its own."),
        ("name: Mill", "name: ~", "1:1 P012", "'name' is empty: ~ means nothing.",
         'Put it in quotes if it is text: "~".'),
        ("name: Mill", "name: Mill\ntags: [null]", "2:8 P012",
         "'tags' is empty: null means nothing.", 'Put it in quotes if it is text: "null".'),
        ("name: Mill", "name: Mill\nregion: NULL", "2:9 P056",
         "'NULL' is read as text here, not as nothing.",
         'Remove the entry, or put it in quotes: "NULL".'),
        ("title: CFO", "title: CFO, external: yes", "5:49 P009",
         "'yes' is neither true nor false.", "Write 'true'."),
        ("title: CFO", "title: CFO, external: off", "5:49 P009",
         "'off' is neither true nor false.", "Write 'false'."),
    ],
)  # fmt: skip
def test_a_slip_has_one_message_at_its_place(
    tmp_path: Path, before: str, after: str, place: str, message: str, hint: str
) -> None:
    found = problems(tmp_path, before, after)
    assert found[0] == (place, message, hint)
    assert len(found) == 1


@pytest.mark.parametrize("word", ["no", "Yes", "on", "off", "true", "0400", "1e3", "1:30", "None"])
def test_a_name_may_be_any_word(tmp_path: Path, word: str) -> None:
    assert problems(tmp_path, "name: Mill", f"name: {word}") == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("name: Mill", "name: #1 Corp", "starts a comment"),
        ("name: Mill", "name: Mill\nregion: “North: east”", "typographic quote"),
        ("2027-03-31", "2026-12", "does not name a single day"),
        ("  dana: {", "  dana {", "The colon after"),
    ],
)
def test_the_plans_own_page_says_why_it_is_not_read(
    tmp_path: Path, before: str, after: str, says: str
) -> None:
    write_tree(tmp_path, {"accounts/mill.yml": PLAN.replace(before, after, 1).encode()})
    result = build(options_from({"today": "2026-11-23"}, tmp_path, {}))
    (page,) = [file for file in result.files if file.uri == "accounts/mill/index.md"]
    assert says in str(page.content)


def test_an_end_of_the_document_with_nothing_behind_it_is_fine(tmp_path: Path) -> None:
    assert problems(tmp_path, "probability: 40\n", "probability: 40\n...\n") == []
