"""The archive edition: PDF/A-3a with the sources, the data and a manifest of both inside.

In: the content of a small site.
Out: facts about gazette.print.archive_edition and the command that makes it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

import judges
import pikepdf
import pymupdf
import pytest

from gazette.build.context import Run
from gazette.build.editions import Order, write
from gazette.print import ARCHIVE, PROOF
from gazette.read import issue, masthead

if TYPE_CHECKING:
    from gazette.build.editions import Written

ROOT = Path(__file__).parents[1]
QUARTER = ROOT / "tests/sites/quarter/content"
NAME = "2026-01"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Make the run of the site."""
    folder = tmp_path_factory.mktemp("archive")
    return Run(QUARTER, folder / "output", ROOT / "layouts", ROOT / "static")


def made(run: Run, folder: Path, *kinds: str) -> Written:
    """Make the archive edition, and what else is asked for."""
    return write(run, Order((NAME,), frozenset((ARCHIVE, *kinds)), folder), lambda *_: None)


@pytest.fixture(scope="module")
def archive(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make it."""
    folder = tmp_path_factory.mktemp("print")
    written = made(run, folder, PROOF)
    assert sorted(path.name for path, _ in written.files) == [
        f"{NAME}-archive.pdf",
        f"{NAME}-proof.pdf",
    ]
    assert written.left == ()
    return folder / f"{NAME}-archive.pdf"


def inside(path: Path) -> dict[str, bytes]:
    """Read the files inside a PDF."""
    with pikepdf.open(path) as pdf:
        return {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()}


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_no_failure(archive: Path, flavour: str) -> None:
    """It is PDF/A-3a and PDF/UA-1 at once."""
    assert judges.verapdf(archive, flavour) == []
    assert judges.qpdf(archive) == []


def test_the_sources_are_inside_to_the_byte(archive: Path) -> None:
    """The masthead, the issue and each notice, as the office wrote them."""
    found = inside(archive)
    paths = [QUARTER / "gazette.yaml", *(QUARTER / NAME).glob("*.yaml")]
    paths += (QUARTER / NAME).glob("*.md")
    assert {path.name: path.read_bytes() for path in paths} == {
        name: data for name, data in found.items() if not name.endswith(".json")
    }


def test_the_manifest_names_every_other_file(archive: Path) -> None:
    """With its size, its digest, its kind, and what it is to the document."""
    found = inside(archive)
    rows = json.loads(found.pop("manifest.json"))["files"]
    assert {row["name"]: (row["bytes"], row["sha256"]) for row in rows} == {
        name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in found.items()
    }
    kinds = {row["name"]: (row["media_type"], row["relationship"]) for row in rows}
    with pikepdf.open(archive) as pdf:
        specs = {str(spec.UF): spec for spec in pdf.Root.AF}
        assert set(specs) == {*found, "manifest.json"}
        names = [str(name) for name in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        assert names == sorted(specs)
        assert {
            name: (str(specs[name].EF.F.Subtype)[1:], str(specs[name].AFRelationship)[1:])
            for name in kinds
        } == kinds
        assert {str(spec.EF.F.Params.ModDate) for spec in specs.values()} == {"D:20260410000000Z"}


def test_the_data_say_what_the_notices_say(archive: Path) -> None:
    """Each unit of each notice, with the pages on which it is printed."""
    data = json.loads(inside(archive)[f"{NAME}.json"])
    head, _ = masthead(QUARTER)
    assert head
    notices = issue(QUARTER / NAME, head).notices
    assert [[(unit["id"], unit["text"]) for unit in one["units"]] for one in data["notices"]] == [
        [(block.id, block.text) for block in notice.blocks] for notice in notices
    ]
    assert [one["id"] for one in data["notices"]] == [notice.card.id for notice in notices]
    pages = pymupdf.open(archive)
    labels = {page.get_label(): page.get_text() for page in pages}
    for one in data["notices"]:
        assert one["numbers"] == [] or one["numbers"][0] in labels[str(one["first_page"])]


def test_it_is_the_same_again(run: Run, archive: Path, tmp_path: Path) -> None:
    """The same issue gives the same bytes."""
    made(run, tmp_path)
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()
