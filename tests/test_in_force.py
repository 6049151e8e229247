"""What a text says of its own coming into force and ending, and the rules that fields may hold.

In: tests/phrasings/periods.yaml, written before the recogniser; rows of text.
Out: tests.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from gazette.language.in_force import in_force
from gazette.language.timing import Timing, commencement, day, expiry
from gazette.site.ledger import pack, unpack

SAID = yaml.safe_load((Path(__file__).parent / "phrasings/periods.yaml").read_text("utf-8"))


def days(text: str, dated: date | None, published: date | None) -> tuple[date | None, date | None]:
    """Count the day on which a text says that it takes effect, and the day on which it ends."""
    said = in_force(text)
    begins = next((one.when for one in said if not one.ends), None)
    ends = next((one.when for one in said if one.ends), None)
    effective = day(begins, dated=dated, published=published) if begins else None
    known = {"dated": dated, "published": published, "effective": effective}
    return effective, day(ends, **known) if ends else None


@pytest.mark.parametrize("row", SAID["dates"], ids=lambda row: row["text"])
def test_what_a_text_says_of_its_own_days_is_counted(row: dict[str, Any]) -> None:
    """From the day of its making, of its publication or of its coming into force."""
    assert days(row["text"], row["dated"], row["published"]) == (row["effective"], row["expires"])


@pytest.mark.parametrize("row", SAID["date_traps"], ids=lambda row: row["text"])
def test_other_terms_and_days_are_not_the_documents(row: dict[str, str]) -> None:
    """A permit, an office, another document have their own."""
    assert in_force(row["text"]) == ()


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("本办法规定的许可证由县局发放，有效期三年。", []),
        ("本办法所称临时救助证明，有效期三个月。", []),
        ("资质证书自发布之日起生效，有效期五年。", []),
        ("自2026年4月1日起执行新的收费标准。", []),
        ("第五条 证书有效期五年。", []),
        ("第五条修改为：“本办法自2026年4月1日起施行。”", []),
        ("自印发之日起施行。", ["自印发之日起施行"]),
        ("以上规定自2026年4月1日起施行。", ["自2026年4月1日起施行"]),
        ("本通知自下发之日起执行。有效期2年。", ["自下发之日起执行", "有效期2年"]),
        ("本办法自2027年1月1日起自行失效。", ["自2027年1月1日起自行失效"]),
        ("《示范县水库办法》自2026年4月1日起施行。", []),
        ("《示范县河道办法》自2026年4月1日起施行。", ["自2026年4月1日起施行"]),
        ("《示范县水库办法》现予公布，自公布之日起施行。", ["自公布之日起施行"]),
        ("本实施办法从2026年元月1日起实行。", ["从2026年元月1日起实行"]),
        ("本方案实施期限为2026年1月1日至12月31日。", ["实施期限为2026年1月1日至12月31日"]),
    ],
)
def test_only_what_a_document_says_of_itself_counts(text: str, quotations: list[str]) -> None:
    """Its subject is the document; the quotation is the text's own words."""
    title = "示范县人民政府关于印发《示范县河道办法》的通知"
    assert [text[said.start : said.end] for said in in_force(text, title)] == quotations


DATED, PUBLISHED, EFFECTIVE = date(2026, 1, 27), date(2026, 1, 30), date(2026, 4, 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("二〇二六年四月一日", date(2026, 4, 1)),
        ("自2026年元月１日起", date(2026, 1, 1)),
        ("自公布之日起", PUBLISHED),
        ("自公布之日起30日后", date(2026, 3, 1)),
        ("自公布之日起三十日后施行", date(2026, 3, 1)),
        ("公布后30日", date(2026, 3, 1)),
        ("自印发之日起满一个月后", date(2026, 2, 28)),
        ("公布之日的次日", date(2026, 1, 31)),
        ("自成文之日起", DATED),
        ("即日起", DATED),
        ("两年", None),
        ("2026年", None),
        ("2026年2月30日", None),
        ("自施行之日起", None),
        ("尽快", None),
    ],
)
def test_a_field_may_say_by_a_rule_when_a_document_takes_effect(
    text: str, expected: date | None
) -> None:
    """As editors write it, in numerals of all kinds."""
    when = commencement(text)
    assert (when and day(when, dated=DATED, published=PUBLISHED)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-04-01", date(2026, 4, 1)),
        ("两年", date(2028, 4, 8)),
        ("暂定五年", date(2031, 4, 8)),
        ("有效期为２年", date(2028, 4, 8)),
        ("一年半", date(2027, 10, 8)),
        ("两年零六个月", date(2028, 10, 8)),
        ("半年", date(2026, 10, 8)),
        ("90日", date(2026, 7, 7)),
        ("至二零二六年年底", date(2026, 12, 31)),
        ("2026年底", date(2026, 12, 31)),
        ("至2028年2月底", date(2028, 2, 29)),
        ("至2026年12月31日止", date(2026, 12, 31)),
        ("自2026年4月15日至12月14日", date(2026, 12, 14)),
        ("自2026年4月1日起两年", date(2028, 3, 31)),
        ("自公布之日起5年", date(2031, 1, 29)),
        ("长期有效", None),
        ("2026年", None),
        ("至2026年13月底", None),
        ("零年", None),
        ("公布之日", None),
    ],
)
def test_a_field_may_say_by_a_rule_when_a_document_ends(text: str, expected: date | None) -> None:
    """A term counts from the day of coming into force, or from the day that it names."""
    when = expiry(text)
    known = {"dated": DATED, "published": PUBLISHED, "effective": EFFECTIVE}
    assert (when and day(when, **known)) == expected


def test_in_force_without_an_end_is_said_and_not_unread() -> None:
    """长期 is an answer; what is no rule is none."""
    assert expiry("长期有效") == expiry("长期") == Timing()
    assert expiry("若干年") is None


@pytest.mark.parametrize(
    ("begins", "ends"),
    [(date(2028, 2, 29), date(2029, 2, 28)), (date(2027, 3, 1), date(2028, 2, 29))],
)
def test_a_year_about_a_leap_day_ends_where_the_civil_code_has_it(begins: date, ends: date) -> None:
    """Where a month has no such day, its last day is the term's; else the day before."""
    assert day(Timing(event="施行", months=12, days=-1), effective=begins) == ends


def test_what_a_day_counts_from_may_be_unknown_or_beyond_the_calendar() -> None:
    """Then there is no day, and nothing is raised."""
    assert day(Timing(event="公布", days=30)) is None
    assert day(Timing(event="施行", months=1188), effective=date(9990, 1, 1)) is None


def test_a_timing_is_kept_by_the_ledger() -> None:
    """It is a plain frozen value."""
    for timing in (Timing(date(2026, 4, 1)), Timing(event="公布", days=30), Timing(awaits="竣工")):
        assert unpack(pack(timing), Timing) == timing
