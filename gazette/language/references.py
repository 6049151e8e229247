"""References: orders (国务院令第714号), standards (GB 3095—2012), cases (（2021）晋01民终123号).

In: text.
Out: what is referred to, in one way of writing, and where it stands.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from gazette.language.citation import Citation
from gazette.language.issuer_codes import PROVINCES
from gazette.language.numbers import CLOSING, OPENING, SEQUENCE, SIGN, YEAR, figure

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
_ORGANS = (
    r"(?:[一-鿿]{1,12}?(?:人民)?政府|国务院|国家主席|主席|全国人大常委会|[一-鿿]{2,16}?委员会"
    r"|[一-鿿]{2,14}?(?:部|委|总局|局|署|银行|厅))"
)
_LEAD = re.compile(
    r".*(?:中华人民共和国|[的了是与及按照依由见在于为据]|根据|依据|公布|发布|施行|以及|共和国"
    r"|(?<!展)(?<!房)(?<!业)(?<!化)(?<!划)和|并(?!州))"
)
"""What is said before the body that issued an order; 中华人民共和国 is left out of its name."""
_CODED = re.compile(r"[A-ZＡ-Ｚ]{2}\s*[/／\d]")
"""What every standard has, and few other paragraphs."""
_STANDARDS = (
    "GB|GBJ|GBZ|GBW|DBJ|HJ|HJT|NY|CJJ|CJ|JGJ|JG|JTG|JTJ|JT|SL|DL|SY|AQ|YY|WS|GA|MZ|LY|"
    "TD|QX|SB|TB|YD|HG|JB|MT|XF|RB|SN|WW|WH|LD|MH|CH|DZ|FZ|GY|JC|JR|JY|LB|LS|"
    "NB|QB|QC|SC|SH|SJ|TY|YB|YC|YS|YZ|BB|CB|DA|DB|DY|CECS|ISO|IEC"
)
"""Codes of national and trade standards; DB is followed by the number of a province or a city."""
_DASH = r"\s*[-－—–‐―]{1,2}\s*"
_CASES = re.compile("[民刑行执商知赔破仲裁清认财保辖监特督催司]")
"""What a case is about; a land title (晋（2022）示范县不动产权第9号) names none of it."""


@cache
def _decree() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<issuer>{_ORGANS})\s*令\s*[（(]?\s*(?:(?P<year>{YEAR})\s*年?\s*)?"
        rf"第\s*(?P<sequence>{SEQUENCE})\s*{SIGN}(?:\s*[)）])?"
    )


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])(?P<code>{_STANDARDS})"
        r"(?P<place>(?<=DB)\s*\d{2}(?:\d{2})?(?=[\s/]))?(?:\s*/\s*(?P<grade>[TZ]))?"
        rf"\s*(?P<number>\d{{1,6}}(?:\.\d{{1,3}})*){_DASH}(?P<year>(?:19|20)\d{{2}}|[6-9]\d)(?!\d)"
    )


@cache
def _court() -> re.Pattern[str]:
    return re.compile(
        rf"{OPENING}\s*(?P<year>{YEAR})\s*{CLOSING}\s*(?P<court>最高法(?:\s*知)?|[{PROVINCES}兵](?:\s*\d){{0,4}})"
        rf"\s*(?P<type>[一-鿿](?:\s*[一-鿿]){{0,5}}?)\s*第?\s*(?P<sequence>{SEQUENCE})\s*{SIGN}"
    )


def is_coded(text: str) -> bool:
    """Return whether a text may name a standard, which has neither 《》 nor 号."""
    return bool(_CODED.search(text))


def references(text: str) -> Iterator[Citation]:
    """Yield the orders, standards and cases that a text refers to, kind by kind."""
    if "令" in text:
        yield from _decrees(text)
    for found in _standard().finditer(text.translate(_WIDE)) if is_coded(text) else ():
        place = "".join((found["place"] or "").split())
        grade = f"/{found['grade']}" if found["grade"] else ""
        name = f"{found['code']}{place}{grade} {found['number']}—{found['year']}"
        yield Citation(*found.span(), "standard", name=name)
    for found in _court().finditer(text) if "号" in text else ():
        about = "".join(found["type"].split())
        if _CASES.search(about):
            court = "".join(found["court"].translate(_WIDE).split())
            name = f"（{figure(found['year'])}）{court}{about}{figure(found['sequence'])}号"
            yield Citation(*found.span(), "court", name=name)


def _decrees(text: str) -> Iterator[Citation]:
    for found in _decree().finditer(text):
        lead = _LEAD.match(found["issuer"])
        issuer = found["issuer"][lead.end() :] if lead else found["issuer"]
        year = f"{figure(found['year'])}年" if found["year"] else ""
        name = f"{issuer}令{year}第{figure(found['sequence'])}号"
        start = found.start() + (lead.end() if lead else 0)
        closed = found[0].rstrip()[-1] in ")）" and not re.search(r"令\s*[（(]", found[0])
        yield Citation(start, found.end() - closed, "decree", name=name)
