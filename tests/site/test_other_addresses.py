"""No page loads anything from another address, whatever a plan says: over all published bytes."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from tests.site.building import Built, build_site
from tests.site.markup import Element, parse
from tests.site.repositories import CONFIG
from tests.site.test_hostile_plans import NOTE, PLAN
from tests.writing import write_tree

HOST = "elsewhere.example"
TEXTS = [
    f"![one](https://{HOST}/1.png)",
    f"![two](//{HOST}/2.png 'two')",
    f"![three][r3]\n\n[r3]: http://{HOST}/3.png",
    f"[![four](https://{HOST}/4.png)](https://mill.example)",
    f"<img src='https://{HOST}/5.png' onload='x()'>",
    f"<img alt=6 srcset='https://{HOST}/6.png 2x' sizes=1px>",
    f"<picture><source srcset=//{HOST}/7.png><img src=//{HOST}/7.png></picture>",
    f"<div style='background:url(https://{HOST}/8.png)'>8</div>",
    f"<style>@import url(https://{HOST}/9.css); p {{background: url(//{HOST}/9.png)}}</style>",
    f"<link rel=stylesheet href=https://{HOST}/10.css><script src=//{HOST}/10.js></script>",
    f"<svg><image xlink:href='https://{HOST}/11.png'/><use href='//{HOST}/11.svg#a'/></svg>",
    f"<video poster=//{HOST}/12.png><source src=//{HOST}/12.mp4></video><audio src=//{HOST}/12>",
    f"<iframe src=//{HOST}/13></iframe><object data=//{HOST}/13></object><embed src=//{HOST}/13>",
    f"<table background='//{HOST}/14.png'><tr><td background='//{HOST}/14.png'>14</table>",
    f"<meta http-equiv=refresh content='0;url=https://{HOST}/15'><base href=//{HOST}/15/>",
    f"<img src='ht&#10;tps://{HOST}/16.png'><img src='/\\{HOST}/16.png'><img src='\\\\{HOST}/16'>",
    (
        f"text\n{{: style='background:url(//{HOST}/17.png)' }}\n\n"
        f"![a](//{HOST}/17.png){{: srcset='//{HOST}/17 2x' }}"
    ),
    (
        f"| a |\n|---|\n| ![a](//{HOST}/18.png) |\n\n"
        f"Term\n: ![a](//{HOST}/18.png)\n\n[^1]\n\n[^1]: ![a](//{HOST}/18.png)"
    ),
    f"!!! note\n    ![a](//{HOST}/19.png)\n\n> - ![a](//{HOST}/19.png)",
    f"</div></article><img src=//{HOST}/20.png><!-- <img src=//{HOST}/20.png> -->",
    f"<input type=image src=//{HOST}/21.png><body background=//{HOST}/21.png>",
    f"https://{HOST}/22.png <https://{HOST}/22.png> url(https://{HOST}/22.png)",
    f"/// tab | ![a](//{HOST}/23.png)\n![a](//{HOST}/23.png)\n///",
]

LOADED = {
    "src": (), "srcset": (), "imagesrcset": (), "poster": (), "background": (), "lowsrc": (),
    "dynsrc": (), "manifest": (), "data": ("object",), "code": ("applet", "object"),
    "archive": (), "classid": (), "profile": (), "longdesc": (), "ping": (), "formaction": (),
    "xlink:href": (), "href": ("link", "use", "image", "feimage", "script", "base", "pattern"),
}  # fmt: skip
"""Attributes by which a browser loads something, of the named elements or of any."""
NOT_LOADED = {"canonical", "alternate", "next", "prev", "edit", "author", "license"}
"""What a `<link>` says of another page and is not fetched."""
STYLED = re.compile(r"url\s*\(|@import|image-set\s*\(", re.IGNORECASE)


def loads(element: Element) -> list[str]:
    """List what a browser would load for the elements inside one, by attribute and style."""
    found = []
    for inside in element.all():
        for name, value in inside.attributes.items():
            of = LOADED.get(name.lower())
            if name.lower() == "style" and STYLED.search(value):
                found.append(value)
            elif of is not None and (not of or inside.name in of):
                rel = set(inside.get("rel").lower().split())
                if inside.name != "link" or not rel <= NOT_LOADED:
                    found.append(value)
        if inside.name == "meta" and inside.get("http-equiv").lower() == "refresh":
            found.append(inside.get("content"))
        if inside.name == "style" and STYLED.search(inside.text):
            found.append(inside.text)
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of plans that say a hostile text in every field, note and narrative."""
    files = {"mkdocs.yml": CONFIG}
    for number, text in enumerate(TEXTS, 1):
        quoted = json.dumps(text, ensure_ascii=False)
        folder = f"accounts/a{number:02}"
        files[f"{folder}/account.md"] = f"---\n{PLAN.format(text=quoted)}---\n{text}\n"
        for part in ("people/dana", "competitors/quern", "opportunities/stones", "partners/fjord"):
            files[f"{folder}/{part}.md"] = f"{text}\n"
        files[f"{folder}/notes/talk.md"] = (
            NOTE.replace("title: {text}", f"title: {quoted}")
            .replace("[{text}]", f"[{quoted}]")
            .replace("{text}", text)
        )
    root = write_tree(tmp_path_factory.mktemp("elsewhere"), files)
    return build_site(root, root / "site")


def test_no_page_loads_anything_from_another_address(site: Built) -> None:
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) > 10 * len(TEXTS)
    for page in pages:
        distant = [value for value in loads(parse(page.read_text("utf-8"))) if HOST in value]
        assert distant == [], page


TAG = re.compile(
    r"""<([a-z][^\s>/]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*/?>""",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s=>/]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""")


def test_nor_does_it_as_another_parser_reads_the_bytes(site: Built) -> None:
    for page in site.folder.rglob("*.html"):
        distant = {
            (tag[1].lower(), name.lower())
            for tag in TAG.finditer(page.read_text("utf-8"))
            for name, value in ATTRIBUTE.findall(tag[2])
            if HOST in unescape(value)
        }
        safe = {("a", "href"), ("meta", "content")}
        assert {it for it in distant if it not in safe and not it[1].startswith("data-")} <= {
            (name, attribute)
            for name, attribute in distant
            if attribute in ("title", "alt", "aria-label", "value", "id", "for", "placeholder")
        }


def test_what_is_no_page_loads_nothing_either(site: Built) -> None:
    others = [
        path
        for path in site.folder.rglob("*")
        if path.suffix in (".css", ".js", ".svg", ".xml", ".json", ".md")
    ]
    assert others
    for path in others:
        text = path.read_text("utf-8")
        assert not re.search(rf"<(?!a\b)[^<>]*\ssrc\s*=[^<>]*{HOST}", text), path
        if path.suffix == ".css":
            assert HOST not in text


def test_the_pages_have_a_link_in_the_place_of_each_picture(site: Built) -> None:
    for number in (1, 2, 3, 5, 7, 18, 19, 20, 23):
        page = site.page(f"accounts/a{number:02}/notes/talk/")
        links = [link["href"] for link in page.content.all("a", having="href")]
        assert any(f"{HOST}/{number}.png" in href for href in links), number
