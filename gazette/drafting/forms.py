"""Forms of notices: which fields a new one has, and which may follow, by what it is.

In: the words of a language.
Out: FORMS; the form that a word names; the forms that a notice has by its kind and its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.title_forms import title_forms

if TYPE_CHECKING:
    from gazette.language.words import Words


@dataclass(frozen=True, slots=True)
class Form:
    """What a new notice has: `code` begins its id where it is not `numbered`.

    `examples` are the fields that may follow, as comments; `verb` is what it does to another one.
    """

    code: str
    examples: tuple[str, ...]
    numbered: bool = True
    addressed: bool = True
    verb: str = ""

    @property
    def fields(self) -> frozenset[str]:
        """The keys of the fields that such a notice has or may well have."""
        addressees = {"addressees"} if self.addressed else set()
        own = {"number"} if self.numbered else {"number", "id"}
        return frozenset((*_EVERY, *own, *addressees, *self.examples))


_EVERY = ("title", "issuer", "kind", "section", "signed_by", "dated")
_TERM = ("effective", "expires")
_ACTS = ("topic", "annexes", "relations")
_LAST = ("topic", "annexes", "remark", "cc")

FORMS = {
    "notice": Form("tz", (*_TERM, *_LAST)),
    "appointment": Form("rm", ("topic", "remark", "cc")),
    "promulgation": Form("yf", (*_TERM, *_LAST, "relations"), verb="replaces"),
    "repeal": Form("fz", (*_LAST, "relations"), addressed=False, verb="repeals"),
    "supervision": Form("db", _LAST),
    "release": Form("xa", (*_LAST, "relations"), verb="closes"),
    "correction": Form("gz", ("corrections",), numbered=False, addressed=False),
    "announcement": Form("tg", (*_TERM, "topic", "annexes"), numbered=False, addressed=False),
    "proclamation": Form("gg", (*_TERM, "topic", "annexes"), numbered=False, addressed=False),
    "decision": Form("jd", (*_TERM, *_LAST, "relations"), addressed=False, verb="amends"),
    "opinion": Form("yj", (*_TERM, *_LAST, "relations"), verb="implements"),
    "reply": Form("pf", _LAST),
    "letter": Form("han", _LAST),
    "circular": Form("tb", _LAST),
    "order": Form("ling", (*_TERM, *_ACTS), addressed=False, verb="amends"),
}
"""The forms by their names; what editors call them, and the kind that each has, is in the words."""
OTHER = Form("wj", (*_TERM, *_LAST), numbered=False, addressed=False)
"""The form of any other kind: 公示, 名单, 大事记."""


def form_named(written: str, words: Words) -> str:
    """Return the name of the form that an editor means by a word; empty for none."""
    wanted = written.strip().casefold()
    for name, (called, _) in words.drafting.forms.items():
        if wanted in (name, called.casefold()):
            return name
    return ""


def forms_of(kind: str, title: str, section: str, words: Words) -> tuple[Form, ...]:
    """Return the forms that a notice has: by its title, and by its kind; OTHER for neither."""
    named = (*title_forms(title, section), form_named(kind, words))
    return tuple(FORMS[name] for name in dict.fromkeys(filter(None, named))) or (OTHER,)
