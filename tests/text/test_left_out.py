"""What a page leaves out of a text is known, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosart.config.model import options_from
from gosart.lint.runner import check_plans
from gosart.text.left_out import left_out
from gosart.text.markdown import paragraphs
from tests.writing import write_tree


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("![a](data:image/png;base64,AA)", ["1:6 data:image/png;base64,AA"]),
        ("[a](ftp://mill.example/z)", ["1:5 ftp://mill.example/z"]),
        ("<ftp://mill.example/z>", ["1:2 ftp://mill.example/z"]),
        ("[a][1]\n\n[1]: data:text/html,x", ["3:6 data:text/html,x"]),
        ("[a](javascript:alert(1))", ["1:5 javascript:alert(1)"]),
        ("[a](file:///c:/a.doc) [b](notes/b.md)", ["1:5 file:///c:/a.doc"]),
        ("a <img src=b.png srcset='c.png 2x'>", ["1:18 srcset"]),
        ("a\n<video src=a.mp4><source src=b></video>", ["2:1 video"]),
        ("<audio controls></audio>", ["1:1 audio"]),
        ("<iframe src=//mill.example></iframe>", ["1:1 iframe"]),
        ("<object data=x></object> <embed src=y>", ["1:1 object", "1:26 embed"]),
        ("<svg><path/><image href=x /></svg> b", ["1:1 svg"]),
        ("<style>a{}</style>", ["1:1 style"]),
        ("<script>alert(1)</script> x", ["1:1 script"]),
        ("<form action=x><input><button>b</button></form>", ["1:1 form"]),
        ("<form> <video></video>", ["1:1 form", "1:8 video"]),
        ("My onclick <b onclick=x()>b</b>", ["1:15 onclick"]),
        ("<base href=//x>\n<meta http-equiv=refresh>", ["1:1 base", "2:1 meta"]),
        ("a\n{: onclick='x' style='color:red' }", ["2:4 onclick", "2:16 style"]),
        ("Ask <Ann> about it", ["1:5 Ann"]),
        ("`<video>` and <VIDEO>", ["1:15 VIDEO"]),
        ("~~~\n<video>\n~~~\n\n<video>", ["5:1 video"]),
        ("<video></video> <video></video>\n<video></video>", ["1:1 video", "2:1 video"]),
        ("<picture><source srcset=a><img src=b></picture>", ["1:10 source"]),
    ],
)
def test_each_thing_that_a_page_leaves_out_has_its_place(text: str, items: list[str]) -> None:
    assert [f"{item.line + 1}:{item.column + 1} {item.name}" for item in left_out(text)] == items


@pytest.mark.parametrize(
    "text",
    [
        "a < b, c <3 and <- d",
        "<ann@mill.example> <https://mill.example> [b](tel:1) [c](mailto:a@b.example)",
        "|a|b|\n|:-:|-|\n|1|2|",
        "<details><summary>a</summary>b</details> <u>c</u> x<br/>y",
        "<!-- <video> -->",
        "![a](b.png) [c](d.pdf) [e](#f)\n{: .lead }",
        "&lt;video&gt; and `<script>`",
    ],
)
def test_a_text_of_which_nothing_is_lost_has_none(text: str) -> None:
    assert left_out(text) == ()


def test_what_is_left_out_is_in_no_page() -> None:
    text = "<iframe src=a.html></iframe><b onclick=x()>b</b> [c](ftp://mill.example)"
    assert [item.name for item in left_out(text)] == ["iframe", "onclick", "ftp://mill.example"]
    html = str(paragraphs(text))
    assert not [item for item in left_out(text) if item.name in html]


def test_a_check_says_what_is_left_out_and_where(tmp_path: Path) -> None:
    plan = (
        "name: Mill <Ann>\nowner: ann\nteam: {ann: {name: Ann Berg}}\n"
        "profile: {summary: 'See <iframe src=a> there'}\n"
    )
    note = "---\ntitle: Visit\n---\n# Visit\n\n![Hall](data:image/gif;base64,R0) <Ann> <Ann>\n"
    write_tree(
        tmp_path,
        {"accounts/mill/account.yml": plan.encode(), "accounts/mill/notes/visit.md": note.encode()},
    )
    options = options_from({"today": "2026-11-23"}, tmp_path, {})
    assert [
        f"{problem.location.path}:{problem.location.line}:{problem.location.column} "
        f"{problem.code} {problem.severity.value} {problem.message}"
        for problem in check_plans(options, use_cache=False).problems
    ] == [
        "accounts/mill/account.yml:4:25 P057 warning The page leaves out '<iframe>'.",
        (
            "accounts/mill/notes/visit.md:6:9 P057 warning "
            "The page leaves out the address 'data:image/gif;base64,R0'."
        ),
        "accounts/mill/notes/visit.md:6:35 P057 warning The page leaves out '<Ann>'.",
    ]
