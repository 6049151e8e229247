"""Fields: what an editor writes into a field is shown where the schema says, and nowhere lost.

In: a gazette with a value of its own in every field of every table of the schema.
Out: each value in the editions that its field names; content/README.md says the same.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import MASTHEAD

from gazette import fields
from gazette.build import build_site
from gazette.build.context import Run
from gazette.fields import Shown, nested
from gazette.fields.field import EDITIONS
from gazette.language.lines import solid
from gazette.read import notice_file
from gazette.read.sources import Source
from gazette.write.html import write

if TYPE_CHECKING:
    from gazette.fields import Field

ROOT = Path(__file__).parents[1]
FOLDER = Path("2026-01")
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="148"><path d="M0 0h9v9z"/></svg>'
)
NASTY = "A<i>&amp;\"'{{x}}|\\#*_é"
"""What YAML, Markdown, HTML, JSON or a layout might take for its own."""

GAZETTE = f"""\
name: 示例县人民政府公报
pinyin: SHILI XIAN
sponsor: 甲主办单位{NASTY}
address: https://bianji.example
series:
  - prefix: 示政发
    code: zf
    issuer: 示例县人民政府
sections: [乙栏目]
frequency: 丙刊期{NASTY}
contact: 丁联系方式{NASTY}
licence: 许可{NASTY}
site_name: 戊网站名称{NASTY}
site_code: 0000000777
timezone: Asia/Urumqi
faces:
  body: Noto Serif CJK SC
autospace: true
hanging_punctuation: true
qr_codes: true
cover:
  file: fengmian.svg
  text: 己封面说明{NASTY}
colophon:
  庚项目名称: 辛项目内容{NASTY}
"""
ISSUE = f"""\
year: 2026
number: 1
serial: 733
published: 2026-06-17
first_online: 2026-06-18 08:15
state: published
note: 壬卷首语{NASTY}
cover:
  file: benqi.svg
  text: 癸本期封面说明{NASTY}
colophon:
  子项目名称: 丑项目内容{NASTY}
name: 旧名公报
pinyin: JIUMING GONGBAO
sponsor: 旧主办{NASTY}
"""
LATER = """\
year: 2026
number: 2
serial: 734
published: 2026-09-17
state: published
"""
NUMBERED = f"""\
---
number: 示政发〔2026〕37号
title: 示例县人民政府关于寅事{NASTY}的通知
issuer: 示例县人民政府
kind: 通知
section: 乙栏目
addressees: 卯主送机关{NASTY}
signed_by: 辰落款机关{NASTY}
dated: 2026-03-05
first_online: 2026-03-09 10:20
effective: 2026-04-11
expires: 2031-05-12
annexes:
  - name: 巳附件名称{NASTY}
    file: fujian.svg
  - name: 午附件名称{NASTY}
    omitted: true
topic: 未主题{NASTY}
index_number: 索号{NASTY}1
registration: 登号{NASTY}2
openness: 依申请公开
relations:
  - repeals: 示政函〔2019〕8号
    title: 申旧文件标题{NASTY}
    part: 第{NASTY}条
    from: 2027-01-23
    until: 2029-02-24
corrections:
  - target: 示政函〔2018〕57号
    title: 误文件标题{NASTY}
    unit: art-19
    page: 877
    column: right
    line: 566
    was: 误字{NASTY}
    now: 正字{NASTY}
    nth: 455
remark: （酉附注{NASTY}）
cc: 戌抄送机关{NASTY}
summary: 摘要{NASTY}
explanations:
  - title: 解读{NASTY}
    address: https://jiedu.example/a
  - title: 图解
    file: tujie.svg
web_errata:
  - day: 2026-07-29
    text: 网误{NASTY}
aliases: [/zfgb/3.html, /旧址/]
---

正文。
"""
UNNUMBERED = """\
---
id: tg-2026-99
title: 示例县人民政府关于亥事的通告
issuer: 示例县人民政府
kind: 通告
section: 乙栏目
dated: 2026-03-06
printed_page: 613
---

正文。
"""
VALUES: dict[str, tuple[str, ...]] = {
    "gazette.name": ("示例县人民政府公报",),
    "gazette.pinyin": ("SHILI XIAN", "SHILIXIAN"),
    "gazette.sponsor": (f"甲主办单位{NASTY}",),
    "gazette.address": ("https://bianji.example",),
    "gazette.sections": ("乙栏目",),
    "gazette.frequency": (f"丙刊期{NASTY}",),
    "gazette.contact": (f"丁联系方式{NASTY}",),
    "gazette.licence": (f"许可{NASTY}",),
    "gazette.site_name": (f"戊网站名称{NASTY}",),
    "gazette.site_code": ("0000000777",),
    "gazette.timezone": ("Asia/Urumqi",),
    "gazette.colophon": (f"庚项目名称：辛项目内容{NASTY}",),
    "correction.target": ("示政函〔2018〕57号",),
    "correction.title": (f"误文件标题{NASTY}",),
    "correction.unit": ("unit:art-19",),
    "correction.page": ("第877页", "page:877"),
    "correction.column": ("右栏", "column:right"),
    "correction.line": ("第566行", "line:566"),
    "correction.was": (f"误字{NASTY}",),
    "correction.now": (f"正字{NASTY}",),
    "correction.nth": ("nth:455",),
    "web_erratum.day": ("2026年7月29日", "day:2026-07-29"),
    "web_erratum.text": (f"网误{NASTY}",),
    "series.prefix": ("示政发（示例县人民政府）", "示政发"),
    "series.code": ("/zf-2026-37/",),
    "series.issuer": ("示政发（示例县人民政府）",),
    "issue.year": ("2026年第1期", "year:2026"),
    "issue.number": ("2026年第1期", "number:1"),
    "issue.serial": ("总第733期", "serial:733"),
    "issue.published": ("2026年6月17日", "2026-06-17"),
    "issue.first_online": ("2026-06-18 08:15",),
    "issue.note": (f"壬卷首语{NASTY}",),
    "issue.colophon": (f"子项目名称：丑项目内容{NASTY}",),
    "issue.name": ("旧名公报",),
    "issue.pinyin": ("JIUMING GONGBAO", "JIUMINGGONGBAO"),
    "issue.sponsor": (f"旧主办{NASTY}",),
    "picture.text": (f"癸本期封面说明{NASTY}",),
    "notice.number": ("示政发〔2026〕37号",),
    "notice.id": ("/tg-2026-99/",),
    "notice.title": (f"示例县人民政府关于寅事{NASTY}的通知",),
    "notice.issuer": ("示例县人民政府",),
    "notice.kind": ("文种通知", "kind:通知", ",通知,"),
    "notice.section": ("乙栏目",),
    "notice.addressees": (f"卯主送机关{NASTY}",),
    "notice.signed_by": (f"辰落款机关{NASTY}",),
    "notice.dated": ("2026年3月5日", "2026-03-05"),
    "notice.first_online": ("2026-03-09 10:20",),
    "notice.effective": ("2026年4月11日", "2026-04-11"),
    "notice.expires": ("2031年5月12日", "2031-05-12"),
    "notice.topic": (f"未主题{NASTY}",),
    "notice.index_number": (f"索号{NASTY}1",),
    "notice.registration": (f"登号{NASTY}2",),
    "notice.openness": ("依申请公开",),
    "notice.remark": (f"（酉附注{NASTY}）",),
    "notice.cc": (f"戌抄送机关{NASTY}",),
    "notice.summary": (f"摘要{NASTY}",),
    "explanation.title": (f"解读{NASTY}",),
    "explanation.address": ("https://jiedu.example/a",),
    "explanation.file": ("files/tujie.svg",),
    "notice.aliases": ("/zfgb/3.html\n/旧址/",),
    "notice.printed_page": ("第613页", "first_page:613"),
    "annex.name": (f"巳附件名称{NASTY}",),
    "annex.file": ("files/fujian.svg",),
    "annex.omitted": (f"午附件名称{NASTY}（略）", "omitted:True"),
    "relation.title": (f"申旧文件标题{NASTY}",),
    "relation.repeals": ("示政函〔2019〕8号",),
    "relation.part": (f"第{NASTY}条",),
    "relation.from": ("2027年1月23日", "from:2027-01-23"),
    "relation.until": ("2029年2月24日", "until:2029-02-24"),
}
"""What each field says, as the editions write it."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build a gazette in which every field has a value of its own: part of it -> all it says."""
    content = tmp_path_factory.mktemp("fields") / "content"
    for name in ("2026-01", "2026-02"):
        (content / name).mkdir(parents=True)
    for name, text in (
        ("gazette.yaml", GAZETTE),
        ("fengmian.svg", PICTURE),
        ("2026-01/issue.yaml", ISSUE),
        ("2026-01/benqi.svg", PICTURE),
        ("2026-02/issue.yaml", LATER),
        ("2026-02/01-tg-2026-98.md", UNNUMBERED.replace("99", "98").replace("613", "1")),
        ("2026-01/fujian.svg", PICTURE),
        ("2026-01/tujie.svg", PICTURE),
        ("2026-01/01-zf-2026-37.md", NUMBERED),
        ("2026-01/02-tg-2026-99.md", UNNUMBERED),
    ):
        (content / name).write_text(text, encoding="utf-8")
    site = content.parent / "output"
    run = Run(content, site, ROOT / "layouts", ROOT / "static")
    result = build_site(run, lambda *_: None)
    assert result.published, result.problems
    web = "".join(path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    pdfs = [site / f"{name}/{name}.pdf" for name in ("2026-01", "2026-02")]
    said = {
        "web": unescape(_TAG.sub(_attributes, web)),
        **{part: _parts(pattern, web) for part, pattern in PATTERNS.items()},
        "pdf": "".join("".join(judges.pdf_text(pdf)) + _described(pdf) for pdf in pdfs),
        "text": "".join(p.read_text(encoding="utf-8") for p in site.glob("2026-01/*.txt")),
        "search": "".join(_fragments(site)),
        "index": _strings(_json(site / "data/gazette.json")),
        "record": "".join(
            _strings(json.loads(p.read_bytes())) for p in site.glob("2026-01/*.json")
        ),
    }
    return {name: solid(text) for name, text in said.items()}


PATTERNS = {
    "article": r'<article class="notice">(.*?)</article>',
    "facts": r'<dl class="facts">(.*?)</dl>',
    "keywords": r'<meta name="Keywords" content="([^"]*)"',
}


def _fragments(site: Path) -> list[str]:
    """Return what the search knows of each notice."""
    return [
        _strings(
            json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))["meta"]
        )
        for path in site.glob("pagefind/*/fragment/*")
    ]


def _parts(pattern: str, web: str) -> str:
    found = "".join(f",{part}," for part in re.findall(pattern, web, re.DOTALL))
    return unescape(_TAG.sub(_attributes, found))


_TAG = re.compile(r"<[/a-z](?:[^<>\"]|\"[^\"]*\")*>")


def _attributes(tag: re.Match[str]) -> str:
    return "".join(re.findall(r'(?:content|alt|href|data-zone)="([^"]*)"', tag[0]))


def _described(pdf: Path) -> str:
    """Give the alternative texts of a PDF's pictures."""
    with pikepdf.open(pdf) as opened:
        elements = (one for one in opened.objects if isinstance(one, pikepdf.Dictionary))
        return "".join(str(one["/Alt"]) for one in elements if "/Alt" in one)


def _json(path: Path) -> Any:
    return json.loads(path.read_bytes())


def _strings(value: object) -> str:
    """Give all that some JSON says: `key:value` a line."""
    if isinstance(value, dict):
        return "".join(f"{key}:{_strings(part)}\n" for key, part in value.items())
    if isinstance(value, list):
        return "\n".join(map(_strings, value))
    return str(value)


TABLES: dict[str, tuple[Field, ...]] = {
    "gazette": fields.GAZETTE,
    "issue": fields.ISSUE,
    "notice": fields.NOTICE,
    "annex": nested.ANNEX,
    "correction": nested.CORRECTION,
    "explanation": nested.EXPLANATION,
    "web_erratum": nested.WEB_ERRATUM,
    "relation": nested.RELATION,
    "series": nested.SERIES,
    "picture": nested.PICTURE,
    "press": nested.PRESS,
}
PARTS = {
    Shown.BODY: ("article", "pdf", "text", "search"),
    Shown.FACTS: ("facts",),
    Shown.META: ("keywords",),
    Shown.PAGES: ("web",),
    Shown.PRINT: ("pdf",),
    Shown.SEARCH: ("search",),
    Shown.INDEX: ("index",),
    Shown.RECORD: ("record",),
    Shown.ADDRESS: ("web", "index"),
}
"""Place of the schema -> the parts of what is made in which it is to be seen."""

WHOLE = {
    "gazette.series",
    "gazette.cover",
    "issue.cover",
    "notice.annexes",
    "notice.corrections",
    "notice.explanations",
    "notice.web_errata",
    "notice.relations",
}
"""Fields whose values are tables: their fields say what they say."""

UNSAID = {
    "gazette.language",
    "series.form",
    "gazette.faces",
    "gazette.autospace",
    "gazette.hanging_punctuation",
    "gazette.running_head",
    "gazette.qr_codes",
    "gazette.unlisted",
    "issue.state",
    "issue.year_index",
    "picture.file",
    "annex.print",
    "gazette.press",
    *(f"press.{field.key}" for field in nested.PRESS),
}
"""Fields that shape what is printed or say whether it is, each with tests of its own."""


def test_every_field_has_a_value_here() -> None:
    """A field that is added to the schema fails until somebody says where it is to be seen."""
    told = {f"{table}.{field.key}" for table, rows in TABLES.items() for field in rows}
    verbs = {f"relation.{verb}" for verb in fields.VERBS}
    assert told - verbs - WHOLE - UNSAID == set(VALUES) - verbs


@pytest.mark.parametrize("key", VALUES)
def test_a_field_is_shown_where_the_schema_says(key: str, editions: dict[str, str]) -> None:
    """Every place that a field names says its value, whatever characters are in it."""
    table, name = key.split(".")
    field = next(field for field in TABLES[table] if field.key == name)
    assert field.shown
    for part in {part for shown in field.shown for part in PARTS[shown]}:
        assert any(solid(value) in editions[part] for value in VALUES[key]), part


def test_a_field_is_shown_or_says_why_not() -> None:
    """What an editor writes is not accepted and lost."""
    nested_fields = (field for rows in fields.NESTED.values() for field in rows)
    for field in (*fields.GAZETTE, *fields.ISSUE, *fields.NOTICE, *nested_fields):
        assert bool(field.shown) != bool(field.unshown), field.key
        assert field.type != "choice" or field.choices


@pytest.mark.parametrize(
    "table",
    ["gazette", "issue", "notice", "annex", "correction", "explanation", "relation", "press"],
)
def test_the_manual_says_where_a_field_is_shown(table: str) -> None:
    """The rows of content/README.md are the schema's: names, what is needed, the editions."""
    manual = (ROOT / "content/README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (.*) \| (\S+) \|$", manual, re.MULTILINE)
    entries = [
        (field.key, field.label, field.required, _editions(field)) for field in TABLES[table]
    ]
    found = [(key, label, said.startswith("必填"), shown) for key, label, said, shown in rows]
    at = found.index(entries[0])
    if table == "gazette":  # the fields of what is printed stand in a table of their own
        assert set(entries) <= set(found)
    else:
        assert found[at : at + len(entries)] == entries


def _editions(field: Field) -> str:
    if set(field.editions) >= set(EDITIONS) - {"网址"}:
        return "各版"
    return "、".join(field.editions) or "不刊登"


def test_an_id_beside_a_number_is_told() -> None:
    """The address comes from the number, so that the id would be nowhere."""
    text = "---\nnumber: 示政发〔2026〕3号\nid: tg-2026-1\n---\n\n正文。\n"
    source = Source("2026-01/01-x.md", text)
    _, problems, _ = notice_file.notice(source, MASTHEAD, FOLDER, frozenset())
    assert ("value-unreadable", 3) in {(one.rule, one.place.line) for one in problems}


_MARKS = st.sampled_from("甲乙，（〔０ａ \u3000\u00a0#:：'\"[]{}|>&*!%@`-?,~=012\\\\/<A")
_TEXT = st.text(
    _MARKS | st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")),
    max_size=9,
)
_SAID = (
    *("title", "addressees", "signed_by", "remark", "cc"),
    *("topic", "index_number", "registration", "kind", "issuer", "section"),
)


@given(st.lists(_TEXT, min_size=len(_SAID) + 2, max_size=len(_SAID) + 2))
def test_no_field_of_a_notice_loses_a_character(typed: list[str]) -> None:
    """What is typed into any field is in the notice to the letter, or a Problem names its line."""
    *values, name, other = ("甲" + text for text in typed)
    head = "".join(f"{key}: {value}\n" for key, value in zip(_SAID, values, strict=True))
    text = (
        f"---\n{head}annexes:\n  - name: {name}\n    omitted: true\nrelations:\n"
        f"  - repeals: 示政函〔2019〕8号\n    title: {other}\n---\n\n正文。\n"
    )
    source = Source("2026-01/01-x.md", text)
    made, problems, _ = notice_file.notice(source, MASTHEAD, FOLDER, frozenset())
    lines = {problem.place.line for problem in problems}
    html = solid(unescape(re.sub("<[^>]*>", "", "".join(map(write, made.blocks)))))
    card = made.card
    for line, (key, value) in enumerate(zip(_SAID, values, strict=True), 2):
        kept = (card.title, card.kind, *card.issuers, card.section, html, *made.further.values())
        kept = (*kept, card.index_number, card.registration)
        expected = value.rstrip().rstrip("：:") if key == "addressees" else value
        assert line in lines or any(solid(expected) in solid(str(one)) for one in kept), key
        if key in _SAID[:5]:
            assert line in lines or solid(expected) in html, key
    assert solid(name) in html
    assert html == solid(made.text)
    assert solid(card.relations[0].title) == solid(other)


NEW_FIELD = """    Field("urgency", "紧急程度", "text", "特急或加急", (BODY, *IN_FACTS)),
"""
NEW_LINE = """    yield from (Remark(text) for text in [notice.value("urgency")] if text)
"""


def test_a_new_field_is_one_entry_and_a_line_where_it_is_printed(tmp_path: Path) -> None:
    """It is read, shown on its page, in text, data, search and schema, with no other line."""
    shutil.copytree(ROOT / "gazette", tmp_path / "gazette")
    for file, before, line in (
        ("fields/__init__.py", '    Field("addressees", ', NEW_FIELD),
        ("read/compose.py", "\n\ndef _annexes(", NEW_LINE),
    ):
        path = tmp_path / "gazette" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, line + before), encoding="utf-8")
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/rules/base/content", content)
    path = content / "2026-01" / "01-zf-2026-1.md"
    head = path.read_text(encoding="utf-8").replace("\ndated:", "\nurgency: 特急甲\ndated:")
    path.write_text(head, encoding="utf-8")
    start = "import sys; from gazette.cli import main; sys.exit(main(sys.argv[1:]))"
    folders = [f"--{name}={ROOT / name}" for name in ("layouts", "static")]
    for asked in (["build", "--no-print", *folders], ["schema", "schemas"]):
        subprocess.run([sys.executable, "-c", start, *asked], cwd=tmp_path, check=True)
    site = tmp_path / "output"
    web = (site / "2026-01/zf-2026-1/index.html").read_text(encoding="utf-8")
    record = json.loads((site / "2026-01/zf-2026-1.json").read_bytes())
    schema = json.loads((tmp_path / "schemas/notice.schema.json").read_bytes())
    assert "<dt>紧急程度</dt><dd>特急甲</dd>" in web
    assert "特急甲" in _parts(PATTERNS["article"], web)
    assert "特急甲" in _parts(PATTERNS["keywords"], web)
    assert "特急甲" in (site / "2026-01/zf-2026-1.txt").read_text(encoding="utf-8")
    assert record["urgency"] == "特急甲"
    assert any("特急甲" in one for one in _fragments(site))
    assert {"urgency", "紧急程度"} <= schema["properties"].keys()
