"""Files below content/: regular ones alone, of the kinds that may be published, in bounds.

In: gazette.read.files, kinds and svg; content folders as somebody with bad intentions leaves them.
Out: facts about what is read, what is published, and what is told instead.
"""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from gazette.build import build_site, inspect
from gazette.build.context import Run
from gazette.model import Problem
from gazette.read import file_types, files, svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests" / "rules" / "base" / "content"
NOTICE = "2026-01/01-zf-2026-1.md"
HIDDEN = "不可示人"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Copy the smallest gazette, and put a secret beside it."""
    shutil.copytree(BASE, tmp_path / "content")
    (tmp_path / "secret").write_text(HIDDEN, encoding="utf-8")
    return tmp_path / "content"


def run(content: Path, **more: bool) -> Run:
    """Make a run without print and search."""
    wanted = {"printed": False, "searched": False, **more}
    output = content.parent / "output"
    return Run(content, output, ROOT / "layouts", ROOT / "static", jobs=1, **wanted)


def found(content: Path) -> dict[str, set[str]]:
    """Give the places of the Problems that `check` finds, by rule."""
    told: dict[str, set[str]] = {}
    for problem in inspect(run(content), lambda *_: None):
        told.setdefault(problem.rule, set()).add(problem.place.file)
    return told


def add(content: Path, head: str, body: str = "") -> None:
    """Add lines to the notice's front matter and to its body."""
    path = content / NOTICE
    text = path.read_text(encoding="utf-8").replace("---\n\n", f"{head}---\n\n")
    path.write_text(text + body, encoding="utf-8")


def everything(folder: Path) -> Iterator[bytes]:
    """Give the bytes of every file below a folder."""
    yield from (path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "name",
    [
        "gazette.yaml",
        "2026-01/issue.yaml",
        NOTICE,
        "2026-01/02-secret.md",
        "2026-01/a.pdf",
        "fonts",
        "2026-02",
    ],
)
def test_a_link_below_content_is_a_problem_at_its_place_and_not_followed(
    content: Path, name: str
) -> None:
    """Whatever it leads to: a file, a folder or nothing, here or elsewhere on the machine."""
    path = content / name
    target = content.parent / "secret"
    if path.exists():
        shutil.move(path, content.parent / "real")
        target = content.parent / "real"
    if name in ("fonts", "2026-02"):
        target = content.parent
    path.symlink_to(target)
    assert found(content)["file-unreadable"] == {name}
    result = build_site(run(content), lambda *_: None)
    assert result.published is None
    assert all(HIDDEN not in problem.excerpt for problem in result.problems)


def test_an_annex_that_is_a_link_is_not_published(content: Path) -> None:
    """Neither with what is needed to be an annex."""
    (content.parent / "secret.pdf").write_bytes(b"%PDF-1.7 secret")
    (content / "2026-01/a.pdf").symlink_to(content.parent / "secret.pdf")
    add(content, "annexes:\n  - name: 名单\n    file: a.pdf\n", "\n![图](a.pdf)\n")
    assert found(content)["file-unreadable"] == {NOTICE, "2026-01/a.pdf"}
    result = build_site(run(content, drafts=True), lambda *_: None)
    assert result.published is None


@pytest.mark.parametrize("name", ["2026-01/x", "x", "2026-01/a.pdf", NOTICE])
def test_links_devices_pipes_and_sockets_are_problems(content: Path, name: str) -> None:
    """A link to itself, a pipe and a socket: nothing waits, nothing is a traceback."""
    makers: tuple[Callable[[Path], object], ...] = (
        lambda path: path.symlink_to(path.name),
        os.mkfifo,
        _socket,
    )
    for make in makers:
        (content / name).unlink(missing_ok=True)
        make(content / name)
        assert name in found(content)["file-unreadable"]
        assert isinstance(files.load(content, name), Problem)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's whole path may have 107 characters
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def test_content_itself_may_be_a_link(content: Path) -> None:
    """Where an office keeps its content is its own business."""
    link = content.parent / "link"
    link.symlink_to(content)
    assert found(link) == {}
    assert build_site(run(link), lambda *_: None).published


def test_no_folder_on_the_way_is_a_link(content: Path) -> None:
    """A font in content/fonts/ is not read where fonts/ leads elsewhere."""
    outside = content.parent / "outside"
    outside.mkdir()
    (outside / "a.ttf").write_bytes(b"\0\1\0\0")
    (content / "fonts").symlink_to(outside)
    data = files.load(content, "fonts/a.ttf")
    assert isinstance(data, Problem)
    assert data.rule == "file-unreadable"


@pytest.mark.parametrize("path", ["../secret", "2026-01/../../secret", "", "2026-01//x", "a\0b"])
def test_no_path_leads_out_of_content(content: Path, path: str) -> None:
    """Whatever a field says."""
    assert isinstance(files.load(content, path), Problem)


def test_a_file_that_changes_its_kind_between_two_looks_is_not_followed(content: Path) -> None:
    """What is opened is what is asked what it is: there is no moment between."""
    path = content / "2026-01/a.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert "a.pdf" in files.listed(content, "2026-01").files
    path.unlink()
    path.symlink_to(content.parent / "secret")
    assert isinstance(files.load(content, "2026-01/a.pdf"), Problem)


@pytest.mark.parametrize("name", ["a\nb.pdf", os.fsdecode(b"\xff.pdf"), "\u202efdp.exe"])
def test_a_name_that_cannot_be_shown_is_a_problem_that_can(content: Path, name: str) -> None:
    """The Problem itself says nothing that a terminal would obey."""
    (content / "2026-01" / name).write_bytes(b"x")
    (place,) = found(content)["file-unreadable"]
    assert place.isprintable()


def test_what_systems_leave_behind_stops_nothing(content: Path) -> None:
    """Thumbs.db, desktop.ini, locks of Word, backups of editors."""
    for name in ("Thumbs.db", "desktop.ini", "~$通知.docx", ".DS_Store", "x.md~", ".x.md.swp"):
        for folder in (content, content / "2026-01"):
            (folder / name).write_bytes(b"\0\xff")
    assert found(content) == {}


def test_a_name_is_found_however_its_accents_are_composed(content: Path) -> None:
    """A file from another system is what the notice says it is, and is published as it says."""
    (content / "2026-01" / "cafe\u0301.pdf").write_bytes(b"%PDF-1.7")
    add(content, "annexes:\n  - name: 名单\n    file: caf\u00e9.pdf\n")
    assert found(content) == {}
    for _ in range(2):
        assert build_site(run(content), lambda *_: None).published
        assert (content.parent / "output/2026-01/files/caf\u00e9.pdf").is_file()


def test_a_file_that_nobody_publishes_is_not_read(content: Path) -> None:
    """An unused one of 3 GB, and a draft's annex, cost nothing."""
    path = content / "2026-01" / "film.mp4"
    with path.open("wb") as film:
        film.truncate(3 * 1024**3)
    read: list[str] = []
    add(content, "annexes:\n  - name: 名单\n    file: a.pdf\n")
    (content / "2026-01/a.pdf").write_bytes(b"%PDF-1.7")
    issue = content / "2026-01/issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("published\n", "draft\n"))
    real = files.load

    def noted(content: Path, path: str, *more: int) -> bytes | Problem:
        read.append(path if not any(more[1:]) else f"the beginning of {path}")
        return real(content, path, *more)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "load", noted)
        build_site(run(content), lambda *_: None)
        assert not {"2026-01/film.mp4", "2026-01/a.pdf"} & set(read)
        build_site(run(content, drafts=True), lambda *_: None)
        assert "2026-01/a.pdf" in read
    assert (content.parent / "output/2026-01/files/a.pdf").is_file()


@pytest.mark.parametrize(
    ("name", "size"),
    [(NOTICE, files.LONGEST), ("2026-01/a.pdf", files.LARGEST), ("2026-01/a.svg", svg.LARGEST)],
)
def test_a_file_that_is_too_large_is_a_problem(content: Path, name: str, size: int) -> None:
    """Its size is told, and it is not read."""
    if name != NOTICE:
        add(content, f"annexes:\n  - name: 名单\n    file: {name[8:]}\n")
    with (content / name).open("ab") as file:
        file.truncate(size + 1)
    assert found(content)["file-large"] == {NOTICE}


def test_a_draft_that_is_previewed_takes_up_its_changed_annex(content: Path) -> None:
    """What is not read is not forgotten."""
    issue = content / "2026-01/issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("published\n", "draft\n"))
    add(content, "annexes:\n  - name: 名单\n    file: a.pdf\n")
    annex, shown = content / "2026-01/a.pdf", content.parent / "output/2026-01/files/a.pdf"
    for said in (b"%PDF-1.7 one", b"%PDF-1.7 two"):
        annex.write_bytes(said)
        build_site(run(content), lambda *_: None)
        assert not shown.exists()
        build_site(run(content, drafts=True), lambda *_: None)
        assert shown.read_bytes() == said


PNG = b"\x89PNG\r\n\x1a\n"
OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    ("name", "data", "use", "rule"),
    [
        ("a.pdf", b"%PDF-1.7", file_types.ANNEX, ""),
        ("a.PDF", b"\xef\xbb\xbf\r\n%PDF-1.7", file_types.ANNEX, ""),
        ("a.pdf", b"%PDF-1.7", file_types.PICTURE, "file-kind"),
        ("a.pdf", b"<html>%PDF-1.7", file_types.ANNEX, "file-kind"),
        ("a.png", PNG, file_types.PICTURE, ""),
        ("a.png", PNG, file_types.COVER, ""),
        ("a.gif", b"GIF89a", file_types.PICTURE, ""),
        ("a.gif", b"GIF89a", file_types.COVER, "file-kind"),
        ("a.webp", b"RIFF\0\0\0\0WEBP", file_types.ANNEX, ""),
        ("a.jpg", b"\xff\xd8\xff\xe0", file_types.ANNEX, ""),
        ("a.jpg", b"BM123456", file_types.ANNEX, "file-kind"),
        ("a.heic", b"\0\0\0\x18ftypheic", file_types.PICTURE, "file-kind"),
        ("a.ttf", b"\0\1\0\0", file_types.FONT, ""),
        ("a.ttf", b"\0\1\0\0", file_types.ANNEX, "file-kind"),
        ("a.svg", f"{OPEN}</svg>".encode(), file_types.PICTURE, ""),
        ("a.svg", f"{OPEN}</svg>".encode("utf-16"), file_types.PICTURE, ""),
        ("a.svg", b"<svg/>", file_types.PICTURE, "picture-active"),
        ("a.js", b"alert(1)", file_types.ANNEX, "file-kind"),
        ("a.html", b"<p>", file_types.ANNEX, "file-kind"),
        ("a.exe", b"MZ", file_types.ANNEX, "file-kind"),
        ("README.md", b"x", file_types.ANNEX, "file-kind"),
        ("no.pdf", None, file_types.ANNEX, "file-missing"),
    ],
)
def test_a_kind_is_known_by_its_content_and_its_name(
    tmp_path: Path, name: str, data: bytes | None, use: str, rule: str
) -> None:
    """Neither alone is enough."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    judged = file_types.judge(tmp_path, name, use)
    assert (judged.rule if judged else "") == rule


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WebP"])
def test_a_real_picture_is_what_it_is(tmp_path: Path, kind: str) -> None:
    """As another program writes it."""
    end = next(one for one in file_types.KINDS if one.label == kind).ends[0]
    Image.new("RGB", (4, 4), "blue").save(tmp_path / f"a{end}", kind)
    assert file_types.judge(tmp_path, f"a{end}", file_types.PICTURE) is None


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<a xlink:href=" jAvascript:alert(1)"/>',
        '<rect ONLOAD="x()"/>',
        "<foreignObject/>",
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>',
        '<image href="http://gazette.example/a.png"/>',
        '<image href="//gazette.example/a.png"/>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        '<use href="a.svg#b"/>',
        '<set attributeName="href" to="javascript:x"/>',
        '<animate attributeName="xlink:href" values="javascript:x"/>',
        '<rect fill="url(https://gazette.example/a.svg#b)"/>',
        "<rect style=\"fill:url( 'a.svg#b' )\"/>",
        '<rect style="fill:u\\72l(a.svg)"/>',
        "<style>@import 'a.css';</style>",
        "<style>@\\69mport 'a.css';</style>",
        "<style><![CDATA[@im/**/port url(a.css)]]></style>",
        '<style>rect { fill: image-set("a.png" 1x) }</style>',
        '<g xml:base="https://gazette.example/"/>',
        "<?xml-stylesheet href='a.css'?>",
        '<g id="a"><use href="#a"/></g>',
        "<g>" * 200 + "</g>" * 200,
        "<g>",
    ],
)
def test_a_drawing_that_acts_or_asks_is_refused(inner: str) -> None:
    """Wherever it hides what it does."""
    assert svg.refused(f"{OPEN}{inner}</svg>".encode())


def test_a_drawing_that_grows_is_refused() -> None:
    """Entities, and uses of uses: a few bytes that are a million elements."""
    entity = '<!DOCTYPE svg [<!ENTITY a "b">]>' + f"{OPEN}<text>&a;</text></svg>"
    assert svg.refused(entity.encode())
    rows = "".join(
        f'<g id="g{at}">' + f'<use xlink:href="#g{at - 1}"/>' * 10 + "</g>" for at in range(1, 9)
    )
    assert svg.refused(f'{OPEN}<g id="g0"/>{rows}<use href="#g8"/></svg>'.encode())


@pytest.mark.parametrize(
    "inner",
    [
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke: url(\'#a\')"/>',
        '<g id="a"/><use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>text { font-family: 宋体 } /* 注 */</style><text>只看 url 二字，一 · 二</text>",
        "<title>示例县地图（不含 script）</title>",
        '<animate attributeName="opacity" values="0;1"/>',
        '<g xmlns:i="https://gazette.example/inkscape" i:label="Image (1)"/>',
    ],
)
def test_an_honest_drawing_is_let_through(inner: str) -> None:
    """References within it, pictures inside it, what programs note down for themselves."""
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert svg.refused(f"{doctype}<!-- x -->{OPEN}{inner}</svg>".encode()) is None
