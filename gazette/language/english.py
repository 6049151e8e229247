"""English in Chinese texts: which Latin words are a phrase or a sentence of English.

In: text.
Out: `runs`, where English stands in it.

Whoever reads a page aloud says so how it is pronounced, and is misled by what is false. So only
what is English for certain counts: most of the words of a run are known, and one at least is
spelled so in no other language, nor in pinyin. Names, abbreviations (GDP, ISO 9001, PM2.5) and
addresses are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENGLISH_WORDS = (
    "about above access according act acts after against age agency agreed agreement agreements "
    "aid air and annual another any are area areas article articles as asian assembly assessment "
    "assistance at authorities authority awareness banking based basic been before being belt "
    "between bilateral both branch bridge broad building business by care caring chairman "
    "challenge challenges chamber changes child children city civil clean climate committee "
    "common community companies company comprehensive compulsory concerning conservation "
    "cooperation copyright council countries country county cross-border customs data day days "
    "deep department design developed developing development disaster disease drinking during "
    "duties duty each early earth economic economy education effective eight election electronic "
    "employment energy engineering entry environment environmental equality every exchange farm "
    "farming february field finance financial fiscal five food for force foreign forest "
    "foundation four framework free freedom from funds further future general good goods "
    "governance government green group growth guidelines guiding has have health heritage high "
    "higher holders housing how humanities if implementation implementing improving inclusive "
    "income industry innovation insurance into investment islands its january joint july june "
    "justice keep knowledge labor labour lake language law laws leadership leading learning least "
    "level library life list living loan low maintenance making management manufacturing march "
    "marine maritime market markets may meeting member members memorandum middle mining minister "
    "ministry monitoring mountain mountains movement much museum must mutual natural need network "
    "new next nine no north northern not nothing nuclear october of offer officer one only "
    "opening operating order organization organizations other our outline over overseas ownership "
    "paper partnership peace people people's plan planning policies policy poor poverty power "
    "practice practices prevention principles printed printing private procedure proceedings "
    "procurement products programme property province provincial publishing purpose purposes "
    "quality railway recognition recommendations record reduction reform regarding registered "
    "registration regulation regulations relating release renewable report reporting requirements "
    "rescue research responsibility responsible review right rights river road rule rules rural "
    "safe safety savings schools science sciences scientific sea secretary security services set "
    "shall share shared sharing shipping shore short should silk skills small smart society soil "
    "source south southern space specification spring standard standards state statement "
    "statistical steel strategy street strengthening study such summer summit supply support "
    "sustainable system systems tariff teaching technical technology term terms than that the "
    "their them there these they third this those three through tourism towards town trade "
    "trading traditional treatment treaty trust two under understanding union united unity "
    "university until up upon urban us use user users using valley village voluntary waste waters "
    "way we welfare well were western wetland wetlands what when where which while white who "
    "whole whose wildlife with within without work worker workers working works workshop world "
    "worldwide would writing year years your youth zone zones"
)
"""Words that are English as they are spelled: of no other language, no syllables of pinyin."""
_SHARED_WORDS = (
    "a administration agenda agriculture all alliance an animal art arts association atlas "
    "atmosphere bank be bulletin bureau but capital center central centre certain certificate "
    "chair change china chinese christian classification code commerce commission communication "
    "competition concept conditions conference congress consortium construction control "
    "convention coordination court crisis cultural culture declaration democratic digital "
    "diplomatic direct director document east eastern export fair federal festival first forum "
    "fund global guarantee guide hall house human import in index industrial information "
    "initiative institute institution institutions integrated intellectual intelligence "
    "international internet investor is it journal land legal local made marketing medical "
    "medicine mission mobile model modern more most museum national office olympic on open or "
    "organic organisation original pacific panda parks party patent permanent personal physical "
    "plant plants population port portal possible process production program project protection "
    "protocol provision provisions public radio real regional republic resolution resource "
    "resources risk route school sector september service session six social software solar "
    "special spirit sports standardization statistics structure television to tourist training "
    "transition transport universal version visa vision was water west wild will winter yellow"
)
"""Words that English shares with others: they let a run be English, and do not make it so."""
_OTHERS_WORDS = (
    "al das de del della dem den der des di die dos du e ed een el en et für het il la las le les "
    "los och og pour sur un una und une van von y zu zum zur"
)
"""Words of one run of which it is another language, or may be, whatever else stands in it."""
_ENGLISH, _SHARED, _OTHERS = (
    frozenset(words.split()) for words in (_ENGLISH_WORDS, _SHARED_WORDS, _OTHERS_WORDS)
)

_WORD = "[A-Za-z]+(?:['’-][A-Za-z]+)*"
_TOKEN = rf"(?:{_WORD}|&|\d+(?:[.,:/-]\d+)*)"
_RUN = re.compile(
    rf"(?<![A-Za-z0-9À-ɏ@./_\\-]){_WORD}(?:[,;:.!?)”\"]* [(“\"]*{_TOKEN})+"
    r"(?![A-Za-z0-9À-ɏ@/_\\-]|[.:'’][A-Za-z0-9/])"
)
"""Words, and figures among them, with spaces between, no part of a longer word or an address."""
_WORDS = re.compile(_WORD)
_LEAST = 2
"""The known words of a run, at least."""
_SEVERAL = re.compile('[A-Za-z][,;:.!?)”"]* [(“"]*[A-Za-z&0-9]')
"""What every run has: sought first, for it is in few texts and quickly found."""


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where English stands in a text, from a word to a word or a figure."""
    if _SEVERAL.search(text):
        yield from (run.span() for run in _RUN.finditer(text) if _is_english(run[0]))


def _is_english(run: str) -> bool:
    """Return whether the words of a run are English, but for abbreviations, which are of none."""
    found = [word.lower().replace("’", "'") for word in _WORDS.findall(run) if not word.isupper()]
    words = found or [word.lower() for word in _WORDS.findall(run)]
    certain = sum(word in _ENGLISH for word in words)
    known = certain + sum(word in _SHARED for word in words)
    return certain > 0 and _LEAST <= known > len(words) / 2 and _OTHERS.isdisjoint(words)
