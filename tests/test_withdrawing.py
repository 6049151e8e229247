"""Withdrawing: what is withdrawn is nowhere any more, and everybody is told that it was.

In: the quarter with a secret in it, published and built for real.
Out: facts about what is left of the secret, in content/ and in every file of the site.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import pytest
from test_publishing import DAY, QUARTER, build, first, found, publish, run

from gazette.build.withdrawing import Withdrawal, withdraw
from gazette.language.lines import solid
from gazette.model import Act
from gazette.model.publication import code
from gazette.publication.covering import covered, with_body_covered
from gazette.read import publication as reading
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from gazette.build.publishing import Publication

SECRET = "441900199001011234"  # noqa: S105 - made up, and what the tests look for
SENTENCE = f"联系人甲某某，身份证号码{SECRET}，住址不详。"


@pytest.fixture(scope="session")
def leak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder in which an issue with a secret is published and built twice."""
    folder = tmp_path_factory.mktemp("leak")
    shutil.copytree(QUARTER, folder / "content")
    file = first(folder / "content")
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{SENTENCE}\n", encoding="utf-8")
    assert publish(folder, Act.PUBLISH, "2026-01").entries
    assert build(folder).published
    return folder


@pytest.fixture
def copy(leak: Path, tmp_path: Path) -> Path:
    """Copy it for this test alone."""
    shutil.copytree(leak, tmp_path / "copy", symlinks=True)
    return tmp_path / "copy"


def number(folder: Path) -> str:
    """Return the number of the first notice."""
    text = first(folder / "content").read_text(encoding="utf-8")
    return next(row.partition(": ")[2] for row in text.split("\n") if "〔" in row)


def taken(folder: Path, called: str = "", **more: object) -> Publication:
    """Withdraw something of the first notice, by its number unless it is called otherwise."""
    wanted = Withdrawal(called or number(folder), DAY, "泄露个人信息", **more)  # type: ignore[arg-type]
    return withdraw(run(folder), wanted, lambda *_: None).publication


def said(path: Path) -> str:
    """Return all that a file says, whatever its form."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        with pymupdf.open(stream=data) as pdf:
            return solid("".join(page.get_text() for page in pdf))
    if path.suffix in {".gz", ".pf_fragment", ".pf_index", ".pf_meta"}:
        data = gzip.decompress(data)
    return data.decode("utf-8", "ignore")


def holding(folder: Path, text: str) -> list[str]:
    """Return the files of a folder that say something; those of the press beside it, too."""
    there = sorted(path for path in folder.rglob("*") if path.is_file())
    return [path.relative_to(folder).as_posix() for path in there if text in said(path)]


def test_the_secret_was_there(leak: Path) -> None:
    """Or what follows would show nothing."""
    names = holding(leak, SECRET)
    assert any(name.endswith(".pdf") for name in names)
    assert "output/2026-01/published.txt" in names


@pytest.mark.parametrize("way", ["words", "unit"])
def test_what_is_withdrawn_is_nowhere(copy: Path, way: str) -> None:
    """No page, datum, index, PDF, picture's source or kept site has it."""
    lines = reading.lines_of((copy / "content/2026-01/published.txt").read_bytes())
    unit = next(one.address for one in lines if SECRET in one.text and "#" in one.address)
    more = {"words": {"words": (SECRET,)}, "unit": {"units": (unit.partition("#")[2],)}}[way]
    assert taken(copy, **more).entries
    assert holding(copy, SECRET) == []
    assert holding(copy / "output", "□" * len(SECRET))
    assert found(copy) == ()


def test_pages_stay_and_tell(copy: Path) -> None:
    """What is cited by its page stands on its page; the reason stands on the issue's page."""
    before = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert taken(copy, words=(SECRET,)).entries
    after = reading.lock_of((copy / "content/2026-01/published.lock").read_bytes())
    assert before
    assert after
    assert after.page_map.breaks == before.page_map.breaks
    assert after.codes != before.codes
    page = (copy / "output/2026-01/index.html").read_text(encoding="utf-8")
    assert "泄露个人信息" in page


def test_the_digest_of_what_is_withdrawn_stays_and_its_salt_goes(copy: Path) -> None:
    """Nobody who has the digest alone can try out texts."""
    name = "content/2026-01/published.txt"
    lines = reading.lines_of((copy / name).read_bytes())
    gone = [line for line in lines if SECRET in line.text]
    assert gone
    assert taken(copy, words=(SECRET,)).entries
    former = (copy / "content/2026-01/published/1.lock").read_text(encoding="utf-8")
    for line in gone:
        assert line.digest in former
        assert holding(copy, line.salt) == []
    pages = [line for line in gone if "/p/" in line.address]
    assert pages
    for line in pages:
        assert holding(copy / "content", code(line.digest)) == []


def test_nothing_else_may_change_with_it(copy: Path) -> None:
    """A withdrawal is no way to change a word."""
    file = first(copy / "content")
    text = file.read_text(encoding="utf-8").replace("住址不详", "住址已详")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match="别处与出版时不同"):
        taken(copy, words=(SECRET,))
    assert file.read_text(encoding="utf-8") == text


def test_what_is_not_there_is_refused(copy: Path) -> None:
    """Nothing is changed then."""
    before = first(copy / "content").read_bytes()
    for more in (
        {"words": ("没有的字",)},
        {"units": ("art-99",)},
        {"words": ("",)},
        {"words": ("，",)},
    ):
        with pytest.raises(Refused):
            taken(copy, **more)
    wanted = Withdrawal(number(copy), DAY, f"泄露{SECRET}", words=(SECRET,))
    with pytest.raises(Refused, match="理由里"):
        withdraw(run(copy), wanted, lambda *_: None)
    for called in ("示政发〔2031〕1号", "zf-2031-1", "2026-01/zf-2031-1", "01-zf-2031-1.md"):
        with pytest.raises(Refused, match="没有"):
            taken(copy, called)
    assert first(copy / "content").read_bytes() == before


def test_a_notice_is_called_as_other_commands_call_it(copy: Path) -> None:
    """By its id, its issue and id, its address, its file; what is covered is the same notice."""
    file = first(copy / "content")
    (page,) = (copy / "output/2026-01").glob("zf-*-1/index.html")
    address = f"/2026-01/{page.parent.name}/"
    before = file.read_bytes()
    for called in (page.parent.name, address[1:-1], f"https://gazette.example/gb{address}#art-1"):
        with pytest.raises(Refused, match="art-99"):
            taken(copy, called, units=("art-99",))
    assert file.read_bytes() == before
    assert taken(copy, f"content/2026-01/{file.name}", words=(SECRET,)).entries
    assert SECRET not in file.read_text(encoding="utf-8")


def test_a_whole_notice_can_be_withdrawn(copy: Path) -> None:
    """Its address stays, with number and title, and says that it was withdrawn."""
    title = first(copy / "content").read_text(encoding="utf-8").split("title: ")[1].split("\n")[0]
    assert taken(copy).entries
    assert holding(copy, SENTENCE[:6]) == []
    (page,) = (copy / "output/2026-01").glob("zf-*-1/index.html")
    text = page.read_text(encoding="utf-8")
    assert title[:8] in text
    assert "□□□" in text


def test_marks_and_markup_stay() -> None:
    """The number of a unit, what links and pictures point at, the rules of a table."""
    head = "---\ntitle: 题\n---\n\n## 一、总则\n\n"
    source = f"{head}第一条 甲[乙](x.pdf)，丙[^1]。\n\n| 甲 | 1.5 |\n| --- | --- |\n"
    assert with_body_covered(source) == (
        "---\ntitle: 题\n---\n\n## 一、□□\n\n第一条 □□ □.□□□，□[^1]。\n\n"
        "| □ | □.□ |\n| --- | --- |\n"
    )
    assert covered("甲，乙 C3") == "□，□ □□"


def test_the_command_asks_for_a_reason(copy: Path) -> None:
    """Readers are told why; a blank one is none."""
    asked = [sys.executable, "build.py", "withdraw", number(copy)]
    for reason in ([], ["--reason", " "]):
        done = subprocess.run(
            [*asked, *reason, "--content", str(copy / "content")],
            cwd=Path(__file__).parents[1],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2


def test_after_a_withdrawal_no_line_may_be_missing(copy: Path) -> None:
    """What is in force has all its lines: nobody hides a change behind what was withdrawn."""
    assert taken(copy, words=(SECRET,)).entries
    path = copy / "content/2026-01/published.txt"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if "zf-2026-1/" not in row), encoding="utf-8")
    assert "published-log" in {problem.rule for problem in found(copy)}


def test_what_stands_elsewhere_is_said(copy: Path) -> None:
    """Only this notice is covered, and the command does not say more than it did."""
    other = max((copy / "content/2026-01").glob("*.md"))
    text = other.read_text(encoding="utf-8")
    assert first(copy / "content") != other
    other.write_text(f"{text}\n{SENTENCE}\n", encoding="utf-8")
    assert publish(copy, Act.AGAIN, "2026-01", reason="补一段").entries
    wanted = Withdrawal(number(copy), DAY, "泄露个人信息", words=(SECRET,))
    done = withdraw(run(copy), wanted, lambda *_: None)
    assert done.elsewhere == (f"2026-01/{other.name}",)


def test_a_site_that_could_not_be_built_still_shows_the_words(copy: Path) -> None:
    """Nobody is told that they are gone; the next build takes them away, and the last site, too."""
    broken = copy / "content/2026-02/issue.yaml"
    whole = broken.read_bytes()
    broken.write_bytes(whole + "栏木: 甲\n".encode())
    wanted = Withdrawal(number(copy), DAY, "泄露个人信息", words=(SECRET,))
    done = withdraw(run(copy), wanted, lambda *_: None)
    assert done.publication.entries
    assert done.shown
    broken.write_bytes(whole)
    assert build(copy).published
    assert holding(copy, SECRET) == []
