"""Texts: the text of a notice as HTML, for its page and for the EPUB of its issue.

In: a Notice in its Setting.
Out: Markup; which of an issue's notices say the same in both.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gazette.language.words import words
from gazette.model.blocks import Footnote
from gazette.pages import citations, corrections
from gazette.pages.breaks import WEB, Form, Paged, body
from gazette.pages.setting import with_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from gazette.model import Issue, Notice, PageMap
    from gazette.pages.setting import Setting, Surroundings


def text(notice: Notice, setting: Setting) -> Markup:
    """Return the text of a notice for its page; one that is at hand is not made again."""
    known = setting.around.texts.get(notice.card.id)
    return known if known is not None else _made(notice, setting)


def texts(
    around: Surroundings, issue: Issue, notices: Sequence[Notice], page_map: PageMap
) -> dict[str, Markup]:
    """Return the texts of an issue's notices for their pages, by the notices' ids."""
    settled = with_settings(around, issue, notices, page_map)
    return {notice.card.id: _made(notice, setting) for notice, setting in settled}


def paged(notice: Notice, setting: Setting) -> Paged:
    """Return where the pages begin by which a notice is cited."""
    if setting.historical:
        return Paged(setting.extent.first if setting.extent else 0, notice.breaks)
    return _ours(notice, setting)


def in_book(notice: Notice, setting: Setting, form: Form, *, marked: bool) -> Markup:
    """Return the text of a notice for the EPUB: as it is printed, so that nothing in it is linked.

    It is that of its page where nothing differs: no correction, file, link, note, printed page.
    `marked` says whether the page on which it begins has its mark there.
    """
    corrected = setting.around.record.corrected.get(notice.card.address)
    differs = corrected or notice.files or setting.extent or setting.page_map.count
    differs = differs or any(isinstance(block, Footnote) for block in notice.blocks)
    if differs or setting.around.citations_of(notice).cites:
        said = words(setting.around.masthead)
        begun = replace(paged(notice, setting), marked=marked)
        return body(said, notice, begun, form=form)
    return text(notice, setting)


def _ours(notice: Notice, setting: Setting) -> Paged:
    ours = setting.breaks.get(notice.card.id, ())
    first = setting.page_map.spans.get(notice.card.id, (0, 0))[0]
    return Paged(first, ours, floats=setting.floats(notice.card))


def _made(notice: Notice, setting: Setting) -> Markup:
    said, known = words(setting.around.masthead), setting.around.citations_of(notice)
    form = Form(citations.references(said, notice, known)) if known.cites else WEB
    if found := corrections.placed(notice, setting.around):
        form = replace(form, revisions=corrections.revisions(said, found))
    if setting.historical:
        return body(said, notice, paged(notice, setting), _ours(notice, setting), form)
    return body(said, notice, paged(notice, setting), form=form)
