"""Identification: which work, expression and manifestation a file holds (FRBR), where printed.

In: an Identity, a Publication.
Out: the first elements of meta, and the bodies that these name.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from gazette.write.akoma_ntoso.xml import element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazette.write.akoma_ntoso.description import Identity, Publication

PUBLISHER = "#meta__publisher"
"""Who says all this: the body that publishes the gazette."""
MAIN = "!main"
"""The part of a work that is no attachment (Naming Convention, 4.7)."""


class _Level(NamedTuple):
    """A level of FRBR: what is identified by `uri` and the `ending` of its files."""

    name: str
    uri: str
    ending: str
    days: Mapping[str, str]
    authors: Iterable[str]
    aliases: Iterable[str] = ()
    more: Iterable[str] = ()


def identification(identity: Identity, part: str = MAIN) -> str:
    """Return what identifies a document, or a part of it."""
    levels = (_level(one, part) for one in (_work(identity), *_editions(identity)))
    return element("identification", {"source": PUBLISHER}, *levels)


def _work(identity: Identity) -> _Level:
    made, day = identity.dated
    aliases = (
        f'<FRBRalias value="{escape(address)}" name="{"former" if at else "web"}"/>\n'
        for at, address in enumerate(identity.addresses)
    )
    more = (
        _valued("FRBRcountry", "cn"),
        _valued("FRBRsubtype", identity.subtype),
        *(_valued("FRBRnumber", number) for number in identity.numbers),
        _valued("FRBRname", identity.title),
    )
    authors = _authors(identity)
    return _Level("FRBRWork", identity.uri, "", {made: day.isoformat()}, authors, aliases, more)


def _editions(identity: Identity) -> tuple[_Level, _Level]:
    name, day = identity.published
    uri = f"{identity.uri}/{identity.language}@{day.isoformat()}"
    online = {"online": identity.online.replace(" ", "T") + ":00"} if identity.online else {}
    printed = {"printed" if name == "published" else name: day.isoformat()}
    language = element("FRBRlanguage", {"language": identity.language})
    form = _valued("FRBRformat", "application/akn+xml")
    return (
        _Level(
            "FRBRExpression", uri, "", {name: day.isoformat()}, _authors(identity), (), (language,)
        ),
        _Level("FRBRManifestation", uri, ".xml", printed | online, (PUBLISHER,), (), (form,)),
    )


def publication(published: Publication | None) -> str:
    """Return where a document is printed; nothing where that is not known."""
    if published is None:
        return ""
    return element(
        "publication",
        {
            "date": published.day.isoformat(),
            "name": published.gazette,
            "showAs": published.cited,
            "number": published.number,
        },
    )


def bodies(identity: Identity) -> Iterable[str]:
    """Return the references to who has made a document and who publishes it."""
    yield body("meta__publisher", identity.publisher)
    for at, name in enumerate(identity.authors, 1):
        yield body(f"meta__author_{at}", name)


def body(eid: str, name: str, *, person: bool = False) -> str:
    """Return a reference to a body or a person, of which nothing is known but the name."""
    kind = "person" if person else "organization"
    where = f"/akn/ontology/{kind}/cn/{quote(name)}"
    values = {"eId": eid, "href": where, "showAs": name}
    return element("TLCPerson" if person else "TLCOrganization", values)


def _authors(identity: Identity) -> Iterable[str]:
    return (f"#meta__author_{at}" for at, _ in enumerate(identity.authors, 1))


def _level(level: _Level, part: str) -> str:
    uri, ending = escape(level.uri), level.ending
    days = (f'<FRBRdate date="{day}" name="{name}"/>\n' for name, day in level.days.items())
    authors = (f'<FRBRauthor href="{author}"/>\n' for author in level.authors)
    return (
        f'<{level.name}>\n<FRBRthis value="{uri}/{part}{ending}"/>\n'
        f'<FRBRuri value="{uri}{ending}"/>\n{"".join(level.aliases)}{"".join(days)}'
        f"{''.join(authors)}{''.join(level.more)}</{level.name}>\n"
    )


def _valued(name: str, value: str) -> str:
    return f'<{name} value="{escape(value)}"/>\n' if value else ""
