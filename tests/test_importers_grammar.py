"""The grammar of a notice: in whatever lawful order its parts are printed, each is found.

In: gazette.importers.structure.grammar, short invented notices.
Out: tests.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from gazette.importers.document import Hint, Line, Position
from gazette.importers.structure.grammar import PARTS, parse
from gazette.importers.structure.parts import Name

if TYPE_CHECKING:
    from gazette.importers.structure.parts import Parts

TITLE = "江北市人民政府关于印发养犬管理办法的通知"
ISSUER = "江北市人民政府"
LETTER = ("各县（区）人民政府：", "现印发给你们。")
SIGNED = (ISSUER, "2024年3月1日")
ANNEXES = ("附件：1.养犬清单（略）", "2.收费清单（略）")
TEXT = ("养犬管理办法", "第一条 养犬应当登记。")
TOPIC = ("主题词：养犬 管理",)
COPIES = ("抄送：市委办公室。",)
IMPRINT = ("江北市人民政府办公室 2024年3月2日印发",)
REMARK = ("（此件公开发布）",)


def parted(*rows: str, title: str = TITLE) -> Parts:
    """Part a notice of some lines, each with nothing between it and the next."""
    starts = [sum(len(row) + 1 for row in rows[:at]) for at in range(len(rows))]
    lines = [
        Line(row, Position("", at), start=start)
        for at, (start, row) in enumerate(zip(starts, rows, strict=True), 1)
    ]
    return parse(tuple(lines), title, ISSUER)


def letter(found: Parts) -> tuple[str, ...]:
    """Return what the letter says."""
    return tuple(line.text for line in found.letter)


def texts(found: Parts) -> list[tuple[str, ...]]:
    """Return what each instrument says below its title."""
    return [tuple(line.text for line in each.lines) for each in found.instruments]


def test_every_part_is_stated_and_can_be_reached() -> None:
    """From the head a walk comes to every part, and none is read that no row states."""
    reached = {Name.HEAD}
    for _ in Name:
        reached |= {part.name for part in PARTS if set(part.after) & reached}
    assert reached == set(Name)
    kept = {part.name for part in PARTS if not part.inserted} | {Name.HEAD}
    assert all(set(part.after) <= kept for part in PARTS)


@pytest.mark.parametrize("order", list(permutations((TOPIC, COPIES, ANNEXES))))
@pytest.mark.parametrize("last", [False, True])
def test_records_may_stand_behind_any_part(order: tuple[tuple[str, ...], ...], last: bool) -> None:
    """Subject words, copies and the list of annexes: before the signature, and behind all."""
    between = [row for rows in order for row in rows]
    rows = (*LETTER, *between, *SIGNED, *TEXT) if not last else (*LETTER, *SIGNED, *TEXT, *between)
    found = parted(*rows, *IMPRINT)
    assert letter(found) == ("现印发给你们。",)
    assert texts(found) == [("第一条 养犬应当登记。", *IMPRINT)]
    assert found.instruments[0].lines[-1].hint is Hint.WHOLE
    assert (len(found.addressees), len(found.signed), str(found.dated)) == (1, 1, "2024-03-01")
    for taken, own in ((found.topic, TOPIC), (found.copies, COPIES), (found.annexes, ANNEXES)):
        assert taken
        assert tuple(line.text for line in taken.lines) == own
    assert found.doubts == ()


@pytest.mark.parametrize("before", [False, True])
def test_the_signature_stands_before_the_instrument_or_behind_it(before: bool) -> None:
    """Both are printed; the remark stands below the day."""
    closing = (*SIGNED, *REMARK)
    found = parted(*LETTER, *((*closing, *TEXT) if before else (*TEXT, *closing)))
    assert letter(found) == ("现印发给你们。",)
    assert texts(found) == [("第一条 养犬应当登记。",)]
    assert (len(found.signed), str(found.dated), len(found.remark)) == (1, "2024-03-01", 1)


def test_a_part_that_a_notice_has_once_is_text_when_it_comes_again() -> None:
    """A second signature, a second 抄送 and a second list belong to the text that they stand in."""
    again = (*SIGNED, "主题词：收费", "抄送：市政协。", *ANNEXES)
    found = parted(*LETTER, *SIGNED, *TOPIC, *COPIES, *ANNEXES, *TEXT, *again)
    assert texts(found) == [("第一条 养犬应当登记。", *again)]


def test_a_text_behind_the_signature_without_a_title_is_doubted() -> None:
    """It stays where it stands: in the letter, or in the instrument that came before."""
    said = "本办法未尽事宜，由市公安局另行规定，并向社会公布。"
    bare, headed = parted(*LETTER, *SIGNED, said), parted(*LETTER, *TEXT, *SIGNED, said)
    assert letter(bare) == ("现印发给你们。", said)
    assert texts(headed) == [("第一条 养犬应当登记。", said)]
    assert [len(each.doubts) for each in (bare, headed)] == [1, 1]


def test_an_annex_named_behind_the_signature_heads_its_text() -> None:
    """附件：名称 behind the day is the annex itself where a text follows, else the list."""
    listed = parted(*LETTER, *SIGNED, "附件：养犬清单", *COPIES)
    assert listed.annexes
    assert texts(listed) == []
    printed = parted(*LETTER, *SIGNED, "附件：养犬清单", "犬种　数量")
    assert printed.annexes is None
    assert texts(printed) == [("犬种　数量",)]


def test_addressees_may_be_run_on_in_the_first_paragraph() -> None:
    """What stands behind their colon begins the letter, at its own place in the text."""
    found = parted("各县（区）人民政府：现印发给你们，请认真贯彻执行。", *SIGNED)
    assert letter(found) == ("现印发给你们，请认真贯彻执行。",)
    assert found.addressees == ((0, 10),)
    assert found.letter[0].start == 10


@pytest.mark.parametrize("signed", [True, False])
def test_a_day_in_brackets_below_the_title_gives_way_to_a_signature(*, signed: bool) -> None:
    """Of an official document the day at the end is its day; where there is none, this one is."""
    found = parted("（2024年2月1日）", "现印发给你们。", *(SIGNED if signed else ()))
    assert str(found.dated) == ("2024-03-01" if signed else "2024-02-01")
    assert len(found.doubts) == (0 if signed else 1)


@pytest.mark.parametrize(
    ("title", "speaker", "dated"),
    [
        (TITLE, ("县长　王小川",), "2024-02-01"),
        (TITLE, (), "2024-03-01"),
        ("在全县工作会议上的讲话", ("县长　王小川",), "2024-02-01"),
        ("在全县工作会议上的讲话", (), "2024-02-01"),
    ],
)
def test_a_day_below_the_title_stays_where_somebody_speaks(
    title: str, speaker: tuple[str, ...], dated: str
) -> None:
    """Of a speech, or below a person's name; only an official document is dated at its end."""
    found = parted(*speaker, "（2024年2月1日）", "现印发给你们。", *SIGNED, title=title)
    assert str(found.dated) == dated


def test_a_letter_that_goes_on_below_the_signature_ends_where_an_annex_begins() -> None:
    """What is doubted is the text without a title, and not the annex behind it."""
    said = "本办法未尽事宜，由市公安局另行规定，并向社会公布。"
    found = parted(*LETTER, *SIGNED, said, "附件", "养犬登记表", "姓名　犬种")
    assert letter(found) == ("现印发给你们。", said)
    assert texts(found) == [("姓名　犬种",)]
    assert len(found.doubts) == 1


def test_an_annex_without_text_above_the_signature_is_no_annex() -> None:
    """附件 alone heads what stands below it, and the signature is none of that."""
    found = parted(*LETTER, "附件", *SIGNED)
    assert letter(found) == ("现印发给你们。", "附件")
    assert (len(found.signed), texts(found)) == (1, [])


def test_the_issuer_alone_signs_only_where_no_day_stands_further_on() -> None:
    """Else the issuer's name above an instrument is a line of that one's title."""
    unsigned = parted(*LETTER, ISSUER, *TEXT)
    assert (len(unsigned.signed), unsigned.dated) == (1, None)
    dated = parted(*LETTER, ISSUER, *TEXT, *SIGNED)
    assert str(dated.dated) == "2024-03-01"
    assert len(dated.instruments[0].title) == 2
