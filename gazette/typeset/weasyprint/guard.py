"""Guard: holds WeasyPrint against what these rooms were measured with.

In: the source of the functions that are replaced or relied on.
Out: `guard`, which raises UpstreamChangedError where one differs.
"""

from __future__ import annotations

import inspect
import linecache
from functools import cache
from hashlib import sha256
from importlib import import_module
from operator import attrgetter
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class UpstreamChangedError(RuntimeError):
    """WeasyPrint is not the one that these rooms were measured with.

    The message names the functions. What to do: read what changed upstream, run
    tests/test_typeset.py, and only then write the new digests into GUARD.
    """


GUARD = {
    # Replaced: what they are given and return, and when they are called.
    "layout.inline:get_next_linebox": "67af458c2545e74f",
    "layout.inline:split_inline_level": "d98c008c8fc00582",
    "layout.inline:split_text_box": "8c564329599ef23f",
    "layout.inline:can_break_inside": "fec5e4629e038141",
    "layout.inline:justify_line": "f83b21ff8793ba6b",
    "text.line_break:can_break_text": "4f3fb5ef1c239df9",
    "layout.block:block_level_layout": "c1301dde9284e245",
    "layout.preferred:inline_max_content_width": "6860df1a22c6d6a7",
    "layout.preferred:shrink_to_fit": "38ecf6d5c6439df6",
    "layout.column:columns_layout": "7a05cce3272fc581",
    # Relied on: they call what is replaced, or draw what it made.
    "layout.inline:split_inline_box": "3a0cb7ca7e34c7ef",
    "layout.inline:_break_waiting_children": "62536bacd563bb44",
    "layout.inline:remove_last_whitespace": "1bb6d91ce9904e02",
    "layout.inline:text_align": "e953d41b87ccfc30",
    "layout.block:_in_flow_layout": "c2537262836dd981",
    "layout.block:block_box_layout": "a6279066e3d9ff7d",
    "layout.block:block_container_layout": "65842ca53a8391eb",
    "layout.block:block_level_width": "f1668591a4219143",
    "layout.block:remove_placeholders": "ce16d97a1caacea0",
    "layout.column:_create_column_box": "c9fc1aaa4d0fa7d8",
    "layout.block:collapse_margin": "c91ad56f81717b09",
    "layout.preferred:trailing_whitespace_size": "cd005b8042a652f9",
    "text.line_break:Layout": "81f3095dc8d28378",
    "text.line_break:strut": "b57885b70dd08efe",
    "text.line_break:get_log_attrs": "65c1a1c4fa75ee95",
    "layout.table:table_layout": "6594fa40743fbc0b",
    "draw:draw_collapsed_borders": "120b162d2a4f9066",
    "draw.text:draw_text": "ebaf96239c6ca363",
    "draw.text:draw_first_line": "1bb8eae6d88e71b1",
    # Stood for by `text_lines` where a line is text alone, or relied on there.
    "layout.inline:iter_line_boxes": "04aec48abfcad809",
    "layout.inline:skip_first_whitespace": "deb2f1a5e2a6c035",
    "layout.inline:_adjust_line_height": "822443b08f53654f",
    "layout.inline:is_phantom_linebox": "20b14d5418771dc1",
    "layout.inline:line_box_verticality": "1018aadb3410f89a",
    "layout.inline:aligned_subtree_verticality": "2c53963af64fb316",
    "layout.inline:inline_box_verticality": "5c7109868242013b",
    "layout.float:avoid_collisions": "5fc7793c573af328",
    "layout.percent:resolve_percentages": "71673078096fcf87",
    "formatting_structure.boxes:ParentBox.copy_with_children": "6b906f6c9326ab5d",
    "formatting_structure.boxes:ParentBox.remove_decoration": "689d6c8b42f70410",
    "formatting_structure.boxes:TextBox.copy_with_text": "e8ea28f3b7812142",
    "css:AnonymousStyle": "0e3379c2728abf26",
    # Stood for by `initial_values` where nothing was said of a property.
    "css:ComputedStyle": "0b7074c9c6d10a7b",
    # Relied on while a PDF is written: a page is painted once, a face cut by us.
    "document:Page.paint": "b2f0dcbda755b5d5",
    "pdf.fonts:Font.subset": "61ed6bc2e9a7e43a",
    "pdf.fonts:Font._harfbuzz_subset": "f80805663ede8080",
    "pdf.tags:_build_box_tree": "f716251a83e7096e",
    "pdf.stream:Stream.clone": "a4f89c7ab7de235c",
    # Relied on where pages stand from an earlier layout: what WeasyPrint asks of a page.
    "layout:layout_document": "a5cbf437e99caf72",
    "layout:initialize_page_maker": "5bb3c878d722af53",
    "layout.page:make_all_pages": "b5e4034894841caa",
    "layout.page:remake_page": "1ff09b2dffa17839",
    "layout.page:make_page": "656f183328e8b1b5",
    "document:Document._render": "ebaceeb0fa8e79aa",
    "document:Page.__init__": "56afceec729bf2c1",
    "pdf.fonts:Font.__init__": "1f281166b10302a4",
    "text.fonts:get_pango_font_key": "74cbeff1fac3860c",
}
"""The upstream functions that are replaced or relied on, with the digest of their source."""


def guard() -> None:
    """Hold WeasyPrint against GUARD; raise UpstreamChangedError where it differs."""
    changed = [name for name, digest in GUARD.items() if _digest(name) != digest]
    if changed:
        raise UpstreamChangedError(f"WeasyPrint has changed: {', '.join(sorted(changed))}")


def _digest(name: str) -> str:
    module, attribute = name.split(":")
    try:
        return _source(attrgetter(attribute)(import_module(f"weasyprint.{module}")))
    except (AttributeError, ImportError, OSError, TypeError):
        return "missing"


@cache
def _source(upstream: Callable[..., None] | type) -> str:
    """Return the digest of the source of a function or of a class's methods, found once.

    Its lines are those that its code names, which takes a tenth of the time of parsing them.
    """
    functions = vars(upstream).values() if isinstance(upstream, type) else [upstream]
    digest = sha256()
    for function in functions:
        code = getattr(inspect.unwrap(function), "__code__", None) if callable(function) else None
        if code:
            lines = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 : _last(code)]
            digest.update("".join(lines).encode())
    return digest.hexdigest()[:16]


def _last(code: CodeType) -> int:
    """Return the last line of a function that does anything."""
    inner = (_last(one) for one in code.co_consts if isinstance(one, CodeType))
    return max(*(line or 0 for *_, line in code.co_lines()), *inner)
