"""Changes of the site: what readers would see otherwise, from one snapshot to another.

In: two Snapshots.
Out: Changes: issues, notices and addresses that come, go or change; texts with what differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gazette.language.differences import Part, differences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from gazette.build.snapshot import NoticeSnapshot, Snapshot


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else: empty before or after where it is not written."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """A unit of a text that reads otherwise: its id now, or before where it goes; its parts."""

    unit: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class NoticeChange:
    """A notice that changes: `moved` says that another one stands before it now."""

    address: str
    number: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    files: tuple[str, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class IssueChange:
    """An issue whose own fields change."""

    id: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A notice that comes or goes."""

    address: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Changes:
    """All of it; of issues that come or go the notices are among `added` and `removed`, too.

    `new` are addresses that come, `dying` those that nothing would answer any more: of notices,
    former ones, of files, of units.
    """

    issues_added: tuple[str, ...] = ()
    issues_removed: tuple[str, ...] = ()
    issues_changed: tuple[IssueChange, ...] = ()
    added: tuple[Brief, ...] = ()
    removed: tuple[Brief, ...] = ()
    changed: tuple[NoticeChange, ...] = ()
    new: tuple[str, ...] = ()
    dying: tuple[str, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Whether readers would see nothing new."""
        return self == Changes()


def changes(before: Snapshot, after: Snapshot, kept: frozenset[str] = frozenset()) -> Changes:
    """Return what changes; `kept` are addresses that go on to say what stood there."""
    old, new = _notices(before), _notices(after)
    common = [name for name in after if name in before]
    own = [
        IssueChange(name, tuple(_fields(before[name].fields, after[name].fields)))
        for name in common
    ]
    moved = {address for name in common for address in _moved(before, after, name)}
    found = (_notice(old[at], one, moved=at in moved) for at, one in new.items() if at in old)
    was, now = _addresses(before), _addresses(after)
    return Changes(
        issues_added=tuple(name for name in after if name not in before),
        issues_removed=tuple(name for name in before if name not in after),
        issues_changed=tuple(one for one in own if one.fields),
        added=tuple(_brief(one) for at, one in new.items() if at not in old),
        removed=tuple(_brief(one) for at, one in old.items() if at not in new),
        changed=tuple(one for one in found if one),
        new=tuple(one for one in now if one not in was and "#" not in one),
        dying=tuple(one for one in was if one not in now and _dies(one, new, kept)),
    )


def _notices(snapshot: Snapshot) -> dict[str, NoticeSnapshot]:
    return {one.address: one for issue in snapshot.values() for one in issue.notices}


def _brief(one: NoticeSnapshot) -> Brief:
    return Brief(one.address, one.number, one.title)


def _moved(before: Snapshot, after: Snapshot, name: str) -> Iterator[str]:
    """Yield the notices of an issue that stand behind another one than before."""
    old = [one.address for one in before[name].notices]
    new = [one.address for one in after[name].notices]
    common = set(old) & set(new)
    rows = [one for one in old if one in common], [one for one in new if one in common]
    for tag, _, _, start, end in SequenceMatcher(None, *rows, autojunk=False).get_opcodes():
        if tag in {"insert", "replace"}:
            yield from rows[1][start:end]


def _dies(address: str, notices: Collection[str], kept: Collection[str]) -> bool:
    """Return whether an address that goes has nothing to say; a notice that goes says it of all."""
    notice, unit, _ = address.partition("#")
    return notice not in kept and (not unit or notice in notices)


def _addresses(snapshot: Snapshot) -> dict[str, None]:
    """Return every address that a change of content may take from readers, in order."""
    found: dict[str, None] = {}
    for issue in snapshot.values():
        found[f"/{issue.id}/"] = None
        for one in issue.notices:
            found |= dict.fromkeys((one.address, *one.former, *one.files))
            units = (unit for unit, _ in one.units if "-" in unit)
            found |= dict.fromkeys(f"{one.address}#{unit}" for unit in units)
    return found


def _fields(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield FieldChange(key, was, now)


def _notice(old: NoticeSnapshot, new: NoticeSnapshot, *, moved: bool) -> NoticeChange | None:
    """Return what changes of a notice; None where nothing does."""
    names = dict.fromkeys((*old.files, *new.files))
    files = (at for at in names if old.files.get(at) != new.files.get(at))
    made = NoticeChange(
        address=new.address,
        number=new.number,
        title=new.title,
        fields=tuple(_fields(old.fields, new.fields)),
        texts=tuple(_texts(old, new)),
        files=tuple(files),
        moved=moved,
    )
    changed = made.fields or made.texts or made.files or moved
    return made if changed else None


def _texts(old: NoticeSnapshot, new: NoticeSnapshot) -> Iterator[TextChange]:
    """Yield the units that read otherwise; one that is put in leaves those behind it the same."""
    was, now = [text for _, text in old.units], [text for _, text in new.units]
    for tag, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        for at in range(pairs):
            unit, text = new.units[c + at]
            yield TextChange(unit, differences(was[a + at], text))
        for unit, text in old.units[a + pairs : b]:
            yield TextChange(unit, (Part("deleted", text),))
        for unit, text in new.units[c + pairs : d]:
            yield TextChange(unit, (Part("added", text),))
