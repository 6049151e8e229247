"""Personal data: what is a person's is found, and what is an office's is not.

In: sentences with invented numbers whose checksums hold.
Out: tests of language.personal and language.checksums.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.language.checksums import is_card, is_identity
from gazette.language.personal import find

IDENTITY = "14000119900307109X"
CARD = "6222020200112233446"

PERSONS = [
    (f"张三（身份证号{IDENTITY}）", ["140001********109X"]),
    ("李四，身份证号：140001 19900307 1006。", ["140001********1006"]),
    ("证件号码１４０００１１９９００３０７１０９Ｘ", ["140001********109X"]),
    ("编号1：140001199003071014，编号2：14000119900307109x", []),
    ("140001199003071014", ["140001********1014"]),
    ("王五，身份证140001900307109", ["140001*****7109"]),
    ("联系人：沈砚青，电话13800138000", ["138****8000"]),
    ("沈砚青 138-0013-8000", ["138****8000"]),
    ("手机：+86 13800138000", ["138****8000"]),
    ("张三（县水利局退休职工），电话：13800138000", ["138****8000"]),
    (f"卡号：{CARD}", ["6222***********3446"]),
    ("银行卡6222 0202 0011 2233 446（户名张三）", ["6222***********3446"]),
    (f"张三，账号{CARD}", ["6222***********3446"]),
    ("家庭住址：示例县城关镇人民路1号3号楼2单元501室", ["示例县城关镇人民路"]),
    ("户主张三，住址：东山镇上河村二组", ["东山镇上河村"]),
    ("联系人：沈砚青，邮箱：shen_yq@QQ.com。", ["sh****@qq.com"]),
    ("意见发至 1234567@163.com，逾期不候", ["12****@163.com"]),
    ("沈砚青（shen.yq＠vip.sina.com）", ["sh****@vip.sina.com"]),
    ("联系人：沈砚青，13800138000@139.com", ["138****8000"]),
    ("县水利局联系人：沈砚青，电子邮箱s@gmail.com", ["s****@gmail.com"]),
    ("当事人李四，男，南关小区3号楼2单元501室", ["南关小区"]),
]
OFFICES = [
    "值班电话：13800138000",
    "举报电话：12350，13900139000（县安委会办公室24小时值班手机）",
    "县水利局防汛办，电话：13800138000",
    "热线12345，邮编000000，电话0000-7210001",
    "统一社会信用代码：911400011990030710",
    "项目代码：140001199003071014",
    "身份证号码140001199003071015",
    "流水号13912345678901与15912345678-01，序列号SN13812345678",
    "身份证号140001********109X，电话138****8000",
    "户名：示例县财政局；开户行：示例银行；账号：6222020200112233446",
    "投标保证金账号6222020200112233446",
    "县防汛办地址：人民路1号3号楼2单元501室",
    "家庭住址：＿＿＿＿＿＿",
    "住址：东山镇",
    "滨河小区2号楼1单元101室的房屋",
    "电子邮箱：linye@shili.example，shen@nottheqq.com，shen@qq.com.example，a@163.com@b",
    "县林业局办公室，邮箱：shililyj@126.com",
    "每月5日前报送至邮箱（shilihb@126.com）",
    "邮箱：sh****@qq.com",
    "邮编：000000，邮箱：gongbao@163.com",
    "坐标X=4012345.678，13800138000.5，1/13800138000",
]


@pytest.mark.parametrize(("text", "masked"), PERSONS)
def test_what_is_a_persons_is_found_and_masked(text: str, masked: list[str]) -> None:
    """The masked form is spelled out, for it is what the mend asks for."""
    assert [one.masked for one in find(text)] == masked


@pytest.mark.parametrize("text", OFFICES)
def test_what_is_an_offices_is_not_found(text: str) -> None:
    """A press that cries at every number is ignored."""
    assert find(text) == ()


def test_the_head_of_a_column_says_whose_a_number_is() -> None:
    """Of two columns of the same digits one is of persons, one of an office."""
    assert find("13800138000", "联系电话 姓名 张三 上河村")
    assert not find("13800138000", "值班电话  县公安局")
    assert not find("13800138000", "联系电话  县水利局")
    assert find(CARD, "账号 姓名 张三")
    assert not find(CARD, "账号  示例县财政局 示例银行")
    assert find("上河村2组15号", "家庭住址 姓名 张三")


def test_what_the_mend_asks_for_is_found_no_more() -> None:
    """A mend, followed literally, mends."""
    for text, masked in PERSONS:
        for one in find(text):
            assert find(text[: one.start] + one.masked) == (), (text, masked)


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.integers(0, 999), st.integers(0, 16))
def test_a_wrong_digit_makes_no_identity_number(day: date, sequence: int, at: int) -> None:
    """Just one check fits 17 digits, and ISO 7064 finds every single error."""
    body = f"140001{day:%Y%m%d}{sequence:03}"
    (check,) = [one for one in "0123456789X" if is_identity(body + one)]
    wrong = body[:at] + str((int(body[at]) + 1) % 10) + body[at + 1 :]
    assert not is_identity(wrong + check)


@given(st.integers(0, 10**13 - 1), st.integers(0, 14))
def test_a_wrong_digit_makes_no_card(number: int, at: int) -> None:
    """Just one digit checks the others, and Luhn's formula finds every single error."""
    body = f"62{number:013}"
    (check,) = [one for one in "0123456789" if is_card(body + one)]
    wrong = body[:at] + str((int(body[at]) + 1) % 10) + body[at + 1 :]
    assert not is_card(wrong + check)
