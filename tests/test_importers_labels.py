"""Every label of the importers' lexicon is what its examples are, and no pattern stands elsewhere.

In: gazette/importers/lexicon.
Out: tests.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from gazette.importers import lexicon
from gazette.importers.lexicon.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterator


def labels(value: object) -> Iterator[Label]:
    """Yield the labels in a value of a module: one alone, or those in a table."""
    if isinstance(value, Label):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from labels(one)


def table() -> list[Label]:
    """List every label once."""
    names = [module.name for module in iter_modules([str(Path(lexicon.__file__).parent)])]
    modules = [import_module(f"{lexicon.__name__}.{name}") for name in names]
    every = [one for module in modules for value in vars(module).values() for one in labels(value)]
    return list(dict.fromkeys(every))


@pytest.mark.parametrize("label", table(), ids=lambda label: label.name)
def test_a_label_is_what_its_examples_are(label: Label) -> None:
    """Three texts, no two alike, are found to be what the label's name says."""
    assert label.name
    assert len(set(label.examples)) == 3
    for example in label.examples:
        assert label.search(example), example


def test_a_text_is_matched_once_by_a_label() -> None:
    """Who asks again is given what was found."""
    label = Label("号", r"第(\d)号", ("第1号", "第2号", "第3号"))
    assert label.fullmatch("第4号") is label.fullmatch("第4号")
    assert label.match("第4号令") is label.match("第4号令")
    assert label.search("令第4号") is label.search("令第4号")
