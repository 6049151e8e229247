"""What is found at once is what WeasyPrint finds by looking for all that could be said.

In: style sheets made here.
Out: tests of `gazette.typeset.weasyprint.initial_values`.
"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, nullcontext
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint import HTML, css
from weasyprint.css.properties import INHERITED, INITIAL_VALUES

from gazette.typeset.weasyprint.document import page_box
from gazette.typeset.weasyprint.initial_values import found_at_once

SAID = (
    "margin-inline-start: 3px",
    "margin-left: 4px",
    "padding-inline-end: 1em",
    "border-block-start-style: solid",
    "border-inline-end-width: 2px",
    "border-start-end-radius: 3px",
    "max-inline-size: 9em",
    "direction: rtl",
    "text-decoration: underline",
    "float: left",
    "position: absolute",
    "display: inline-block",
    "page: other",
    "text-indent: calc(10% + 1em)",
    "text-align: inherit",
    "margin: inherit",
    "all: initial",
    "line-height: var(--line)",
    "color: var(--unknown)",
    "--line: 3",
    "border: 1px solid",
    "column-gap: 1em",
    "font-size: 3em",
)
PHYSICAL = [
    name for name in INITIAL_VALUES if not re.search(r"block|inline|(start|end)_(start|end)", name)
]
"""What WeasyPrint asks for: no logical property."""
SHEETS = st.lists(
    st.tuples(st.sampled_from(["html", "body", "p", "b", "*", "b::before"]), st.sampled_from(SAID)),
    max_size=9,
).map(lambda rules: "\n".join(f"{where} {{ {said} }}" for where, said in rules))


def values(sheet: str, way: AbstractContextManager[None]) -> list[dict[str, str]]:
    """Return all values of the styles, written out, of a document's boxes, in order."""
    text = f"<style>b::before {{ content: '一' }} {sheet}</style><p>文<b>字</b></p><p>又</p>"
    with way:
        boxes = [
            box for page in HTML(string=text).render().pages for box in page_box(page).descendants()
        ]
        return [{name: repr(box.style[name]) for name in PHYSICAL} for box in boxes]


@pytest.mark.filterwarnings("ignore")
@given(sheet=SHEETS)
def test_each_value_is_what_weasyprint_finds(sheet: str) -> None:
    assert values(sheet, found_at_once()) == values(sheet, nullcontext())


def test_what_nothing_was_said_of_is_found_at_once() -> None:
    """WeasyPrint looks for what is said, and for what it computes, alone."""
    looked: list[str] = []
    look = css.ComputedStyle.__missing__

    def upstream(style: css.ComputedStyle, name: str) -> object:
        looked.append(name)
        return look(style, name)

    with patch.object(css.ComputedStyle, "__missing__", upstream):
        values("p { margin-left: 1em }", found_at_once())
    assert "margin_left" in looked
    assert not {"padding_left", "box_shadow", "anchor"} & set(looked)
    assert "color" in INHERITED
    assert looked.count("color") < 5
