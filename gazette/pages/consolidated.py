"""Consolidated text: the page of a notice with the changes of others carried out.

In: a Notice in its Setting.
Out: its Consolidation, where others amend it; what its own page and its data tell of that; a Page.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from gazette.language.differences import Part, differences
from gazette.language.words import DEFAULT, words
from gazette.model import Page
from gazette.pages import corrections, statuses
from gazette.pages.breaks import Form, Paged, body
from gazette.pages.citations import places
from gazette.pages.frame import column, framed
from gazette.pages.open_data.json_values import plain
from gazette.read.corrections import sentence
from gazette.record.consolidation import consolidated
from gazette.write.styling import FILES, Styling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gazette.language.words import Words
    from gazette.model import Block, Notice
    from gazette.model.consolidation import Amendment, Consolidation, Revised
    from gazette.pages.frame import Shows
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.setting import Setting

_UNPAGED = Paged()
_FORM = Form(styling=Styling(files=f"../{FILES}"))
"""The page stands below that of its notice, and the issue's files one step farther."""


def consolidation(notice: Notice, setting: Setting) -> Consolidation | None:
    """Return the text of a notice with its amendments carried out; None where it has none.

    Only Chinese instructions are understood.
    """
    around = setting.around
    amendments = around.record.amended.get(notice.card.address, ())
    if not amendments or around.masthead.language != DEFAULT:
        return None
    return consolidated(notice.blocks, amendments)


def address(notice: Notice) -> str:
    """Return where the consolidated text of a notice stands."""
    return f"{notice.card.address}consolidated/"


def told(notice: Notice, setting: Setting, found: Consolidation | None) -> Shows | None:
    """Return what a notice's own page says: where the text is, what is not in it."""
    if found is None:
        return None
    said = words(setting.around.masthead)
    return {"address": address(notice) if found.applied else "", **_failed(said, found)}


def page(notice: Notice, setting: Setting, found: Consolidation) -> Page:
    """Return the page of a consolidated text: what was carried out, each change, the whole."""
    masthead, card = setting.around.masthead, notice.card
    said = words(masthead)
    name = said.with_name.format(name=card.title, other=said.consolidating.heading)
    where = address(notice)
    form, corrected = _corrected(notice, setting, found)
    shows: Shows = {
        **framed(masthead, setting.around.site, where, name),
        "description": said.consolidating.described,
        "meta": column(masthead, card.section, said.consolidating.described),
        "heading": card.title,
        "crumbs": (
            {"name": said.issue(setting.issue), "address": setting.issue.address},
            {"name": card.title, "address": card.address},
        ),
        "applied": tuple(_applied(said, one) for one in found.applied),
        "rows": tuple(_row(said, one) for one in found.blocks if one.acts),
        "corrected": corrected,
        "segments": tuple(_segments(said, notice, found, form)),
        **_failed(said, found),
    }
    return Page(where, "consolidated.html", shows)


def _corrected(notice: Notice, setting: Setting, found: Consolidation) -> tuple[Form, Shows | None]:
    """Return a form that marks what is corrected where no amendment was; what is said of it."""
    said = words(setting.around.masthead)
    made = corrections.placed(notice, setting.around)
    alone = {one.after.id for one in found.blocks if one.after and not one.acts}
    marked = [one for one in made if one.spot and one.spot.unit in alone]
    form = replace(_FORM, revisions=corrections.revisions(said, marked))
    if not made:
        return form, None
    left = (sentence(said, one.correction) for one in made if one not in marked)
    return form, {"placed": len(marked), "unplaced": tuple(left)}


def data(notice: Notice, found: Consolidation) -> Json:
    """Return what machines read of a consolidated text: which changes it holds, and which not."""
    return {
        "url": address(notice) if found.applied else None,
        "official": False,
        "acts": [{**_act(one), "on": plain(one.on)} for one in found.applied],
        "changes": [
            {
                "change": _change(one),
                "unit": (one.before or one.after or notice.blocks[0]).id,
                "before": one.before.text if one.before else None,
                "after": one.after.text if one.after else None,
                "acts": [act.number or act.title for act in one.acts],
            }
            for one in found.blocks
            if one.acts
        ],
        "text": "".join(f"{block.text}\n" for block in found.current) if found.applied else None,
        "not_applied": [
            {"text": one.text, "unit": one.block, "reason": why.value}
            for one, why in found.obstacles
        ],
        "failed": _act(found.failed) if found.failed else None,
    }


def _act(amendment: Amendment) -> dict[str, Json]:
    act = amendment.act
    return {"number": act.number or None, "title": act.title or None, "url": act.address or None}


def _failed(said: Words, found: Consolidation) -> Shows:
    """Return what could not be carried out, and why."""
    if not found.failed:
        return {"failed": None}
    return {
        "failed": {
            "act": statuses.named(said, found.failed.act),
            "address": found.failed.act.address,
            "instructions": tuple(
                {"text": one.text, "unit": one.block, "why": said.consolidating.obstacles[why]}
                for one, why in found.obstacles
            ),
        }
    }


def _applied(said: Words, amendment: Amendment) -> Shows:
    return {
        "name": statuses.named(said, amendment.act),
        "title": amendment.act.title if amendment.act.number else "",
        "address": amendment.act.address,
        "day": said.day(amendment.on),
    }


def _row(said: Words, one: Revised) -> Shows:
    """Return a change as both readings side by side, with what differs between them."""
    before, after = (block.text if block else "" for block in (one.before, one.after))
    parts = differences(before, after) if before and after else ()
    unit = next(block.id for block in (one.after, one.before) if block)
    named = tuple(place["name"] for place in places(said, (unit,)))
    return {
        "said": said.gap.join((*named, _said(said, one))),
        "unit": unit if one.after else "",
        "before": _reading(parts, "deleted") or ((Part("same", before),) if before else ()),
        "after": _reading(parts, "added") or ((Part("same", after),) if after else ()),
    }


def _reading(parts: Iterable[Part], kind: str) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind in {"same", kind})


def _segments(said: Words, notice: Notice, found: Consolidation, form: Form) -> Iterator[Shows]:
    """Yield the whole text in runs of blocks that were left alone, and what was changed between."""
    for acts, run in groupby(found.blocks, key=lambda one: bool(one.acts)):
        if not acts:
            same = [one.after for one in run if one.after]
            yield {"said": "", "body": _body(said, notice, same, form)}
            continue
        for one in run:
            shown = _body(said, notice, (one.after,), _FORM) if one.after else ""
            yield {"said": _said(said, one), "body": shown}


def _body(said: Words, notice: Notice, blocks: Iterable[Block], form: Form) -> str:
    return body(said, replace(notice, blocks=tuple(blocks)), _UNPAGED, form=form)


def _said(said: Words, one: Revised) -> str:
    acts = said.listed(statuses.named(said, act) for act in one.acts)
    change = said.consolidating.changes[_change(one)]
    return said.consolidating.by.format(change=change, acts=acts)


def _change(one: Revised) -> str:
    if one.before and one.after:
        return "changed"
    return "added" if one.after else "deleted"
