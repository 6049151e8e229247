"""Holds every alias against all addresses of the site, and against all other aliases.

In: a Gazette; the names of the static files; the notices that were published and are no longer.
Out: Problems of the rule `alias-taken`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gazette.model import Grade, Message, Problem, Rule, message
from gazette.read.addresses import SLUG, TOPS, WITHIN_ISSUE, path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gazette.model import Card, Gazette
    from gazette.model.publication import Removed

RULE = Rule(
    "alias-taken",
    Grade.MEND,
    "曾用网址是本站已有的网址，或者两份文件写了同一个曾用网址。",
    (
        "曾用网址上的网页只把读者转到文件现在的网址；那里已有文件、目录页或 static/ 里的文件，"
        "两者只能留一个，读者就会到错的地方。大小写不分。"
    ),
    "核对旧网址是哪一份文件的；已有的网址不必写成曾用网址，删去这一条。",
)
_NUMBER = re.compile(r"/numbers/[a-z0-9-]+/\d{4}/\d+/", re.IGNORECASE)
"""The address of a number, which a document may once have had by a slip."""


def check(gazette: Gazette) -> Iterator[Problem]:
    """Hold every alias against all addresses of the site, and against all other aliases."""
    current = {_key(address): card for card in _cards(gazette) for address in _addresses(card)}
    issues = {issue.id for issue in gazette.issues}
    former: dict[str, Card] = {}
    for card in _cards(gazette):
        for alias in card.aliases:
            key = _key(alias)
            there = current.get(key) or former.setdefault(key, card)
            if current.get(key) is card:
                what = message("曾用网址 `{alias}` 就是本文件现在的网址", alias=alias)
                yield _problem(card, alias, what, message("删去这一条"))
            elif there is not card:
                where = f"{there.place.file}:{there.place.line}"
                template = "曾用网址 `{alias}` 已经是 {where}（{title}）的"
                what = message(template, alias=alias, where=where, title=there.title)
                mend = message("核对旧网址是哪一份文件的，只留一处")
                yield _problem(card, alias, what, mend)
            elif _is_of_site(key, issues):
                what = message("曾用网址 `{alias}` 是本站目录页、数据或附件的网址", alias=alias)
                yield _problem(card, alias, what, message("核对旧网址；本站现有的，删去这一条"))


def at_static(gazette: Gazette, names: Collection[str]) -> Iterator[Problem]:
    """Find aliases at which, or in the way of which, there is a static file of these names."""
    files = {name.casefold(): name for name in names}
    folders = {key.rsplit("/", up)[0]: name for key, name in files.items() for up in _ups(key)}
    for card in _cards(gazette):
        for alias in card.aliases:
            key = _key(alias)
            above = (key.rsplit("/", up)[0] for up in _ups(key))
            hit = (
                files.get(key) or folders.get(key) or next(filter(None, map(files.get, above)), "")
            )
            if hit:
                what = message("曾用网址 `{alias}` 与 static/{name} 冲突", alias=alias, name=hit)
                mend = message("把 static/{name} 移走，或者删去这一条", name=hit)
                yield _problem(card, alias, what, mend)


def at_removed(gazette: Gazette, removed: Collection[Removed]) -> Iterator[Problem]:
    """Find aliases at which it stands that a published notice is no longer there, and why.

    The same document under another number may take its place: it has the same title.
    """
    gone = {_key(one.address): one for one in removed}
    for card in _cards(gazette):
        for alias in card.aliases:
            one = gone.get(_key(alias))
            if one and _title(one.title) != _title(card.title):
                what = message(
                    "曾用网址 `{alias}` 上说明出版过的《{title}》为什么没有了",
                    alias=alias,
                    title=one.title,
                )
                mend = message("删去这一条；换了文号的同一份文件，标题要与出版时相同")
                yield _problem(card, alias, what, mend)


def _title(title: str) -> str:
    return "".join(title.split())


def _cards(gazette: Gazette) -> Iterator[Card]:
    return (card for issue in gazette.issues for card in issue.cards)


def _addresses(card: Card) -> tuple[str, ...]:
    return (card.address, *card.other_addresses, *card.number_addresses)


def _key(address: str) -> str:
    """Return the file of an address, as systems compare names that do not tell A from a."""
    return path(address).casefold()


def _ups(key: str) -> range:
    """Return by how many steps one may go up from a file and still be below the root."""
    return range(1, key.count("/") + 1)


def _is_of_site(key: str, issues: Collection[str]) -> bool:
    """Return whether a file is one of the site's own, or lies where only these do."""
    first, *rest = key.split("/")
    if first in issues and rest:
        own = rest[0] in WITHIN_ISSUE or rest == ["index.html"]
        return own or (len(rest) > 1 and not SLUG.fullmatch(rest[0]))
    number = _NUMBER.fullmatch(f"/{key.removesuffix('index.html')}")
    return first in TOPS and not number


def _problem(card: Card, alias: str, what: Message, mend: Message) -> Problem:
    return RULE.problem(card.places.get(alias, card.place), what, mend, width=len(alias))
