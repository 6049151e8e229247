"""The number of an issue: what editors write, its address, its place among the others, its name.

In: numbers as editors write them, names of folders; small gazettes made up here.
Out: tests. tests/sites/double-issue is a whole site of them.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import build
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from sample import MASTHEAD

from gazette import read
from gazette.arrange import in_order
from gazette.build import inspect
from gazette.build.context import Run
from gazette.cli import main
from gazette.fields.json_schema import json_schemas
from gazette.language.words import LANGUAGES
from gazette.model import Gazette, Grade, Issue, IssueNumber, Place, State, issue_number
from gazette.model.issue_number import single, supplement
from gazette.read import issue_numbers
from gazette.rules import issue_overlap, serial_order

if TYPE_CHECKING:
    import random

SITE = Path(__file__).parent / "sites" / "double-issue" / "content"
NUMBERS = st.one_of(
    st.integers(1, 120).map(single),
    st.integers(1, 120).map(supplement),
    st.tuples(st.integers(1, 99), st.integers(1, 20)).map(lambda n: IssueNumber(n[0], n[0] + n[1])),
)


def ignored(*_: object) -> None:
    """Let nobody be told of progress."""


def edit(folder: Path, old: str, new: str) -> None:
    """Change the issue.yaml of a folder."""
    path = folder / "issue.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def issues(*rows: str) -> tuple[Issue, ...]:
    """Make issues of rows such as `2026-03-04 27-28 2026-04-10`, without a serial `-`."""
    made = []
    for row in rows:
        name, serial, day = row.split()
        known = issue_number.named(name)
        assert known
        running, place = issue_numbers.serial(serial), Place(f"{name}/issue.yaml")
        published = date.fromisoformat(day)
        made.append(Issue(*known, running, published, State.PUBLISHED, "", (), place))
    return tuple(made)


@given(st.integers(1000, 2999), NUMBERS)
def test_the_name_of_a_folder_is_the_year_and_the_number(year: int, number: IssueNumber) -> None:
    """Every number has one name, and it is read back."""
    assert issue_number.named(number.issue_id(year)) == (year, number)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        (single(9), "2026-09"),
        (single(100), "2026-100"),
        (IssueNumber(10, 11), "2026-10-11"),
        (IssueNumber(1, 12), "2026-01-12"),
        (supplement(1), "2026-z1"),
    ],
)
def test_an_issue_has_an_address_for_ever(number: IssueNumber, name: str) -> None:
    """Two figures at least; a supplement is z and its number."""
    assert number.issue_id(2026) == name


@pytest.mark.parametrize(
    "name",
    ["2026-1", "2026-00", "2026-03-03", "2026-04-03", "2026-03-4", "2026-z0", "2026-z01", "2026-Z1",
     "2026-03-04-05", "2026-", "2026", "26-01", "2026-03-z1"],
)  # fmt: skip
def test_no_other_name_is_one_of_an_issue(name: str) -> None:
    """Two names of one issue would be two addresses."""
    assert issue_number.named(name) is None


def _typed(tmp_path: Path, rows: str) -> tuple[Issue, list[str]]:
    """Read an issue.yaml of these rows in 2026-03-04; return its Problems of `number`, `serial`."""
    folder = tmp_path / "2026-03-04"
    folder.mkdir()
    text = f"year: 2026\n{rows}\npublished: 2026-04-10\nstate: draft\n"
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    found = read.issue(folder, MASTHEAD)
    return found.issue, [f"{one.what}；{one.mend}" for one in found.problems]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("3-4", ""),
        ("'3-4'", ""),
        ("03-04", ""),
        ("3", "2026-03"),
        ("3-5", "2026-03-05"),
        ("增刊1", "2026-z1"),
        ("增刊 2", "2026-z2"),
        ("增刊", "2026-z1"),
        ("z2", "2026-z2"),
        ("supplement 1", "2026-z1"),
        ("Supplement 2", "2026-z2"),
        ("supplement", "2026-z1"),
    ],
)
def test_an_editor_may_write_a_range_or_a_supplement(
    written: str, name: str, tmp_path: Path
) -> None:
    """The folder is to be named alike, and the mend says how."""
    _, told = _typed(tmp_path, f"number: {written}\nserial: 27-28")
    assert len(told) == bool(name)
    assert all(f"改名为 {name}，" in one for one in told)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("number: 4-3", "`number: 4-3` 前面的号比后面的大；写成 3-4"),
        ("number: 3-3", "`number: 3-3` 两个号相同，只是一个号；写成 3"),
        ("期号: 第3—4期", "`期号: 第3—4期` 不是期号；写成 3-4"),
        ("number: ３", "`number: ３` 不是期号；写成 3"),
        ("number: 3、4", "`number: 3、4` 不是期号；写成 3-4"),
        ("number: 增刊第2期", "`number: 增刊第2期` 不是期号；写成 增刊2"),
        ("number: z0", "`number: z0` 不是期号；单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("number: 0", "`number: 0` 不是期号；单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("number: 1-2-3", "`number: 1-2-3` 不是期号；单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("number: 春季号", "`number: 春季号` 不是期号；单期写 4，合刊写 3-4，增刊写 增刊1"),
        ("number: [3, 4]", "`number`（期号）应当是一个值，不是列表；写成 `期号: …`"),
        ("number: 3-4\nserial: 28-27", "`serial: 28-27` 前面的号比后面的大；写成 27-28"),
        ("number: 3-4\nserial: 增刊1", "`serial: 增刊1` 不是总期号；单期写 27，合刊写 27-28"),
        ("number: 3-4\nserial: 0", "`serial: 0` 不是总期号；单期写 27，合刊写 27-28"),
    ],
)
def test_what_is_no_number_of_an_issue_is_told_with_the_right_form(
    written: str, told: str, tmp_path: Path
) -> None:
    """Once, at its value; the mend has the form that was meant where there is one."""
    _, (said,) = _typed(tmp_path, written)
    assert said.startswith(told)


@pytest.mark.parametrize(
    ("language", "number", "serial", "names"),
    [
        ("zh-Hans", "03", "27", "2026年第3期 | 第3期 | 总第27期"),
        ("zh-Hans", "03-04", "27-28", "2026年第3—4期（合刊） | 第3—4期（合刊） | 总第27—28期"),
        ("zh-Hans", "z1", "-", "2026年增刊第1期 | 增刊第1期 | "),
        ("zh-Hant", "03-04", "27-28", "2026年第3—4期（合刊） | 第3—4期（合刊） | 總第27—28期"),
        ("zh-Hant", "z1", "-", "2026年增刊第1期 | 增刊第1期 | "),
        ("en", "03", "27", "No. 3, 2026 | No. 3 | Whole No. 27"),
        ("en", "03-04", "27-28", "Nos. 3–4, 2026 | Nos. 3–4 | Whole Nos. 27–28"),
        ("en", "z1", "27", "Supplement 1, 2026 | Supplement 1 | Whole No. 27"),
    ],
)
def test_each_language_calls_an_issue_in_its_own_way(
    language: str, number: str, serial: str, names: str
) -> None:
    """As the trade writes it: where it is cited, within its year, its running number."""
    words = LANGUAGES[language]
    (one,) = issues(f"2026-{number} {serial} 2026-04-10")
    assert f"{words.issue(one)} | {words.issue_short(one)} | {words.running(one)}" == names


@pytest.mark.parametrize(
    ("days", "order"),
    [
        ("10-11 11-30 09 09-30 z1 10-05", "09 z1 10-11"),
        ("z1 12-31 10-11 11-30 09 09-30", "09 10-11 z1"),
        ("z2 01-02 z1 01-03 01 01-31", "z2 z1 01"),
        ("z10 02-01 z9 02-01 01 02-01", "01 z9 z10"),
        ("100 12-31 99 12-30", "99 100"),
    ],
)
def test_a_supplement_stands_by_its_day_among_the_issues_of_its_year(days: str, order: str) -> None:
    """Behind an issue of the same day; two of one day by their numbers."""
    given_ = days.split()
    rows = [f"2026-{n} - 2026-{day}" for n, day in zip(given_[::2], given_[1::2], strict=True)]
    made = in_order(issues(*rows))
    assert [one.id.removeprefix("2026-") for one in made] == order.split()
    assert in_order(reversed(made)) == made


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 60)), max_size=9),
    st.lists(st.integers(0, 360), max_size=4),
    st.randoms(use_true_random=False),
)
def test_issues_stand_in_the_order_in_which_they_came_out(
    numbered: list[tuple[int, int]], extra: list[int], shuffled: random.Random
) -> None:
    """However many numbers each has; those that are counted stand by their numbers, too."""
    rows, last, day = [], 0, date(2026, 1, 1)
    for count, days in numbered:
        number, day = IssueNumber(last + 1, last + count), day + timedelta(days)
        last += count
        rows.append(f"{number.issue_id(2026)} - {day}")
    for nth, days in enumerate(sorted(extra), 1):
        rows.append(f"2026-z{nth} - {date(2026, 1, 1) + timedelta(days)}")
    shuffled.shuffle(rows)
    made = in_order(issues(*rows))
    assert len(made) == len(rows)
    assert [str(one.published) for one in made] == sorted(row.split()[-1] for row in rows)
    for kind in (True, False):
        firsts = [one.number.first for one in made if one.number.supplement is kind]
        assert firsts == sorted(firsts)


def test_a_supplement_stays_in_its_year() -> None:
    """It is of the year that it is counted in, even if it came out after its end."""
    made = in_order(issues("2027-01 - 2027-01-05", "2026-z1 - 2027-01-20", "2026-01 - 2026-06-30"))
    assert [one.id for one in made] == ["2026-01", "2026-z1", "2027-01"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (["2026-03-04 27-28 2026-04-10", "2026-05 29 2026-05-10"], ""),
        (["2026-03-04 27 2026-04-10", "2026-05 28 2026-05-10"], ""),
        (["2026-03 27 2026-04-10", "2026-z1 - 2026-04-20", "2026-04 28 2026-05-10"], ""),
        (["2026-03 27 2026-04-10", "2026-z1 28 2026-04-20", "2026-04 29 2026-05-10"], ""),
        (["2026-03 27 2026-04-10", "2026-z1 - 2026-04-20", "2026-04 29 2026-05-10"], "跳到 29"),
        (["2026-03 27 2026-04-10", "2026-04 - 2026-04-20", "2026-05 29 2026-05-10"], ""),
        (["2026-03-04 27-28 2026-04-10", "2026-05 28 2026-05-10"], "28 不大于"),
        (["2026-03-04 27-29 2026-04-10"], "期号 3-4 有2期，总期号 27-29 却有3期"),
        (["2026-03 27-28 2026-04-10"], "期号 3 有1期，总期号 27-28 却有2期"),
    ],
)
def test_running_numbers_go_on_behind_double_issues_and_past_supplements(
    rows: list[str], told: str
) -> None:
    """A double issue may have one running number or two; a supplement need have none."""
    gazette = Gazette(MASTHEAD, issues(*rows))
    said = [str(problem.what) for problem in serial_order.check(gazette)]
    assert len(said) == bool(told)
    assert all(told in one for one in said)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("2026-03 2026-04 2026-z4 2026-05-06 2026-z5 2027-03-04", ()),
        ("2026-03-04 2026-04", ("2026-04",)),
        ("2026-03 2026-03-04", ("2026-03-04",)),
        ("2026-03-06 2026-04 2026-06-07 2026-08", ("2026-04", "2026-06-07")),
    ],
)
def test_no_two_issues_of_a_year_share_a_number(names: str, told: tuple[str, ...]) -> None:
    """Each that does is told, at the later one."""
    found = issues(*(f"{name} - 2026-04-10" for name in names.split()))
    gazette = Gazette(MASTHEAD, found)
    assert tuple(one.place.file.split("/")[0] for one in issue_overlap.check(gazette)) == told


@pytest.mark.parametrize("single_", ["2", "3"])
@pytest.mark.parametrize("mend", ["leave out", "rename"])
def test_the_mend_of_an_overlap_mends(mend: str, single_: str, tmp_path: Path) -> None:
    """Whichever of the two an editor follows."""
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    second = content / f"2026-0{single_}"
    shutil.copytree(content / "2026-02-03", second)
    edit(second, "期号: 2-3", f"期号: {single_}")
    edit(second, "总期号: 27-28\n", "")
    for at, path in enumerate(sorted(second.glob("*.md")), 50):
        path.write_text(re.sub("〕[0-9]+号", f"〕{at}号", path.read_text("utf-8")), "utf-8")
        path.rename(path.with_name(f"{at}-zf-2026-{at}.md"))
    run = Run(content, tmp_path / "output", content, content)
    (told,) = (one for one in inspect(run, ignored) if one.rule == "issue-overlap")
    assert told.grade is Grade.MEND
    found = re.search(
        "把文件夹 (\\S+) 移出.*把文件夹 (\\S+) 改名为 (\\S+)，期号写 (.+)", str(told.mend)
    )
    assert found
    if mend == "leave out":
        shutil.rmtree(content / found[1])
    else:
        edit(content / found[2], "期号: 2-3", f"期号: {found[4]}")
        (content / found[2]).rename(content / found[3])
    assert not [one for one in inspect(run, ignored) if one.grade is Grade.MEND]


@pytest.mark.parametrize(
    ("day", "newest"), [("2026-04-10", "2026-04"), ("2026-05-10", "2026-z1"), ("", "2026-04")]
)
def test_the_newest_issue_is_the_last_to_come_out(
    day: str, newest: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where no issue is named, a supplement is the newest only by its day."""
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    if day:
        edit(content / "2026-z1", "2026-04-10", day)
    else:
        shutil.rmtree(content / "2026-z1")
    assert proof(content, tmp_path) == [f"{newest}-proof.pdf"]
    capsys.readouterr()


def proof(content: Path, folder: Path, *issues_: str) -> list[str]:
    """Make proofs of issues; return the names of the files."""
    named = [part for one in issues_ for part in ("--issue", one)]
    places = ["--content", str(content), "--output", str(folder / "o"), "--to", str(folder / "to")]
    main(["build", "--proof", *places, *named])
    return sorted(path.name for path in (folder / "to").iterdir())


def test_a_double_issue_is_printed_on_demand_by_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--issue takes the name of any folder, and the files bear it."""
    made = proof(SITE, tmp_path, "2026-02-03", "2026-z1")
    assert made == ["2026-02-03-proof.pdf", "2026-z1-proof.pdf"]
    capsys.readouterr()


@pytest.mark.parametrize(
    ("number", "name", "said"),
    [
        ("2-3", "2026-02-03", "Nos. 2–3, 2026"),
        ("supplement 1", "2026-z1", "Supplement 1, 2026"),
    ],
)
def test_an_english_gazette_says_so_in_english(
    number: str, name: str, said: str, tmp_path: Path
) -> None:
    """On its pages, in its records and in its search."""
    content, output = tmp_path / "content", tmp_path / "output"
    shutil.copytree(SITE.parents[1] / "english" / "content", content)
    edit(content / "2026-01", "number: 1", f"number: {number}")
    (content / "2026-01").rename(content / name)
    status, told = build(content, output)
    assert status == 0, told
    assert said in (output / name / "index.html").read_text(encoding="utf-8")
    record = next((output / name).glob("gn-*.json"))
    shown = json.loads(record.read_text(encoding="utf-8"))["issue"]
    assert shown == {"id": name, "name": said, "url": f"/{name}/"}


@pytest.mark.parametrize(
    ("key", "value", "sound"),
    [
        ("number", 3, True),
        ("number", "3-4", True),
        ("number", "增刊1", True),
        ("number", "supplement 1", True),
        ("number", "z1", True),
        ("number", 0, False),
        ("number", "第3期", False),
        ("serial", "27-28", True),
        ("serial", "增刊1", False),
    ],
)
def test_the_json_schema_knows_numbers_of_issues(key: str, value: object, *, sound: bool) -> None:
    """What the press reads an editor of text accepts."""
    schema = json_schemas()["issue.schema.json"]["properties"][key]
    assert Draft7Validator(schema).is_valid(value) is sound
