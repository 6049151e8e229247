"""Checking: `check` says all that `build` would refuse, whatever somebody wrote.

In: gazette.build, the fixtures of the rules, content that was made to hurt.
Out: facts about what is told, where, and that nothing is a traceback or without end.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette import cli
from gazette.build import build_site, examine, inspect, issue_pdfs
from gazette.build.context import Run
from gazette.build.issue_tasks import IssueTasks
from gazette.model import Grade, Place, Problem, message
from gazette.read import field_types, frontmatter, sources
from gazette.read.body import read_body
from gazette.read.sources import Source

ROOT = Path(__file__).parents[1]
RULES = ROOT / "tests" / "rules"
CASES = sorted(path.name for path in RULES.iterdir())
NOTICE = "2026-01/01-zf-2026-1.md"


def run(content: Path, **more: bool) -> Run:
    """Make a run without a search."""
    wanted = {"searched": False, **more}
    output = content.parent / "output"
    return Run(content, output, ROOT / "layouts", ROOT / "static", jobs=1, **wanted)


def laid(case: str, folder: Path) -> Path:
    """Lay a rule's fixture over the base."""
    content = folder / "content"
    shutil.copytree(RULES / "base" / "content", content)
    shutil.copytree(RULES / case / "content", content, symlinks=True, dirs_exist_ok=True)
    return content


@pytest.mark.parametrize("case", CASES)
def test_check_says_what_build_says(case: str, tmp_path: Path) -> None:
    """For the fixture of every rule that is found while reading; none of them is a draft."""
    content = laid(case, tmp_path)
    built = build_site(run(content, printed=False), lambda *_: None)
    checked = inspect(run(content), lambda *_: None)
    # A build grades what stands in a draft, such as an issue whose state cannot be read, otherwise.
    assert [replace(one, grade=Grade.MEND) for one in built.problems] == [
        replace(one, grade=Grade.MEND) for one in checked
    ]


def test_check_lays_the_print_out_and_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A character that no face has is told before publishing; the next build lays nothing out."""
    content = laid("base", tmp_path)
    path = content / NOTICE
    good = path.read_text(encoding="utf-8")
    path.write_text(f"{good}\n\U0003134a，一字。\n", encoding="utf-8")
    checked = examine(run(content), lambda *_: None)
    assert {problem.rule for problem in checked if problem.grade is Grade.MEND} == {"print-glyph"}
    assert not (tmp_path / "output").exists()
    built = build_site(run(content), lambda *_: None)
    assert built.published is None
    assert built.problems == checked
    path.write_text(good, encoding="utf-8")
    assert examine(run(content), lambda *_: None) == ()
    monkeypatch.setattr(issue_pdfs, "print_in_sandbox", lambda jobs, **_: map(_refused, jobs))
    assert examine(run(content), lambda *_: None) == ()
    monkeypatch.setattr(IssueTasks, "read", _refused)
    assert build_site(run(content), lambda *_: None).published


def _refused(*jobs: object) -> Problem:
    raise AssertionError(f"{jobs} are made again")


def test_check_of_files_is_about_them_and_says_what_it_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It lays nothing out, and neither does --no-print."""
    content = laid("field-missing", tmp_path)
    folders = ["--content", str(content), "--output", str(tmp_path / "output")]
    assert cli.main(["check", *folders, str(content / NOTICE)]) == 1
    said = capsys.readouterr().out
    assert NOTICE in said
    assert "02-zf" not in said
    assert "只看了所写的 1 处，印刷版没有排" in said
    assert cli.main(["check", *folders, "--no-print"]) == 1
    assert "印刷版没有排" in capsys.readouterr().out
    assert cli.main(["check", *folders, str(tmp_path / "none.md")]) == 2
    assert not (tmp_path / ".output.press").exists()


def test_what_a_terminal_would_obey_is_shown_as_signs() -> None:
    """An excerpt moves no cursor, and hides nothing."""
    place = Place("a\x1b[2J.md", 1, 1)
    said = cli.told(
        Path(), Problem(place, "x", message("\x9b"), message("\u202e"), excerpt="甲\x07\x1b]0;乙")
    )
    assert all(one.isprintable() for one in said.replace("\n", ""))
    assert "甲␇␛]0;乙" in said


def test_a_value_without_end_does_not_fill_the_terminal() -> None:
    """Of a line of 100,000 characters what is meant is shown, and the sign stands under it."""
    line = "甲" * 5000 + "错" + "乙" * 100_000
    problem = Problem(
        Place("a.md", 1, 5001),
        "x",
        message("`{line}` 不对", line=line),
        message("改正"),
        excerpt=line,
    )
    said = cli.told(Path(), problem)
    assert len(said) < 3000
    _, excerpt, sign, mend = said.split("\n")
    assert excerpt[len("   1 | ") + (len(sign) - len("     | ") - 1) // 2] == "错"
    assert mend == "  mend: 改正"


@pytest.mark.parametrize("written", ['"\\u202E"', '"\\0"', '"\\uE001"', '"\\uE000"', '"\\x07"'])
def test_no_escape_brings_in_what_no_source_may_hold(written: str) -> None:
    """What a source may not hold as it is, it may not hold in disguise."""
    for line in (f"title: {written}", f"title: [{written}]", f"a:\n  - b: {written}"):
        _, problems = frontmatter.entries(Source("a.md", line))
        assert "front-matter-unreadable" in {problem.rule for problem in problems}


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("address: https://gazette.example", "address: javascript:alert(1)"),
        ("address: https://gazette.example", "address: https://gazette.example/?a"),
        ("address: https://gazette.example", "address: https://gazette.example/../x"),
        (
            "address: https://gazette.example",
            'address: "https://gazette.example\\nDisallow: /"',
        ),
        ("code: zf", "code: ../../../x"),
        ("code: zf", "code: 'z f'"),
        ("code: zf", "code: part-2"),
        ("pinyin: SHILI", 'pinyin: "A\\nB'),
        ("sections: [县政府文件", "sections: [县政府文件, index.html"),
        (
            "sections: [县政府文件",
            "sections: [县政府文件, " + "甲" * 60 + "乙, " + "甲" * 60 + "丙",
        ),
        ("sections: [县政府文件", "sections: [县政府文件, A类, a类"),
    ],
)
def test_what_becomes_an_address_is_held_to_it(tmp_path: Path, line: str, instead: str) -> None:
    """At its line, before it names a file, a line of robots.txt or a link."""
    content = laid("base", tmp_path)
    path = content / "gazette.yaml"
    text = path.read_text(encoding="utf-8").replace(line, instead)
    path.write_text(text + ('"\n' if instead.endswith('"A\\nB') else ""), encoding="utf-8")
    found = inspect(run(content), lambda *_: None)
    assert {one.place.file for one in found if one.grade is Grade.MEND} == {"gazette.yaml"}


@pytest.mark.parametrize("slug", ["p", "files"])
def test_an_id_is_not_what_stands_beside_the_notices(tmp_path: Path, slug: str) -> None:
    """/2026-01/p/ and /2026-01/files/ are taken."""
    content = laid("base", tmp_path)
    path = content / NOTICE
    text = path.read_text(encoding="utf-8").replace("number: 示政发〔2026〕1号", f"id: {slug}")
    path.write_text(text, encoding="utf-8")
    (problem,) = inspect(run(content), lambda *_: None)
    assert problem.rule == "value-unreadable"


@pytest.mark.parametrize(
    "line",
    [
        f"number: 示政发〔2026〕{'9' * 5000}号",
        f"number: 示政发[2026]第{'9' * 5000}号",
        f"id: {'a' * 300}",
        f"number: 示政发〔2026〕1号\nrelations:\n  - repeals: 示政发〔2026〕{'9' * 5000}号",
    ],
)
def test_a_number_without_end_is_a_problem(tmp_path: Path, line: str) -> None:
    """Python reads 4,300 digits, a file system names of 255 bytes."""
    content = laid("base", tmp_path)
    path = content / NOTICE
    text = path.read_text(encoding="utf-8").replace("number: 示政发〔2026〕1号", line)
    path.write_text(text, encoding="utf-8")
    found = inspect(run(content), lambda *_: None)
    assert {one.rule for one in found} & {"number-unreadable", "value-unreadable"}


HOSTILE = {
    "lists in lists": "title: " + "[" * 100_000,
    "mappings in mappings": "title: " + "{a: " * 100_000,
    "items in items": "title:\n  " + "- " * 100_000 + "甲",
    "levels": "\n".join(" " * at + "a:" for at in range(500)),
    "an alias of itself": "title: &a [*a]",
    "aliases of aliases": "a: &a [甲, 甲]\nb: &b [*a, *a]\nc: &c [*b, *b]",
    "a number": "printed_page: " + "9" * 5000,
    "a year": "number: 示政发〔2026〕" + "9" * 5000 + "号",
    "full-width digits": "dated: ２０２６-０１-０１" * 500,
    "quotes": "title: " + '"' * 99_999,
    "tags": "title: !!python/object/apply:os.system [true]",
    "spaces": "title: [" + " " * 100_000 + "甲",
    "a key without end": "a" * 100_000,
    "colons": ":" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_front_matter_is_without_end(name: str) -> None:
    """How deep, long or strange it is, it is read in steps that its length bounds."""
    body = HOSTILE[name]
    assert _steps(body) < 400 * len(body) + 200_000


BODIES = {
    "brackets": "[" * 20_000,
    "pictures": "![" * 10_000,
    "paragraphs of brackets": ("[" * 450 + "\n\n") * 4,
    "asterisks": "**" * 10_000,
    "pairs": "**甲" * 2_000,
    "angles": "<" * 20_000,
    "backslashes": "\\" * 20_001,
    "links in links": "[a](" * 5_000,
    "bullets in bullets": "\n".join(" " * 2 * at + "- 甲" for at in range(300)),
    "a wide table": "|" + "甲|" * 2_000 + "\n|" + "---|" * 2_000,
    "notes before tags": "[^a" * 400 + "<a " * 100_000,
    "lines": "甲\n" * 20_000,
    "dollars": "$a" * 10_000,
    "notes": "[^" * 10_000,
    "tags": "<a " * 10_000,
    "blanks": " " * 50_000 + "甲",
    "sharps": "#" * 20_000,
}


@pytest.mark.parametrize("name", BODIES)
def test_no_body_is_without_end(name: str) -> None:
    """As above."""
    body = BODIES[name]
    assert _steps("---\n---\n" + body, body_alone=True) < 1_000 * len(body) + 500_000


def _steps(text: str, *, body_alone: bool = False) -> int:
    """Count the calls that the reading of a text makes: a slow machine makes no more of them."""
    count = 0

    def note(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        read_body(Source("a.md", text)) if body_alone else _read(text)
    finally:
        sys.setprofile(before)
    return count


def _read(text: str) -> None:
    source, _ = sources.read(text.encode("utf-8", "surrogatepass"), "a.md")
    entries, _ = frontmatter.entries(source)
    field_types.typed(source, entries, field_types.NESTED["annexes"])


_MARKS = st.sampled_from(
    [*"甲乙 \t\n-:：#'\"[]{}|>&*!%@`,.<>()\\/^$~=_＃｜　\0\ue000\u202e", "- ", ": "]
)


@given(st.lists(_MARKS, max_size=60).map("".join))
def test_whatever_is_written_is_read(text: str) -> None:
    """No text is an exception, as front matter or as a body."""
    _read(text)
    source, _ = sources.read(f"---\n{text}\n---\n{text}".encode(), "a.md")
    read_body(source)


@given(st.binary(max_size=80))
def test_whatever_bytes_there_are_they_are_read(data: bytes) -> None:
    """Nor is any file."""
    source, _ = sources.read(data, "a.md")
    read_body(source)
    frontmatter.entries(source)


def test_a_quick_check_reads_only_what_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a build has read is not read again, and what it found is told all the same."""
    content = laid("serial-order", tmp_path)
    wanted = run(content, printed=False)
    built = build_site(wanted, lambda *_: None)
    assert built.published
    read = IssueTasks.read
    names: list[str] = []

    def noted(tasks: IssueTasks, order: Any) -> Any:
        names.append(order[0])
        return read(tasks, order)

    monkeypatch.setattr(IssueTasks, "read", noted)
    assert inspect(wanted, lambda *_: None) == built.problems
    assert names == []
    path = content / "2026-02" / "issue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "note: 卷首\n", encoding="utf-8")
    assert inspect(wanted, lambda *_: None) == built.problems
    assert names == ["2026-02"]
