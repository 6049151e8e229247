"""Every label of the importers' lexicon is what its examples are, and no pattern stands elsewhere.

In: gazette/importers/lexicon.
Out: tests.
"""

from __future__ import annotations

import random
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import pytest
from old_numbers import Writer, _documents, _numbered, specimen
from old_press import Press, Style

from gazette.importers import lexicon
from gazette.importers.lexicon import furniture_labels, numbering, sections, terms, titles
from gazette.importers.lexicon.labels import Label
from gazette.importers.recognise import recognise
from gazette.importers.sources.load import load

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


@pytest.mark.parametrize(
    "text",
    [
        "第4期（总第12期）",
        "2023年第3—4期合刊（总第27—28期）",
        "2023年第3、4期",
        "2023年增刊第1期",
        "二〇二三年增刊",
    ],
)
def test_a_running_head_names_a_double_issue_or_a_supplement(text: str) -> None:
    """With the gazette's name or without it the line says no more than which issue it is."""
    assert furniture_labels.ISSUE.fullmatch(text)
    assert furniture_labels.ISSUE_WORDS.fullmatch(text)


def asked() -> Iterator[tuple[str, Any]]:
    """Yield each way in which a line is asked what it is."""
    for label in table():
        for name in ("match", "fullmatch", "search"):
            yield f"{label.name} {name}", getattr(label, name)
    for module in (terms, numbering, sections, titles):
        for name, value in vars(module).items():
            if hasattr(value, "cache_info"):
                yield name, value


def test_each_line_is_labelled_once(tmp_path: Path) -> None:
    """Of a number with many notices: whoever asks of a line what was found is told it."""
    for _, way in asked():
        way.cache_clear()
    rng = random.Random(7)
    base = specimen(rng)
    writer = Writer(random.Random(1))
    documents = [_documents(writer, "江北县", "县", base.year) for _ in range(3)]
    made = _numbered(Writer(random.Random(1)), [one for row in documents for one in row])
    printed = Press(replace(base, documents=tuple(made)), Style(width=22), rng).run()
    (tmp_path / "a.txt").write_text(printed, encoding="utf-8")
    loaded = load([tmp_path / "a.txt"], ())
    assert not isinstance(loaded, tuple)
    assert len(recognise(loaded.given).found) == len(made)
    infos = {name: way.cache_info() for name, way in asked()}
    assert [name for name, info in infos.items() if info.misses > info.currsize] == []
    assert infos["marker"].hits > infos["marker"].misses


def test_a_text_is_matched_once_by_a_label() -> None:
    """Who asks again is given what was found."""
    label = Label("号", r"第(\d)号", ("第1号", "第2号", "第3号"))
    assert label.fullmatch("第4号") is label.fullmatch("第4号")
    assert label.match("第4号令") is label.match("第4号令")
    assert label.search("令第4号") is label.search("令第4号")
