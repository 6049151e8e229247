"""Frame: what stands around every page: masthead, title, canonical address, meta tags.

In: the masthead, a page's address and title.
Out: the values that layouts/base.html is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from gazette.language.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazette.model import Issue, Masthead, PageMap

Shows = dict[str, Any]
"""What a layout is given; Jinja2 takes values of any type."""
Meta = tuple[tuple[str, str], ...]

_DESCRIBED = 120
"""The characters of a description that lists of results show."""
_WAYS = ("/years/", "/sections/", "/issuers/", "/numbers/", "/search/")
"""The ways to a notice that the masthead of every page names; `here` is the one taken, or "/"."""


def site(masthead: Masthead, *, bound: bool = False) -> Shows:
    """Return what every page shows of the masthead; made once, shared by all pages.

    `bound` says whether a published issue is locked, so that readers can verify it.
    """
    return {
        "language": masthead.language,
        "timezone": masthead.timezone,
        "name": masthead.name,
        "pinyin": masthead.pinyin,
        "sponsor": masthead.sponsor,
        "frequency": masthead.frequency,
        "contact": masthead.contact,
        "code": masthead.site_code,
        "licence": licence(masthead),
        "bound": bound,
        "meta": _site_meta(masthead),
    }


def licence(masthead: Masthead) -> Shows:
    """Return the terms of reuse: a name, and an address where that is what is known; or neither."""
    terms = masthead.licence
    leads = terms.startswith(("https://", "http://"))
    return {
        "name": terms.partition("://")[2].rstrip("/") if leads else terms,
        "address": terms if leads else "",
    }


def framed(masthead: Masthead, shared: Shows, address: str, title: str) -> Shows:
    """Return the values of base.html for one page; `shared` comes from `site`."""
    said = words(masthead)
    return {
        "site": shared,
        "title": title,
        "description": said.titled.format(
            name=said.electronic.format(name=masthead.name), text=title.partition(" - ")[0]
        ),
        "canonical": absolute(masthead, address),
        "here": address[: address.find("/", 1) + 1] if address.startswith(_WAYS) else "",
        "meta": (),
        "feed": _feed(address),
        "cover": "",
        "draft": False,
        "noindex": False,
    }


def cover(masthead: Masthead, issue: Issue, page_map: PageMap) -> str:
    """Return the whole address of an issue's cover picture; empty where it was not printed."""
    return absolute(masthead, f"/{issue.id}/cover.png") if page_map.count else ""


def _feed(address: str) -> str:
    """Return the address of the feed of the section that a page is about; empty for others."""
    way, *rest = address.strip("/").split("/")
    return f"/sections/{rest[0]}/feed.xml" if way == "sections" and rest else ""


def column(masthead: Masthead, name: str, description: str, kind: str = "") -> Meta:
    """Return the meta tags of a government site's column page (国办发〔2017〕47号)."""
    said = words(masthead)
    return (
        ("ColumnName", name),
        ("ColumnDescription", description),
        ("ColumnKeywords", f"{name},{said.keyword}"),
        ("ColumnType", kind or said.column_policy),
    )


def described(text: str) -> str:
    """Return the beginning of a text as a page's description, ended by … where it is cut."""
    line = " ".join(text.split())
    return line if len(line) <= _DESCRIBED else f"{line[: _DESCRIBED - 1]}…"


def absolute(masthead: Masthead, address: str) -> str:
    """Return the whole web address of a page, percent-encoded."""
    return masthead.address.rstrip("/") + quote(address)


def base(masthead: Masthead) -> str:
    """Return the path under which the site lies on its host: `/`, or `/gazette/`."""
    return urlsplit(masthead.address).path.rstrip("/") + "/"


def known(pairs: Iterable[tuple[str, str]]) -> Meta:
    """Keep the pairs that say something."""
    return tuple((name, value) for name, value in pairs if value)


def _site_meta(masthead: Masthead) -> Meta:
    return known(
        (
            ("SiteName", masthead.site_name or masthead.name),
            ("SiteDomain", urlsplit(masthead.address).netloc),
            ("SiteIDCode", masthead.site_code),
        )
    )
