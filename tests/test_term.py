"""The term of a notice: days that are written, and days that are counted.

In: front matter.
Out: tests of gazette/read/term.py and of what a page says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sample import GAZETTE, MASTHEAD

from gazette.language.words.zh_hans import ZH_HANS
from gazette.pages.facts import facts
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.write.markdown import fields

if TYPE_CHECKING:
    from gazette.model import Notice, Problem

ONLINE = date(2026, 3, 10)


def read(*lines: str, online: date | None = ONLINE) -> tuple[Notice, tuple[Problem, ...]]:
    """Read a notice of 5 March 2026 with these further lines."""
    head = ("number: 示政发〔2026〕3号", "title: 甲", "issuer: 示例县人民政府", "kind: 通知")
    rest = ("section: 县政府文件", "dated: 2026-03-05")
    text = "\n".join(("---", *head, *rest, *lines, "---", "", "正文。", ""))
    source = Source("2026-01/01.md", text)
    made, problems, _ = notice_file.notice(source, MASTHEAD, Path("2026-01"), frozenset(), online)
    return made, problems


@pytest.mark.parametrize(
    ("lines", "effective", "expires"),
    [
        (("effective: 2026-04-01", "expires: 2028-03-31"), "2026-04-01", "2028-03-31"),
        (("effective: 自公布之日起30日后",), "2026-04-09", "None"),
        (("effective: 自成文之日起施行", "expires: 两年"), "2026-03-05", "2028-03-04"),
        (("施行日期: 2026-04-01", "失效日期: 暂定五年"), "2026-04-01", "2031-03-31"),
        (("expires: 至二〇二六年年底",), "None", "2026-12-31"),
        (("effective: 自公布之日起施行", "first_online: 2026-03-07 08:00"), "2026-03-07", "None"),
        (("effective: 2026-04-01", "expires: 长期有效"), "2026-04-01", "None"),
    ],
)
def test_a_term_is_days_or_words(lines: tuple[str, ...], effective: str, expires: str) -> None:
    """公布 is when the notice was first online, else its issue; a term begins with its start."""
    made, problems = read(*lines)
    assert problems == ()
    assert (str(made.card.effective), str(made.card.expires)) == (effective, expires)


@pytest.mark.parametrize(
    ("lines", "online", "why"),
    [
        (("effective: 自公布之日起30日后",), None, "不知道公布的日子，首次上网没有写"),
        (("expires: 两年",), ONLINE, "不知道施行日期"),
    ],
)
def test_what_cannot_be_counted_is_told(
    lines: tuple[str, ...], online: date | None, why: str
) -> None:
    """The day of the printed issue is never taken for that of publication."""
    made, (problem,) = read(*lines, online=online)
    assert problem.rule == "date-unreadable"
    assert why in str(problem.what)
    assert (made.card.effective, made.card.expires) == (None, None)


@pytest.mark.parametrize("text", ["2026年4月1日", "2026-02-30", "四月起", "尽快"])
def test_what_is_no_term_is_told(text: str) -> None:
    """A day is written as everywhere; words that say nothing are none."""
    made, (problem,) = read(f"effective: {text}")
    assert problem.rule == "date-unreadable"
    assert made.card.effective is None


@pytest.mark.parametrize(
    "text", ["2026-03-10", "2026-03-10 24:00", "2026-02-30 08:00", "2026-3-1 8:00"]
)
def test_when_a_notice_went_online_has_hour_and_minute(text: str) -> None:
    """A back-dated or empty PubDate fails a site's inspection."""
    _, (problem,) = read(f"first_online: {text}")
    assert problem.rule == "date-unreadable"


def test_the_words_stay_beside_the_day() -> None:
    """On the page, and in a file that is written again."""
    made, _ = read("effective: 自公布之日起30日后", "expires: 长期有效")
    said = {one["label"]: one["values"] for one in facts(ZH_HANS, made, GAZETTE.issues[1])}
    assert [one["text"] for one in said["施行日期"]] == ["2026年4月9日（自公布之日起30日后）"]
    assert [one["text"] for one in said["失效日期"]] == ["长期有效"]
    assert fields(made)["effective"] == "自公布之日起30日后"
    plain = replace(made, timings={})
    assert fields(plain)["effective"] == date(2026, 4, 9)
