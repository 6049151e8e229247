"""The words that readers see, one table a language; which one, the masthead says.

In: a Masthead.
Out: its Words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.language.words.en import EN
from gazette.language.words.forms import Count
from gazette.language.words.table import Words
from gazette.language.words.zh_hans import ZH_HANS
from gazette.language.words.zh_hant import ZH_HANT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.model import Masthead

__all__ = ["DEFAULT", "LANGUAGES", "Count", "Words", "words"]

DEFAULT = "zh-Hans"
LANGUAGES: Mapping[str, Words] = {DEFAULT: ZH_HANS, "zh-Hant": ZH_HANT, "en": EN}
"""The languages that a gazette may be in, as gazette.yaml names them."""


def words(masthead: Masthead) -> Words:
    """Return the words of a gazette's language."""
    return LANGUAGES[masthead.language]
