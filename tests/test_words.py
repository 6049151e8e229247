"""The words of each language are whole, and fill the same holes.

In: the tables of gazette/language/words.
Out: tests.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from gazette.fields import NOTICE, VERBS, Shown
from gazette.language.words import DEFAULT, LANGUAGES
from gazette.model import EventKind, StatusWord
from gazette.record.events import BY_VERB

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.language.words import Words

WHOLE = LANGUAGES[DEFAULT]


def forms(words: Words) -> Iterator[tuple[str, str]]:
    """Yield every text of a table with the way to it."""
    for field in fields(words):
        yield from _forms(field.name, getattr(words, field.name))


def _forms(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _forms(f"{name}.{key}", inner)
    elif isinstance(value, tuple) and name != "months":
        for at, inner in enumerate(value):
            yield from _forms(f"{name}.{at}", inner)


def holes(form: str) -> set[str]:
    """Name what is filled in."""
    return {name for _, name, _, _ in Formatter().parse(form) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_all_that_the_default_says(language: str) -> None:
    """No word is missing or empty, none has a hole that nobody fills."""
    own, whole = dict(forms(LANGUAGES[language])), dict(forms(WHOLE))
    assert own.keys() == whole.keys()
    assert [name for name, form in own.items() if not form] == []
    wrong = {name: form for name, form in own.items() if holes(form) != holes(whole[name])}
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_has_its_label(language: str) -> None:
    """The words of the default language are the schema's own."""
    told = {field.key: field.label for field in NOTICE if Shown.FACTS in field.shown}
    labels = LANGUAGES[language].labels
    assert told.keys() <= labels.keys()
    if language == DEFAULT:
        assert {key: labels[key] for key in told} == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_upon_another_has_its_words(language: str) -> None:
    """A verb that is added to the schema cannot be left out of the validity."""
    said = LANGUAGES[language].record
    assert said.acts.keys() == VERBS.keys()
    assert {verb for verb, act in said.acts.items() if act.said} == BY_VERB.keys()
    assert list(said.statuses) == [one.value for one in StatusWord]
    assert list(said.events) == [one.value for one in EventKind]


@pytest.mark.parametrize(
    ("language", "written"),
    [("zh-Hans", "2026年3月5日"), ("zh-Hant", "2026年3月5日"), ("en", "5 March 2026")],
)
def test_a_day_is_written_as_documents_write_it(language: str, written: str) -> None:
    """GB/T 15835: Arabic, no leading zeros."""
    assert LANGUAGES[language].day(date(2026, 3, 5)) == written
    assert LANGUAGES[language].day(None) == ""
