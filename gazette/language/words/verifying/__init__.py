"""The words of the page on which readers verify what they have, one table a language.

In: nothing.
Out: VerifyingWords; ZH_HANS, ZH_HANT, EN.
"""

from gazette.language.words.verifying.en import EN
from gazette.language.words.verifying.table import VerifyingWords
from gazette.language.words.verifying.zh_hans import ZH_HANS
from gazette.language.words.verifying.zh_hant import ZH_HANT

__all__ = ["EN", "ZH_HANS", "ZH_HANT", "VerifyingWords"]
