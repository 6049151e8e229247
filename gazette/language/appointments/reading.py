"""Reading: a notice's lines, sentence by sentence, become Appointments.

In: lines, each with the id of its block; the rows of a table have a tab between their cells.
Out: Appointments; what speaks of a post and is not understood is one without an act.

A heading (决定任命：) holds for the lines below it, until the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gazette.language.appointments import clauses
from gazette.language.appointments.forms import State, said
from gazette.language.appointments.persons import persons
from gazette.language.appointments.posts import Post, noted, post
from gazette.model.appointment import Appointment

if TYPE_CHECKING:
    from gazette.language.appointments.clauses import Part
    from gazette.language.appointments.persons import Person

_NOTE = re.compile(r"\s*(?:试用|任职时间|任职自|时间自|任期|聘期|聘任期|挂职[时期]|保留|享受)")
_SPEAKS = re.compile(r"^\s*任|任命|免去|聘任|解聘|不再担任|辞去|挂职|同志.*[任为]|职务")
_SUBJECT = re.compile(r"\s*(?P<who>.{2,12}?)同志")
_SILENT = re.compile(
    r"手续|规定|条例|办法|原任命|任免下列|其[他它]职务|原职务|另有任用|职务任免|任免职"
    r"|^\s*(?:下列|以下|根据|按照|原任)"
)
"""What speaks of posts and does nothing to one."""
_LONGEST = 60
_HEAD = re.compile("(?P<act>任|免)?去?职务?")
"""What stands above posts; 现任职务, 拟任职务 say of no act."""
Columns = tuple[int, tuple[tuple[int, str], ...]]
"""The column of names, and those of posts, each with its act; '' for that of the heading."""


@dataclass(slots=True)
class Reading:
    """What was read so far."""

    state: State = field(default_factory=State)
    found: list[Appointment] = field(default_factory=list)
    columns: Columns | None = None
    table: str = ""

    def line(self, unit: str, text: str) -> None:
        """Read a line; the first of a table is the head of its columns."""
        if "\t" not in text:
            for parts in clauses.sentences(text):
                self._sentence(unit, parts)
        elif self.table != unit:
            self.table, self.columns = unit, _columns(text.split("\t"))
        elif self.columns:
            self._row(unit, text.split("\t"), self.columns)

    def _sentence(self, unit: str, parts: tuple[Part, ...]) -> None:
        """Read the parts of a sentence, which may speak of the persons of the part before."""
        self.state = self.state._replace(persons=())
        begun = len(self.found)
        if self._paired(unit, parts):
            return
        for part in parts:
            own = range(begun, len(self.found))
            if not (self._noted(part, own) or self._read(unit, part) or self._goes_on(part, own)):
                self._miss(unit, part)

    def _paired(self, unit: str, parts: tuple[Part, ...]) -> bool:
        """Read a name and behind a colon its post, below a heading: 夏丏尊：县第三中学校长."""
        two = 2
        people = persons(parts[0].text, bounded=False) if len(parts) == two else None
        named = post(*parts[1]) if people and self.state.act else None
        if not people or not named:
            return False
        for person in people:
            self._add(self.state.act, unit, person, named)
        return True

    def _noted(self, part: Part, own: range) -> bool:
        """Take a note on what the sentence said before, or on all that its heading leads."""
        if not _NOTE.match(part.folded):
            return False
        if not own:
            self.state = self.state._replace(post=noted(self.state.post, part.folded.strip()))
        note = noted(Post(""), part.folded.strip())
        for at in own:
            self.found[at] = _with(self.found[at], note)
        return True

    def _read(self, unit: str, part: Part) -> bool:
        """Read a part by the first form that it has."""
        says = said(self.state, part)
        if says is None:
            return False
        if says.heading:
            self.state = State(says.act, says.heading)
            return True
        for person, named in says.pairs:
            self._add(says.act, unit, person, named)
        self.state = self.state._replace(persons=tuple(person for person, _ in says.pairs))
        return True

    def _add(self, act: str, unit: str, person: Person, named: Post) -> None:
        remark = "，".join(filter(None, (person.remark, named.remark)))
        since = named.since or self.state.post.since
        self.found.append(
            Appointment(act, unit, person.name, named.name, named.probation, since, remark)
        )

    def _goes_on(self, part: Part, own: range) -> bool:
        """Take a further post of the same persons: 县发展和改革局局长，县粮食局局长."""
        further = post(*part) if own and not _SPEAKS.search(part.folded) else None
        if not further or not self.found[-1].act:
            return False
        self.found[-1] = replace(self.found[-1], post=f"{self.found[-1].post}，{further.name}")
        return True

    def _miss(self, unit: str, part: Part) -> None:
        """Keep what speaks of a post and was not understood; who is named goes on."""
        subject = _SUBJECT.match(part.folded)
        people = persons(part.text[slice(*subject.span("who"))], bounded=True) if subject else None
        self.state = self.state._replace(persons=people or self.state.persons)
        speaks = _SPEAKS.search(part.folded) or (self.state.act and post(*part))
        if speaks and not _SILENT.search(part.folded):
            self.found.append(Appointment("", unit, text=part.text.strip()[:_LONGEST]))

    def _row(self, unit: str, cells: list[str], columns: Columns) -> None:
        """Read a row of a table, below a heading or by the heads of its columns."""
        who, posts = columns
        if len(cells) <= max(who, *(at for at, _ in posts)):
            return
        people = persons(cells[who], bounded=True)
        for at, act in posts:
            doing = act or self.state.act
            named = post(*clauses.part(cells[at]))
            for person in (people or ()) if named and doing else ():
                self._add(doing, unit, person, named or Post(""))
            if cells[at].strip() and not (people and named and doing):
                text = f"{cells[who].strip()} {cells[at].strip()}"
                self.found.append(Appointment("", unit, text=text[:_LONGEST]))


def _columns(head: list[str]) -> Columns | None:
    """Return where a table has names, and where posts with the acts that their heads say."""
    names = ["".join(cell.split()) for cell in head]
    who = [at for at, name in enumerate(names) if name == "姓名"]
    posts = [(at, match) for at, name in enumerate(names) if (match := _HEAD.fullmatch(name))]
    if len(who) != 1 or not posts:
        return None
    acts = {"任": "appoints" if len(posts) > 1 else "", "免": "removes"}
    return who[0], tuple((at, acts.get(match["act"] or "", "")) for at, match in posts)


def _with(given: Appointment, note: Post) -> Appointment:
    return replace(
        given,
        probation=note.probation or given.probation,
        since=note.since or given.since,
        remark="，".join(filter(None, (given.remark, note.remark))),
    )
