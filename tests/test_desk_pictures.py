"""Pictures that are dropped on the desk: named, no larger than print needs, silent of their making.

In: gazette.desk.pictures.
Out: facts.
"""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gazette.content import file_types
from gazette.desk.pictures import LONGEST, put_picture
from gazette.site.disk import Refused

ROOT = Path(__file__).resolve().parent.parent
PLACE, ORIENTATION = 0x8825, 0x0112
"""Tags of Exif: where a photograph was taken, how the camera was held."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the specimen."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def picture(size: tuple[int, int], kind: str = "JPEG", *, taken: bool = False) -> bytes:
    """Make a picture, which may say where it was taken, and that it lies on its side."""
    made = BytesIO()
    image = Image.new("RGB", size, (200, 30, 20))
    exif = Image.Exif()
    if taken:
        exif[ORIENTATION] = 6
        exif.get_ifd(PLACE)[2] = (30.0, 1.0, 2.0)
    image.save(made, kind, exif=exif) if taken else image.save(made, kind)
    return made.getvalue()


def test_a_picture_that_is_right_is_put_as_it_is(content: Path) -> None:
    """Its name has nothing that an address would have to quote; none is written over."""
    data = picture((40, 30), "PNG")
    names = ["现场 照片.PNG", "Plan A.png", "plan-a.png"]
    placed = [put_picture(content, "2026-03", name, data) for name in names]
    assert [one.name for one in placed] == ["tu.png", "plan-a.png", "plan-a-2.png"]
    assert all((content / "2026-03" / one.name).read_bytes() == data for one in placed)
    assert {one.told for one in placed} == {()}
    assert file_types.judge(content, "2026-03/tu.png", file_types.PICTURE) is None


def test_a_photograph_is_scaled_turned_and_silent(content: Path) -> None:
    """It stands upright, as large as print needs, and no longer says where it was taken."""
    made = put_picture(content, "2026-03", "IMG_1.jpg", picture((4000, 3000), taken=True))
    assert made.name == "img-1.jpg"
    assert ["缩小" in str(made.told[0]), "拍摄地点" in str(made.told[1])] == [True, True]
    with Image.open(content / "2026-03" / made.name) as found:
        assert found.size == (LONGEST * 3 // 4, LONGEST)
        assert not found.getexif()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC"),
        ("a.jpg", b"\0\0\0\x18ftypheic" + b"\0" * 60, "HEIC"),
        ("a.tif", b"II*\0" + b"\0" * 60, "不能显示"),
        ("a.pdf", b"%PDF-1.7", "不是这里能用的"),
        ("a.png", b"", "空的"),
        ("a.jpg", picture((9, 9))[:90], "打不开"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "a.svg"),
        ("published.lock", b"x", "published.lock"),
        ("x", b"x", "不是这里能用的"),
    ],
)
def test_what_no_page_can_show_is_told(content: Path, name: str, data: bytes, told: str) -> None:
    """With the way to save it as something else; nothing is written."""
    before = sorted(content.rglob("*"))
    with pytest.raises(Refused) as error:
        put_picture(content, "2026-03", name, data)
    assert told in str(error.value.what)
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize("issue", ["..", "_notes", "2026-09", "", "2026-03/.."])
def test_a_picture_stands_in_an_issue(content: Path, issue: str) -> None:
    """Nowhere else, and in none that is published."""
    with pytest.raises(Refused):
        put_picture(content, issue, "a.png", picture((9, 9), "PNG"))
    (content / "2026-01/published.lock").write_text("version 1\n")
    with pytest.raises(Refused) as error:
        put_picture(content, "2026-01", "a.png", picture((9, 9), "PNG"))
    assert "已经出版" in str(error.value.what)
