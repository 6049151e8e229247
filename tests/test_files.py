"""Files below content/: regular ones alone, of the kinds that may be published, in bounds.

In: gazette.content: files, kinds, svg; content folders as somebody with bad intentions leaves them.
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
from gazette.content import file_types, files, svg
from gazette.model import Problem

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


@pytest.mark.parametrize(
    ("name", "size", "most"),
    [
        ("a.md", 2_097_152, "2.0 MB，最多 2 MB"),
        ("a.pdf", 67_108_864, "64.0 MB，最多 64 MB"),
        ("a.svg", 8_388_608, "8.0 MB，最多 8 MB"),
    ],
)
def test_a_file_may_be_as_large_as_the_manual_says(
    tmp_path: Path, name: str, size: int, most: str
) -> None:
    """A notice 2 MB, a drawing 8 MB, another picture or annex 64 MB; a byte more is too many."""

    def rule() -> Problem | None:
        if name == "a.md":
            data = files.load(tmp_path, name, files.LONGEST)
            return data if isinstance(data, Problem) else None
        return file_types.judge(tmp_path, name, file_types.ANNEX)

    for more, large in ((0, False), (1, True)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(size + more)
        found = rule()
        assert bool(found and found.rule == "file-large") is large
    assert found
    assert str(found.what) == f"`{name}` 有 {most}"


@pytest.mark.parametrize(
    ("path", "rule", "what"),
    [
        ("b.pdf", "file-missing", "找不到 `b.pdf`"),
        ("2026-01/..", "file-missing", "找不到 `2026-01/..`"),
        ("a.pdf/b", "file-unreadable", "`a.pdf/b` 不是文件本身，而是链接、管道、设备一类"),
        ("pipe/b", "file-unreadable", "`pipe/b` 不是文件本身，而是链接、管道、设备一类"),
        ("pipe", "file-unreadable", "`pipe` 不是文件本身，而是链接、管道、设备一类"),
        ("2026-01", "file-unreadable", "`2026-01` 不是文件本身，而是链接、管道、设备一类"),
        ("a\0b", "file-unreadable", "`a\0b` 读不出来：embedded null byte"),
    ],
)
@pytest.mark.usefixtures("limited")
def test_what_cannot_be_read_says_what_it_is(
    tmp_path: Path, path: str, rule: str, what: str
) -> None:
    """Nothing waits for a pipe, wherever on the way it stands."""
    (tmp_path / "a.pdf").write_bytes(b"x")
    (tmp_path / "2026-01").mkdir()
    os.mkfifo(tmp_path / "pipe")
    found = files.load(tmp_path, path)
    assert isinstance(found, Problem)
    assert (found.rule, found.place.file, str(found.what)) == (rule, path, what)


def test_a_folder_says_what_it_holds(tmp_path: Path) -> None:
    """Files and folders by name, and a Problem at each that is neither or cannot be shown."""
    for name in ("b.pdf", "a.md", "注\u3000一.pdf", "c\xa0d.pdf"):
        (tmp_path / name).write_bytes(b"x")
    for name in ("2026-02", "2026-01"):
        (tmp_path / name).mkdir()
    (tmp_path / "2026-01" / "e\tf").write_bytes(b"x")
    os.mkfifo(tmp_path / "2026-01" / "pipe")
    listed = files.listed(tmp_path)
    assert listed.files == {"b.pdf", "a.md", "注\u3000一.pdf", "c\xa0d.pdf"}
    assert (listed.folders, listed.problems) == (("2026-01", "2026-02"), ())
    below = files.listed(tmp_path, "2026-01")
    assert (below.files, below.folders) == (frozenset(), ())
    assert [f"{one.place.file} {one.what}" for one in below.problems] == [
        "2026-01/e\\tf `2026-01/e\\tf` 文件名里有不能显示的字符",
        "2026-01/pipe `2026-01/pipe` 不是文件本身，而是链接、管道、设备一类",
    ]
    (gone,) = files.listed(tmp_path / "c").problems
    assert str(gone.what) == "`.` 读不出来：没有这个文件"


def test_no_more_of_a_file_is_read_than_is_asked_for(tmp_path: Path) -> None:
    """Its beginning tells its kind."""
    (tmp_path / "a").write_bytes(b"0123456789")
    assert files.load(tmp_path, "a", 10, 4) == b"0123"
    assert files.load(tmp_path, "a", 10) == b"0123456789"
    assert isinstance(files.load(tmp_path, "a", 9), Problem)


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


@pytest.mark.parametrize(
    ("name", "data", "use", "what"),
    [
        ("a.pdf", b"", "annex", "`a.pdf` 是空的"),
        ("a.pdf", PNG, "annex", "`a.pdf` 的内容不是 PDF，是 PNG"),
        ("a.png", b" \r\n%PDF-", "annex", "`a.png` 的内容不是 PNG，是 PDF"),
        ("a.pdf", b"<svg/>", "annex", "`a.pdf` 的内容不是 PDF"),
        ("a.jpg", b"xxxxftypavif", "picture", "`a.jpg` 的内容不是 JPEG：{heic}"),
        ("a.jpg", b"II*\0", "picture", "`a.jpg` 的内容不是 JPEG：浏览器不能显示这种图片"),
        ("a.jpg", b"xxxxxxxxxxxxBM", "picture", "`a.jpg` 的内容不是 JPEG"),
        ("a.pdf", b"PK\3\4", "annex", "`a.pdf` 的内容不是 PDF：{office}"),
        ("a.tif", b"", "picture", "`a.tif`：浏览器不能显示这种图片"),
        ("a.b.DOCX", b"", "annex", "`a.b.DOCX`：{office}"),
        ("a.7z", b"", "annex", "`a.7z`：附件只能是 PDF 或图片，不能是压缩包"),
        ("a.md", b"", "annex", "`a.md`：链接到 .md 会把它的源文件公布出去"),
        ("a.exe", b"", "annex", "`a.exe`：不是这里能用的文件"),
        ("exe", b"", "annex", "`exe`：不是这里能用的文件"),
        ("a.svg", b"x", "picture", "`a.svg` 的内容不是 SVG"),
        ("a.svg", b"\xff\xfex", "picture", "`a.svg` 不是完好的 SVG：{broken}"),
        ("a.webp", b"RIFF....WAVE", "picture", "`a.webp` 的内容不是 WebP"),
        ("issue.yaml", b"", "annex", "`issue.yaml` 是留给公报自己的文件名"),
    ],
)
def test_a_file_of_another_kind_says_which(
    tmp_path: Path, name: str, data: bytes, use: str, what: str
) -> None:
    """By its content, or where that is none of ours by what other programs make."""
    (tmp_path / name).write_bytes(data)
    found = file_types.judge(tmp_path, name, use)
    assert found
    assert (found.place.file, str(found.what)) == (
        name,
        what.format(
            heic="手机拍的 HEIC、AVIF 图片多数浏览器和印刷版都不能显示",
            office="附件只能是 PDF 或图片，办公文件在读者的机器上打不开或样子不同",
            broken="unclosed token: line 1, column 1",
        ),
    )


def test_a_reserved_name_is_reserved_in_every_folder(tmp_path: Path) -> None:
    """Below an issue as beside the masthead."""
    for path in ("2026-01/README.md", "gazette.yaml"):
        found = file_types.judge(tmp_path, path, file_types.ANNEX)
        assert found
        assert "是留给公报自己的文件名" in str(found.what)


def test_a_name_has_the_media_type_of_its_end() -> None:
    """In whatever case; None where it is no kind of ours."""
    assert [file_types.media(name) for name in ("a.PDF", "b.a.jpeg", "a.exe", "pdf")] == [
        *("application/pdf", "image/jpeg", None, None)
    ]
    assert file_types.suffixes(file_types.FONT) == (".ttf", ".otf", ".woff", ".woff2")


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
        '<g id="a"><g id="b"><use href=" #a "/></g></g>',
        '<image src="a.png"/>',
        '<animate attributeName=" onload " values="x"/>',
        "<style>a { behavior : x }</style>",
        "<rect style=\"fill: url('#a'), url(a.svg)\"/>",
        "<object/>",
        '<rect style="fill:u\\rl(a.svg)"/>',
        "<ANIMATE attributeName='src'/>",
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


def nested(depth: int) -> str:
    """Make elements in elements, the outermost among them."""
    return "<g>" * (depth - 1) + "</g>" * (depth - 1)


def chain(length: int) -> str:
    """Make elements that use one another in a row, the first used by the drawing."""
    rows = (f'<g id="a{at}"><use href="#a{at + 1}"/></g>' for at in range(length - 1))
    return f'<defs>{"".join(rows)}<g id="a{length - 1}"/></defs>'


def drawn(count: int) -> str:
    """Make a drawing of so many elements, most of them by two uses of one group."""
    held, more = divmod(count - 4, 3)
    return f'<g id="a">{"<g/>" * held}</g>' + '<use href="#a"/>' * 2 + "<g/>" * more


@pytest.mark.parametrize(
    ("make", "most", "what"),
    [
        (nested, 100, "的元素嵌套超过 100 层"),
        (chain, 100, "里面的引用超过 100 层"),
        (drawn, 200_000, "展开后有 200000 个以上的元素"),
    ],
)
def test_a_drawing_may_be_as_deep_and_as_large_as_its_limits(
    make: Callable[[int], str], most: int, what: str
) -> None:
    """One more is refused, and told."""
    assert svg.refused(f"{OPEN}{make(most)}</svg>".encode()) is None
    refused = svg.refused(f"{OPEN}{make(most + 1)}</svg>".encode())
    assert refused
    assert str(refused[0]) == what


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ('<image href="https://gazette.example/' + "a" * 40 + '"/>', "里面引用了 {60}，不在图中"),
        ('<a fill="url(https://gazette.example/' + "a" * 40 + ')"/>', "里面引用了 {60}，不在图中"),
        ("<script/>", "里面有 <script>，会在读者的浏览器里运行或取来别的东西"),
        ("<g onload='x'/>", "里面有 onload，会在读者的浏览器里运行或取来别的东西"),
        ("<animate attributeName='href'/>", "里面的动画会改变 href"),
        ("<style>@import 'a'</style>", "的样式里有 @import，会取来图外的东西"),
        ("<?a b?>", "里面有 <?a?>，会取来别的文件"),
        ('<g id="a"><use href="#a"/></g>', "里面的 #a 引用它自己"),
    ],
)
def test_a_drawing_that_is_refused_says_what_it_holds(inner: str, what: str) -> None:
    """Of an address no more than its first sixty characters."""
    refused = svg.refused(f"{OPEN}{inner}</svg>".encode())
    assert refused
    long = "https://gazette.example/" + "a" * 36
    assert str(refused[0]) == what.replace("{60}", long)


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="a"><a href="#a"/></g>',
        '<use href="data:image/png;base64,AAAA"/>',
        '<g id="a"/><g id="a"/><use href="#b"/>',
        '<rect fill="" href=""/>',
        "<text>@import url(a.css)</text>",
        '<rect style="fill: \\0 \\110000 red; /* url(a.css) */"/>',
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
