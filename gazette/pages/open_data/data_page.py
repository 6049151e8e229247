"""The page of the open data, /data/: which files there are, what holds of them, five examples.

In: an Archive.
Out: a Page. Its examples run as they stand, against the site where it is published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.model import Page
from gazette.pages.frame import absolute, column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Card
    from gazette.pages.contents import Archive
    from gazette.pages.frame import Shows

_SCHEMAS = {
    "gazette.json": "index",
    "all.ndjson.gz": "notice",
    "2026-01.json": "issue",
    "2026-01.ndjson.gz": "notice",
    "zf-2026-3.json": "notice",
}
"""The schemas of files that are not called as these are."""
_LINES = (".ndjson", ".ndjson.gz")
_TABLES = (".csv", ".txt", ".map")
"""What is no JSON has no schema."""

_EXAMPLES = (
    """\
curl -s {base}data/gazette.json | python3 -c '
import json, sys
for issue in json.load(sys.stdin)["issues"]:
    for notice in issue["notices"]:
        print(notice["dated"], notice["number"], notice["title"])'
""",
    """\
python3 -c '
import json, urllib.request
data = json.load(urllib.request.urlopen("{base}data/as-of.json"))
found = data["status"].get("{address}")
print(data["day"], found["status"] if found else "in_force")'
""",
    """\
curl -s {base}data/all.ndjson.gz | gunzip | python3 -c '
import json, sys
for line in sys.stdin:
    notice = json.loads(line)
    for unit in notice["units"]:
        if "{word}" in unit["text"]:
            print(notice["url"] + "#" + unit["id"])'
""",
    """\
curl -s {base}data/changes.ndjson | python3 -c '
import json, sys
for row in map(json.loads, sys.stdin):
    if row["kind"] == "knowledge" and row["day"] >= "{day}":
        print(row["event"]["on"], row["event"]["kind"], row["notice"]["title"])'
""",
    """\
python3 -c '
import hashlib, json, urllib.parse, urllib.request
def get(address):
    return urllib.request.urlopen("{root}" + urllib.parse.quote(address)).read()
issue = json.loads(get("{issue}"))
for part in [issue, *issue["notices"]]:
    for file in part["files"]:
        right = hashlib.sha256(get(file["url"])).hexdigest() == file["sha256"]
        print(file["url"], "OK" if right else "DAMAGED")'
""",
)
"""A list, a status, a word, what became known, digests; none needs more than Python and curl."""
_LONGEST = 4
"""Characters of a title's end that the third example looks for."""


def data_page(archive: Archive) -> Page:
    """Return the page that explains the data; without an issue it has no examples."""
    said = archive.words.open_data
    newest = next((one for one in reversed(archive.gazette.issues) if one.cards), None)
    shows = {
        **archive.framed("/data/", said.heading),
        "meta": column(archive.gazette.masthead, said.heading, said.described),
        "heading": said.heading,
        "files": tuple(_files(archive, newest.cards[0] if newest else None)),
        "examples": _examples(archive, newest.cards[0]) if newest else (),
    }
    return Page("/data/", "data.html", shows)


def _files(archive: Archive, card: Card | None) -> Iterator[Shows]:
    """Yield each kind of file: its name, what it is, an example and its schema."""
    own = {}
    if card:
        own = {
            "2026-01.json": f"/{card.issue}/{card.issue}.json",
            "2026-01.ndjson.gz": f"/{card.issue}/{card.issue}.ndjson.gz",
            "zf-2026-3.json": f"/{card.issue}/{card.id}.json",
        }
    for name, said in archive.words.open_data.files.items():
        address = own.get(name) or f"/data/{name}"
        schema = _SCHEMAS.get(name, name.partition(".")[0])
        if card or name not in _SCHEMAS or name == "gazette.json":
            yield {
                "name": address.lstrip("/"),
                "address": address,
                "said": said,
                "schema": "" if name.endswith(_TABLES) else f"/data/schema/{schema}.json",
                "lines": name.endswith(_LINES),
            }


def _examples(archive: Archive, card: Card) -> tuple[Shows, ...]:
    masthead = archive.gazette.masthead
    base = absolute(masthead, "/")
    issue = archive.gazette.issues[0]
    values = {
        "base": base,
        "root": base.rstrip("/"),
        "address": card.address,
        "issue": f"/{card.issue}/{card.issue}.json",
        "word": "".join(filter(str.isalnum, card.title))[-_LONGEST:],
        "day": str(issue.published or card.dated or ""),
    }
    said = archive.words.open_data.examples
    return tuple(
        {"said": one, "code": code.format(**values)}
        for one, code in zip(said, _EXAMPLES, strict=True)
    )
