"""Brings a printed number into content/: recognised, accounted for, written in one step.

In: sources, the folder content/, perhaps rules that mend.
Out: Imported: the issue's folder and its Report, or Problems and nothing written.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from gazette import frontmatter, read
from gazette.importers import contents, files, marks, masthead, proposals, signs
from gazette.importers.account import Account, account
from gazette.importers.compare import compare
from gazette.importers.decode import refuse
from gazette.importers.load import Loaded, load
from gazette.importers.mend import rules
from gazette.importers.recognise import Found, Recognised, recognise
from gazette.importers.report import NAME, Report
from gazette.importers.slips import slips
from gazette.importers.verify import differs, moved
from gazette.model import Grade, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazette.importers.prints import Edit, Line

RULES = "import-mend.yaml"
_MOST = 200


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to: `folder` is None where Problems kept it from writing anything."""

    folder: Path | None
    report: Report | None
    problems: tuple[Problem, ...] = ()


def bring(
    sources: Sequence[Path], content: Path, mend: Path | None = None, *, replace_issue: bool = False
) -> Imported:
    """Import one number. Nothing is written unless every character is accounted for.

    The issue's folder appears by one renaming. With `replace_issue` an existing folder is kept
    beside it as .2023-04.old-1, which no room reads; without it an existing folder is a Problem.
    """
    edits = rules(mend) if mend else ()
    if isinstance(edits, Problem):
        return Imported(None, None, (edits,))
    loaded = load(sources, edits)
    if not isinstance(loaded, Loaded):
        return Imported(None, None, loaded)
    found = recognise(loaded.given)
    problem = _unfit(loaded, found)
    if problem:
        return Imported(None, None, (problem,))
    job = _Job(loaded, found, content, replace_issue=replace_issue)
    return job.run()


def _unfit(loaded: Loaded, given: Recognised) -> Problem | None:
    """Tell why a source is no number of a gazette, or not the whole of one."""
    file = loaded.given.lines[0].mark.file if loaded.given.lines else "来源"
    if not given.found:
        what = f"`{file}` 里没有找到公报的文件：没有目录，也没有以文种结尾的标题和文号"
        return refuse(
            file, "import-not-a-gazette", what, "来源应当是一期公报，或有标题、文号的文件"
        )
    issues = _issues(loaded)
    if len(issues) > 1:
        what = f"来源里有 {len(issues)} 期：{'、'.join(issues)}"
        return refuse(file, "import-many-issues", what, "每次导入一期")
    cut = _cut(loaded, given)
    if cut:
        what = f"`{file}` 在文件中间断了：{cut}"
        return refuse(file, "import-truncated", what, "重新取得完整的来源再导入")
    return None


def _issues(loaded: Loaded) -> list[str]:
    """Name the issues whose mastheads the sources begin with."""
    lines = loaded.given.lines
    named: list[str] = []
    for first, end in zip(loaded.firsts, [*loaded.firsts[1:], len(lines)], strict=True):
        own = lines[first:end]
        at = contents.begin(own)
        head, _ = masthead.read(own[: max(at, 0)])
        if head.issue and head.issue not in named:
            named.append(head.issue)
    return named


def _cut(loaded: Loaded, given: Recognised) -> str:
    """Tell where a print breaks off: entries at the end without a body, a sentence without an end."""
    reached = max((each.entry for each in given.found), default=-1)
    missing = given.contents.entries[reached + 1 :] if reached >= 0 else ()
    last = given.found[-1]
    unclosed = _unclosed(last)
    if missing and (len(missing) > 1 or unclosed):
        return f"目录最后 {len(missing)} 个文件没有正文，第一个是《{missing[0].title}》"
    if unclosed:
        return f"《{last.title}》止于“{unclosed}”"
    return ""


def _unclosed(last: Found) -> str:
    """Give the end of a notice that stops in the middle of a sentence; empty where it is closed."""
    rows = [paragraph for _, row in last.texts for paragraph in row]
    if not rows or (last.dated and len(last.texts) == 1) or last.cc:
        return ""
    text = rows[-1].text.rstrip()
    listed = marks.LABEL.match(text) or "\t" in text or last.annexes
    prose = re.search(r"[，,。]", text) and len(text) > 20
    closed = marks.ends_sentence(text) or text[-1:] in "；;：:）)》”"
    return "" if closed or listed or not prose else text[-16:]


class _Job:
    """One import on its way to the disk."""

    def __init__(
        self, loaded: Loaded, given: Recognised, content: Path, *, replace_issue: bool
    ) -> None:
        self.loaded = loaded
        self.content = content
        self.replace_issue = replace_issue
        self.head, self.whole = _dated(given, content)
        filled, self.filled = files.placed(given.found, self.head)
        self.given = replace(given, found=filled)
        self.account: Account = account(loaded, given.claims)
        self.advice: list[str] = []

    def run(self) -> Imported:
        file = self.loaded.given.lines[0].mark.file
        if not self.account.exact:
            mark = self.account.at
            what = f"字数核算不符，没有写入：{mark}，{self.account.fault}"
            place = Place(file, mark.line if mark else 1)
            mend = "这是导入程序的缺陷，请连同来源报告；来源和 content/ 都没有改动"
            return Imported(None, None, (Problem(place, "import-not-exact", what, mend),))
        target = self.content / self.head.issue
        if target.exists() and not self.replace_issue:
            what = f"`{self.head.issue}` 已经存在，没有改动"
            mend = "要用新的导入代替它，加 --replace；原来的文件夹会保留在旁边"
            return Imported(None, None, (refuse(file, "import-exists", what, mend),))
        return self._write(target)

    def _write(self, target: Path) -> Imported:
        try:
            self.content.mkdir(parents=True, exist_ok=True)
            made = Path(tempfile.mkdtemp(prefix=f".{target.name}.importing-", dir=self.content))
        except OSError as error:
            what = f"`{self.content}` 不能写入：{error.strerror}"
            return Imported(
                None,
                None,
                (refuse(self.content.name, "import-unwritable", what, "核对文件夹和权限"),),
            )
        try:
            report, problem = self._fill(made)
            if problem:
                return Imported(None, None, (problem,))
            self._settle(made, target)
        except OSError as error:
            what = f"写入时出错：{error.strerror}，没有留下文件夹"
            return Imported(
                None, None, (refuse(target.name, "import-unwritable", what, "腾出空间再导入"),)
            )
        finally:
            shutil.rmtree(made, ignore_errors=True)
        return Imported(target, report)

    def _fill(self, folder: Path) -> tuple[Report | None, Problem | None]:
        """Write everything into a folder, read it again, and hold it against what was meant."""
        known = self._gazette()
        comments = tuple(
            (*(f"{text}" for at, text in self.filled if at == index), *rows)
            for index, rows in enumerate(proposals.propose(self.given.found))
        )
        made = files.notices(self.given.found, self.head.year, known, comments)
        for each in made:
            (folder / each.name).write_text(each.text, encoding="utf-8", newline="\n")
        state = "published" if self.whole else "draft"
        text = files.issue(self.head, state, self._missing())
        (folder / "issue.yaml").write_text(text, encoding="utf-8", newline="\n")
        wrong = self._moved() or differs(folder, made, self.given.found)
        if wrong:
            return None, refuse(
                wrong[0],
                "import-not-exact",
                f"写出的文件与来源不符，没有写入：{wrong[1]}",
                "这是导入程序的缺陷，请连同来源报告",
            )
        if self.loaded.given.edits:
            (folder / RULES).write_text(
                _rules(self.loaded.given.edits), encoding="utf-8", newline="\n"
            )
        report = self._report(made, comments)
        (folder / NAME).write_text(report.html(), encoding="utf-8", newline="\n")
        return report, None

    def _moved(self) -> tuple[str, str] | None:
        """Hold each notice's fields and texts against the characters that were claimed for them."""
        for each in self.given.found:
            wrong = moved(self.loaded.given.text, each)
            if wrong:
                return str(each.mark), f"《{each.title}》的{wrong}与来源的字不同"
        return None

    def _gazette(self) -> dict[str, str]:
        """Give the known series; write gazette.yaml where there is none yet, else say what it lacks."""
        path = self.content / "gazette.yaml"
        if not path.exists():
            text = files.gazette(self.head, self.given.found, self.given.contents.sections)
            fresh = self.content / ".gazette.yaml.importing"
            fresh.write_text(text, encoding="utf-8", newline="\n")
            fresh.rename(path)
            self.advice.append("写了新的 gazette.yaml：请改正网址，核对文号系列和栏目")
            return {}
        known, _ = read.masthead(self.content)
        if known is None:
            return {}
        series = {row.prefix: row.code for row in known.series}
        found = self.given.found
        for prefix in dict.fromkeys(each.number.prefix for each in found if each.number):
            if prefix not in series:
                issuer = next(
                    (each.issuer for each in found if each.number and each.number.prefix == prefix),
                    "",
                )
                code = files.codes.series((prefix,), series)[prefix]
                series[prefix] = code
                self.advice.append(
                    f"gazette.yaml 的 series 里要加：- {{prefix: {prefix}, code: {code}, issuer: {issuer}}}"
                )
        lacking = [
            name
            for name in dict.fromkeys(each.section for each in found)
            if name not in known.sections
        ]
        if lacking:
            self.advice.append(f"gazette.yaml 的 sections 里要加：{'、'.join(lacking)}")
        if known.name and self.head.name and signs.fold(known.name) != signs.fold(self.head.name):
            self.advice.append(f"刊名不同：gazette.yaml 是“{known.name}”，来源是“{self.head.name}”")
        return series

    def _missing(self) -> tuple[str, ...]:
        """Say in issue.yaml what the print does not say, for the editor to add."""
        rows = []
        if not self.whole:
            rows.append("来源没有刊名页：年份、期号是暂定的，请核对")
        if not self.head.serial:
            rows.append("serial: 原刊没有总期号")
        if not self.head.published:
            rows.append("published: 原刊没有出版日期")
        return tuple(rows)

    def _settle(self, made: Path, target: Path) -> None:
        """Give the folder its name; an older issue of that name is put beside it first."""
        made.chmod(0o755)
        if target.exists():
            number = 1
            while (old := self.content / f".{target.name}.old-{number}").exists():
                number += 1
            target.rename(old)
            self.advice.append(f"原来的 {target.name} 保留为 {old.name}")
        made.rename(target)

    def _report(
        self, made: tuple[files.File, ...], comments: tuple[tuple[str, ...], ...]
    ) -> Report:
        head = self.head
        shown = (
            ("刊名", head.name), ("拼音", head.pinyin), ("期", head.issue),
            ("总期号", str(head.serial or "")), ("主管主办", head.sponsor),
            ("出版日期", str(head.published or "")), ("刊期", head.frequency), ("卷首", head.note),
        )  # fmt: skip
        rows = tuple(
            (
                file.name,
                str(each.number or ""),
                each.title,
                str(each.dated or ""),
                str(each.page or ""),
            )
            for file, each in zip(made, self.given.found, strict=True)
        )
        starts = tuple(min(claim.piece[0] for claim in each.claims) for each in self.given.found)
        proposed = tuple(
            (file.name, line) for file, lines in zip(made, comments, strict=True) for line in lines
        )
        return Report(
            head.issue, self.loaded.facts, shown, rows, (*self.advice, *self._missing()),
            compare(self.given, starts), self.given.doubts, slips(self.given.found),
            proposed, self.loaded.given.edits, self.account,
        )  # fmt: skip


def _dated(given: Recognised, content: Path) -> tuple[masthead.Head, bool]:
    """Give the masthead, and whether the source has one; without it take the next free number."""
    head = given.head
    if head.issue:
        return head, True
    days = [each.dated for each in given.found if each.dated]
    years = [each.number.year for each in given.found if each.number]
    year = head.year or (max(days).year if days else max(years, default=1))
    taken = {path.name for path in content.glob(f"{year}-*")} if content.is_dir() else set()
    number = head.number or next(n for n in range(1, _MOST) if f"{year}-{n:02}" not in taken)
    return replace(head, year=year, number=number), False


def _rules(edits: tuple[Edit, ...]) -> str:
    rows = [
        {
            "pattern": edit.pattern,
            "replacement": edit.replacement,
            "reason": edit.reason,
            "count": edit.count,
        }
        for edit in edits
    ]
    return "\n".join(frontmatter.mapping({"rules": rows})) + "\n"
