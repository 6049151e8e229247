"""Forms: the ways in which a part of a sentence says what is done to whose post.

In: a Part; the State that the parts before it have left.
Out: what it Says; None for a part that has no such form.

A name is taken where words bound it on both sides (任命…为, …同志任, 免去…同志的), or where a line
begins with it: nothing is guessed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gazette.language.appointments.persons import HAN, Person, persons
from gazette.language.appointments.posts import Post, post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.language.appointments.clauses import Part

GIVES = {
    "任命": "appoints",
    "委任": "appoints",
    "聘任": "engages",
    "聘请": "engages",
    "聘用": "engages",
    "提名": "nominates",
    "正式任职": "confirms",
}
TAKES = {"免去": "removes", "解聘": "dismisses"}
"""The words of acts that stand before the persons, and their acts."""
_OPENING = re.compile(
    r"^\s*(?:同时|并且|并|另|现)?(?:.*(?:决定|同意|研究|政府|通过|批准|会议))?(?:同时)?"
)
_VERB = re.compile(
    r"(?P<comrade>同志)?(?P<apart>分别)?"
    r"(?P<verb>被?(?:任命|聘任|聘请|聘)为|挂职担任|挂职任|挂职为|挂任|兼任|担任|出任|代理|(?<![兼担挂职出])任|为)"
)
_OF_VERB = {
    "兼": "concurrent",
    "挂": "seconds",
    "代": "acts",
    "任命": "appoints",
    "聘": "engages",
}
"""What a verb between person and post has -> its act; others have that of their heading."""
_DECIDED = re.compile(r"\s*(?:现)?决定")
_OF = re.compile("同志的|同志|的")
_THESE = re.compile(r"^\s*(?:下列|以下|上述)(?:\S{0,4}?(?:同志|人员))?[的为任]?")
_ALSO = re.compile(r"\s*(?:同时)?(?:兼任|兼|改任|转任|任|担任)")
_LEAVES = re.compile(r"\s*(?P<who>.*?)(?:同志)?(?:同时)?不再(?:担任|兼任|任)(?P<post>.+)")
_RESIGNS = re.compile(
    r".*?接受(?P<who>.+?)(?:同志)?(?:提出的)?辞去(?:其|的)?(?P<post>.+?职务)(?:的?(?:请求|申请))?\s*"
)
_ITS = "其"


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\s*(?P<who>[{HAN}]{{2,4}}|[{HAN}]\s+[{HAN}])\s+")


class State(NamedTuple):
    """What the parts before have left: a heading's act and post, the persons last named."""

    act: str = ""
    post: Post = Post("")
    persons: tuple[Person, ...] = ()


class Says(NamedTuple):
    """What a part says: an act on persons, each with a post; a heading has no persons."""

    act: str
    pairs: tuple[tuple[Person, Post], ...] = ()
    heading: Post | None = None


def said(state: State, part: Part) -> Says | None:
    """Return what a part says by the first form that it has."""
    return next((found for form in _FORMS if (found := form(state, part))), None)


def _heading(_state: State, part: Part) -> Says | None:
    """Read what stands above others: 任命, 免去下列同志县政府督学职务, 正式任职."""
    found = _worded(part, {**GIVES, **TAKES})
    if not found:
        return None
    act, rest = found
    these = _THESE.match(rest.folded)
    named = rest.behind(these.end()) if these else rest
    if not re.sub("职务|[的为]", "", named.folded).strip():
        return Says(act, heading=Post(""))
    below = post(*named) if these else None
    return Says(act, heading=below) if below else None


def _given(state: State, part: Part) -> Says | None:
    """Read 任命…为, and …任 with or without a heading above it."""
    found = _worded(part, GIVES)
    act, rest = found or (state.act if state.act in GIVES.values() else "appoints", part)
    if decided := _DECIDED.match(rest.folded):
        rest = rest.behind(decided.end())
    made = [
        (bool(verb["comrade"]), _of_verb(verb["verb"], act), pairs)
        for verb in _VERB.finditer(rest.folded)
        if (pairs := _held(rest, verb, bounded=bool(found or verb["comrade"])))
    ]
    sure = [one for one in made if one[0]] or made
    if len({pairs for *_, pairs in sure}) != 1:
        return None
    _, act, pairs = sure[0]
    return Says(act, pairs)


def _of_verb(verb: str, act: str) -> str:
    return next((own for word, own in _OF_VERB.items() if word in verb), act)


def _held(
    part: Part, verb: re.Match[str], *, bounded: bool
) -> tuple[tuple[Person, Post], ...] | None:
    """Return the persons before a verb, each with the post behind it, where these are such.

    分别 gives the first person the first post, the second the second, if they are as many.
    """
    people = persons(part.text[: verb.start()], bounded=bounded)
    behind = part.behind(verb.end())
    rows = behind.parted("、") if verb["apart"] else (behind,)
    posts = tuple(named for row in rows if (named := post(*row)))
    if not people or not posts or len(posts) != len(rows):
        return None
    if not verb["apart"]:
        return tuple((person, posts[0]) for person in people)
    return tuple(zip(people, posts, strict=True)) if len(people) == len(posts) else None


def _taken(state: State, part: Part) -> Says | None:
    """Read 免去…的…职务, or what stands below such a heading."""
    found = _worded(part, TAKES)
    if not found and state.act not in TAKES.values():
        return None
    act, rest = found or (state.act, part)
    if rest.folded.startswith(_ITS):
        return _of_them(state, act, rest.behind(1))
    for word in _OF.finditer(rest.folded):
        people = persons(rest.text[: word.start()], bounded=True)
        named = post(*rest.behind(word.end()))
        if people and named:
            return Says(act, tuple((person, named) for person in people))
    return None


def _of_them(state: State, act: str, part: Part) -> Says | None:
    """Read a post of those named before: 其县审计局副局长职务."""
    named = post(*part)
    if not named or not state.persons:
        return None
    return Says(act, tuple((person, named) for person in state.persons))


def _also(state: State, part: Part) -> Says | None:
    """Read 兼任… and 任… of those named before."""
    match = _ALSO.match(part.folded)
    if not match:
        return None
    return _of_them(state, _of_verb(match[0], "appoints"), part.behind(match.end()))


def _listed(state: State, part: Part) -> Says | None:
    """Read a name and, behind a blank, a post, below a heading."""
    match = _named().match(part.text) if state.act else None
    people = persons(match["who"], bounded=False) if match else None
    named = post(*part.behind(match.end())) if match else None
    return Says(state.act, ((people[0], named),)) if people and named else None


def _leaves(state: State, part: Part) -> Says | None:
    """Read …不再担任…, of a person or of those named before."""
    return _spoken(state, part, _LEAVES, "leaves")


def _resigns(state: State, part: Part) -> Says | None:
    """Read 接受…辞去…职务的请求."""
    return _spoken(state, part, _RESIGNS, "resigns")


def _spoken(state: State, part: Part, form: re.Pattern[str], act: str) -> Says | None:
    match = form.fullmatch(part.folded)
    if not match:
        return None
    who = part.text[slice(*match.span("who"))].strip()
    people = persons(who, bounded=True) if who and who != _ITS else state.persons
    named = part.text[slice(*match.span("post"))]
    return _of_them(
        state._replace(persons=people or ()), act, part._replace(text=named, folded=match["post"])
    )


def _names(state: State, part: Part) -> Says | None:
    """Read a row of names below a heading that says their post."""
    people = persons(part.text, bounded=True) if state.post.name else None
    return Says(state.act, tuple((person, state.post) for person in people)) if people else None


_FORMS = (_heading, _leaves, _resigns, _taken, _given, _also, _names, _listed)


def _worded(part: Part, words: Mapping[str, str]) -> tuple[str, Part] | None:
    """Return the act whose word opens a part, behind who decides it, and what follows."""
    for word, act in words.items():
        at = part.folded.find(word)
        if at >= 0 and _OPENING.fullmatch(part.folded[:at]):
            return act, part.behind(at + len(word))
    return None
