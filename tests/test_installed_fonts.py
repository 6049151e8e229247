"""Installed fonts: a font is told from every other, wherever it lies, by the head of its file."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from gazette.model import Masthead
from gazette.print import faces, installed_fonts
from gazette.print.faces import OPEN_FAMILIES
from gazette.print.installed_fonts import InstalledFonts, font_mark

FONTS = installed_fonts.installed_fonts()
COLLECTION = next(iter(FONTS.files["Noto Serif CJK SC"]))
FONT = next(iter(FONTS.files["LXGW WenKai"]))


def changed(path: Path, folder: Path) -> Path:
    """Write a font with one figure of one table changed, as long as it was."""
    font = TTFont(path)
    font["OS/2"].usWeightClass += 1
    made = folder / "changed.ttf"
    font.save(made)
    return made


@pytest.mark.parametrize("path", [COLLECTION, FONT])
def test_a_font_is_the_same_wherever_it_lies(path: Path, tmp_path: Path) -> None:
    """One font and a collection; each part of it counts."""
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    assert font_mark(copy) == font_mark(path)
    data = bytearray(copy.read_bytes())
    count = int.from_bytes(data[8:12])
    last = int.from_bytes(data[8 + 4 * count :][:4]) if path == COLLECTION else 0
    data[last + 12 + 4] ^= 1  # the checksum of the first table of the last font
    (tmp_path / "other").write_bytes(data)
    assert font_mark(tmp_path / "other") != font_mark(path)


def test_a_font_with_other_tables_is_another(tmp_path: Path) -> None:
    """One figure is another; a bare copy of all tables is not."""
    TTFont(FONT).save(tmp_path / "same.ttf")
    other = changed(FONT, tmp_path)
    assert other.stat().st_size == (tmp_path / "same.ttf").stat().st_size
    assert font_mark(other) != font_mark(tmp_path / "same.ttf")


@pytest.mark.parametrize("head", [b"", b"ttcf", b"OTTO\xff\xff", b"%!PS-AdobeFont-1.0: no table"])
def test_what_has_no_tables_is_read_whole(head: bytes, tmp_path: Path) -> None:
    """A file that is cut off, one of another kind."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_bytes(head.ljust(5000) + b"a")
    other.write_bytes(head.ljust(5000) + b"b")
    assert font_mark(one) != font_mark(other)


def test_a_font_that_is_renewed_is_read_again(tmp_path: Path) -> None:
    """In the same process, under the same name."""
    path = Path(shutil.copy(FONT, tmp_path / "font.ttf"))
    before = font_mark(path)
    changed(path, tmp_path).replace(path)
    assert font_mark(path) != before


def test_any_font_may_stand_in_for_a_family_that_is_missing() -> None:
    """What is asked for and installed depends on its own files, what is missing on all."""
    one = InstalledFonts({"Song": frozenset({FONT})}, "one")
    other = InstalledFonts({"Song": frozenset({FONT})}, "other")
    assert [*one.marks(["Song"])] == [*other.marks(["Song"])]
    assert [*one.marks(["Hei"])] != [*other.marks(["Hei"])]


def test_a_font_may_have_any_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """One with a tab in it, and one with a line's end, of which fontconfig makes two rows."""
    rows = "/a\tb.ttf\t0\t1\tSong,宋体\n/a\nb.ttf\t0\t1\tHei\n"
    monkeypatch.setattr(installed_fonts, "asked", lambda name, *_: rows * (name == "fc-list"))
    found = installed_fonts.installed_fonts()
    assert found.files["宋体"] == {Path("/a\tb.ttf")}
    assert found.files["Hei"] == {Path("b.ttf")}
    (mark,) = found.marks(["Hei"])
    assert mark.endswith(found.state.encode())


def test_each_open_family_is_marked(tmp_path: Path) -> None:
    """The layouts' own; with their rules the state of all."""
    found, _ = faces.find(Masthead("", "", "", "", (), ()), tmp_path)
    assert len(found.marks) == len(set(found.marks)) == len(OPEN_FAMILIES)
    assert FONTS.state == found.machine
    assert all(FONTS.files[family] for family in OPEN_FAMILIES[:2])


def test_another_rule_of_fontconfig_is_another_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule may put one family in the place of another."""
    rules = tmp_path / "fonts.conf"
    rules.write_text('<fontconfig><include ignore_missing="yes">conf.d</include></fontconfig>')
    monkeypatch.setenv("FONTCONFIG_FILE", str(rules))
    before = installed_fonts.installed_fonts().state
    rules.write_text(rules.read_text() + "<!-- another -->")
    assert installed_fonts.installed_fonts().state != before
