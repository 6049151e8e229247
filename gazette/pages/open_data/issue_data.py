"""Issue data: all that is known of an issue, for machines.

In: an Issue in its surroundings, its PageMap, the Json of its notices.
Out: Pages: 2026-01.json, and 2026-01.ndjson.gz, its notices alone, one a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json

from gazette.fields import GAZETTE, ISSUE, indexed
from gazette.language.words import words
from gazette.model import IssueNumber, Page, State
from gazette.pages import published
from gazette.pages.contents import epub_address, pdf, xml_address
from gazette.pages.open_data.json_values import SCHEMA_VERSION, plain
from gazette.pages.open_data.notice_data import file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazette.model import Issue, NumberRange, PageMap
    from gazette.pages.open_data.json_values import Json
    from gazette.pages.setting import Surroundings

_NUMBERED = ("number", "serial")
"""The fields of an issue that may be several numbers in a row."""
_SAID_ONCE = {"schema_version", "issue", "printed_pages"}
"""What an issue's file says for all its notices."""


def issue_data(
    around: Surroundings, issue: Issue, page_map: PageMap, notices: Sequence[Mapping[str, Any]]
) -> Page:
    """Return the file of an issue, one notice a line and one printed page a line."""
    shown: dict[str, Json] = {
        "schema_version": SCHEMA_VERSION,
        "gazette": {key: getattr(around.masthead, key) for key in indexed(GAZETTE)},
        **head(issue, page_map, around.size(epub_address(issue))),
        "name": words(around.masthead).issue(issue),
        "note": issue.note or None,
        "colophon": dict(issue.colophon),
        "publication": published.data(around, issue),
        "files": _files(around, issue),
    }
    rows = ",\n".join(
        _line({key: one[key] for key in one if key not in _SAID_ONCE}) for one in notices
    )
    pages = ",\n".join(map(_line, _printed(issue, notices)))
    text = f'{_line(shown)[:-1]}, "notices": [\n{rows}\n], "printed_pages": [\n{pages}\n]}}\n'
    return Page(f"/{issue.id}/{issue.id}.json", "", {"text": text})


def issue_lines(issue: Issue, lines: Iterable[bytes]) -> Page:
    """Return the notices of an issue, one a line; as a member of gzip it goes into all of them."""
    text = "".join(f"{line.decode()}\n" for line in lines)
    return Page(f"/{issue.id}/{issue.id}.ndjson.gz", "", {"text": text})


def head(issue: Issue, page_map: PageMap, epub_size: int) -> dict[str, Json]:
    """Return what the index says of an issue itself."""
    found: dict[str, Json] = {"id": issue.id}
    for key in indexed(ISSUE):
        value = getattr(issue, key)
        found |= _numbered(key, value) if key in _NUMBERED else {key: plain(value)}
    found["url"] = issue.address
    found["epub"] = epub_address(issue) if epub_size else None
    found["akn"] = xml_address(issue.id) if issue.cards else None
    ours = {"pdf": pdf(issue) if page_map.count else None, "pages": page_map.count or None}
    if issue.printed_before:
        found |= {"reset_pdf": ours["pdf"], "reset_pages": ours["pages"]}
    else:
        found |= ours
    if issue.state is State.DRAFT:
        found["state"] = issue.state.value
    return found


def _numbered(key: str, value: NumberRange | None) -> dict[str, Json]:
    """Return the number of an issue: the last of several is further, as is that of a supplement."""
    if value is None:
        return {key: None}
    if isinstance(value, IssueNumber) and value.supplement:
        return {key: None, "supplement": value.first}
    last: dict[str, Json] = {f"last_{key}": value.last} if value.several else {}
    return {key: value.first, **last}


def _files(around: Surroundings, issue: Issue) -> list[Json]:
    """Return what of an issue can be fetched beside the files of its notices."""
    names = (f"{issue.id}/{issue.id}.pdf", f"{issue.id}/{issue.id}.epub", f"{issue.id}/cover.png")
    return [file(f"/{name}", around.files[name]) for name in names if name in around.files]


def _printed(issue: Issue, notices: Sequence[Mapping[str, Any]]) -> list[dict[str, Json]]:
    """Return each printed page with the notices on it and what it says, null where not known."""
    texts: dict[int, list[str | None]] = {}
    held: dict[int, list[Json]] = {}
    for one in notices:
        for page in one["printed_pages"]:
            texts.setdefault(page["page"], []).append(page["text"])
            held.setdefault(page["page"], []).append(one["url"])
    return [
        {
            "page": number,
            "url": f"/{issue.id}/p/{number}/",
            "notices": held[number],
            "text": None if None in texts[number] else "".join(filter(None, texts[number])),
        }
        for number in sorted(texts)
    ]


def _line(value: Mapping[str, Json]) -> str:
    return json.encode(value).decode()
