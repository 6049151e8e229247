"""Citations: what a text names is found at its place, however it is written, and nothing else.

In: citations.yaml, sentences; the specimen and the real number.
Out: tests of language.citations and what it is made of.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from gazette.language.citations import Citation, citations
from gazette.model import Number

ROOT = Path(__file__).parent
SENTENCES = yaml.safe_load((ROOT / "citations.yaml").read_text("utf-8"))["citations"]
MISSED: dict[str, str] = {}
"""A sentence of citations.yaml that is read otherwise than it says -> the reason."""


def read(text: str) -> dict[str, list[str]]:
    found = citations(text)
    return {
        "numbers": [str(number) for one in found for number in one.numbers],
        "titles": [one.title for one in found if one.title],
        "standards": [one.name for one in found if one.kind == "standard"],
        "others": [one.name for one in found if one.kind in {"decree", "court"}],
    }


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:12])
def test_a_sentence_cites_what_it_says(case: dict[str, str | list[str]]) -> None:
    text = str(case["text"])
    wanted = {key: case.get(key, []) for key in ("numbers", "titles", "standards", "others")}
    assert (read(text) == wanted) == (text not in MISSED)


def test_two_hundred_sentences_hold_what_they_are_counted_for() -> None:
    """A file that was cut short would make every other test easier."""
    counts = {key: sum(len(one.get(key, [])) for one in SENTENCES) for key in read("")}
    assert counts == {"numbers": 200, "titles": 69, "standards": 24, "others": 29}


ONE = [
    ("《办法》（示政发〔2026〕3号）施行", "《办法》（示政发〔2026〕3号）"),
    ("《试行办法》(示政发[2026]3号)", "《试行办法》(示政发[2026]3号)"),
    ("见《试行办法》（示政发〔2026〕3号，以下简称原办法）", "《试行办法》（示政发〔2026〕3号"),
    ("依示政发〔2026〕3号《试行办法》", "示政发〔2026〕3号《试行办法》"),
    ("（示政发〔2026〕3号）《试行办法》", "（示政发〔2026〕3号）《试行办法》"),
    ("示政发〔2026〕3号文件《试行办法》", "示政发〔2026〕3号文件《试行办法》"),
    ("《公园条例》（国务院令第714号）", "《公园条例》（国务院令第714号）"),
    ("《空气标准》（GB 3095—2012）", "《空气标准》（GB 3095—2012）"),
    ("《红皮书》（示政发〔2026〕3号）", "《红皮书》（示政发〔2026〕3号）"),
]


@pytest.mark.parametrize(("text", "whole"), ONE)
def test_a_title_and_its_number_are_one_citation(text: str, whole: str) -> None:
    (one,) = citations(text)
    assert text[one.start : one.end] == whole


TWO = [
    "《甲办法》、示政发〔2026〕3号",
    "示政发〔2026〕3号、《甲办法》",
    "《甲办法》由示政发〔2026〕3号印发",
    "示政发〔2026〕3号《甲办法》（示政发〔2026〕4号）",
    "《甲办法》（试行）（示政发〔2026〕3号）",
    "（见示政发〔2026〕3号）《甲办法》",
    "《关于废止示政发〔2026〕3号文件的决定》",
]


@pytest.mark.parametrize("text", TWO)
def test_what_only_stands_near_a_title_is_another_citation(text: str) -> None:
    assert len(citations(text)) == 2


def test_joint_numbers_of_one_title_are_one_citation() -> None:
    (one,) = citations("《甲办法》（示财发〔2026〕3号、示农发〔2026〕5号）")
    assert [str(number) for number in one.numbers] == ["示财发〔2026〕3号", "示农发〔2026〕5号"]


def test_numbers_that_share_a_head_have_their_own_places() -> None:
    text = "示政发〔2025〕8号、9号，〔2026〕第3号至第5号"
    (one,) = citations(text)
    placed = [
        (str(number), text[start:end])
        for number, (start, end) in zip(one.numbers, one.places, strict=True)
    ]
    assert placed == [
        ("示政发〔2025〕8号", "示政发〔2025〕8号"),
        ("示政发〔2025〕9号", "9号"),
        ("示政发〔2026〕3号", "〔2026〕第3号"),
        ("示政发〔2026〕4号", "5号"),
        ("示政发〔2026〕5号", "5号"),
    ]


NOT_FURTHER = ["、8号楼", "、8号、9号地块", "，6号楼", "、5月17日", "至7月", "和8件", "—2030年"]


@pytest.mark.parametrize("behind", NOT_FURTHER)
def test_what_is_counted_otherwise_is_no_further_number(behind: str) -> None:
    assert read(f"示政发〔2026〕3号{behind}")["numbers"] == ["示政发〔2026〕3号"]


def test_a_range_that_cannot_be_meant_is_its_two_ends() -> None:
    assert len(citations("示政发〔2026〕1号至51号")[0].numbers) == 51
    assert len(citations("示政发〔2026〕1号至52号")[0].numbers) == 2
    assert len(citations("示政发〔2026〕7号至3号")[0].numbers) == 2


LED = [
    ("县政府示政发〔2026〕3号", "示政发"),
    ("省自然资源厅晋自然资发〔2026〕3号", "晋自然资发"),
    ("财政部财建〔2026〕3号", "财建"),
    ("住房和城乡建设部建城〔2026〕3号", "建城"),
    ("人力资源社会保障部人社部发〔2026〕3号", "人社部发"),
    ("原政发〔2026〕3号", "原政发"),
    ("原政办发〔2026〕3号", "原政办发"),
    ("原示政发〔2026〕3号", "示政发"),
    ("按并卫发〔2026〕3号", "并卫发"),
    ("转发并政办发〔2026〕3号", "并政办发"),
    ("印发发改价格〔2026〕3号", "发改价格"),
    ("依晋数据发〔2026〕3号", "晋数据发"),
    ("有示国资发〔2026〕3号", "示国资发"),
    ("对照示财政发〔2026〕3号", "示财政发"),
    ("临时拟写示政办发〔2026〕3号", "示政办发"),
    ("示通告〔2026〕3号", "示通告"),
    ("见厅字〔2026〕3号", "厅字"),
    ("经晋经信发〔2026〕3号", "晋经信发"),
    ("省卫健委晋卫发〔2026〕3号", "晋卫发"),
    ("来文 示政发〔2026〕3号", "示政发"),
    ("根 据 示 政 发 〔2026〕3号", "示政发"),
    ("示例县人民政府文件\n示政发〔2026〕3号", "示政发"),
]


@pytest.mark.parametrize(("text", "code"), LED)
def test_a_code_begins_behind_the_words_that_lead_up_to_it(text: str, code: str) -> None:
    assert [number.prefix for one in citations(text) for number in one.numbers] == [code]


WRITTEN = [
    "示政发2026年3号",
    "示政发2026第3号",
    "示政发2026-3号",
    "示政发2026 3号",
    "示政发〔2026 3号",
    "示政发2026〕3号",
    "示政发〔2026〕3",
    "示政发二〇二六年三号",
    "示政发〖2026〗3号",
    "示政发<2026>3号",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_number_is_read_with_what_is_left_of_its_brackets(text: str) -> None:
    (one,) = citations(f"按{text}执行")
    assert one.numbers == (Number("示政发", 2026, 3),)


NONE = [
    "",
    "示政发〔2026〕0号",
    "示政发〔2026〕　号",
    "示政发〔2026〕5月",
    "示政发（2026）5",
    "示政发〔2026〕1234567号",
    "县政府印发2026年第5号",
    "县政府发布通告〔2026〕3号",
    "国有建设用地使用权出让公告〔2026〕3号",
    "示集用〔2026〕第3号",
    "台账（2026）5号库",
    "晋（2026）示范县不动产权第0009929号",
    "2026年3月5号",
    "第3号至第7号",
    "《示范日报》",
    "《示范县志》",
    "《示范县宅基地申请表》",
    "《书",
    "书》",
    "《》",
    "ISSN 1004-2026",
    "令第5号",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_document_is_no_citation(text: str) -> None:
    assert citations(text) == ()


STANDARDS = [
    ("GB3095-2012", "GB 3095—2012"),
    ("GB/T 20001.10—2014", "GB/T 20001.10—2014"),
    ("GB 5084-92", "GB 5084—92"),
    ("ＧＢ／Ｔ９７０４－２０１２", "GB/T 9704—2012"),
    ("DB1403/T 12-2020", "DB1403/T 12—2020"),
    ("JGJ/T\n429——2018", "JGJ/T 429—2018"),
]


@pytest.mark.parametrize(("text", "name"), STANDARDS)
def test_a_standard_is_called_by_its_code_number_and_year(text: str, name: str) -> None:
    (one,) = citations(f"按{text}执行")
    assert (one.kind, one.name, one.start, one.end) == ("standard", name, 1, 1 + len(text))


DECREES = [
    ("依据国务院令第714号", "国务院令第714号"),
    ("中华人民共和国国务院令第七百一十四号", "国务院令第714号"),
    ("和住房和城乡建设部令第37号", "住房和城乡建设部令第37号"),
    ("根据国家发展和改革委员会令2024年第11号", "国家发展和改革委员会令2024年第11号"),
    ("省人民政府令（第 3 号）", "省人民政府令第3号"),
]


@pytest.mark.parametrize(("text", "name"), DECREES)
def test_an_order_is_called_by_its_issuer_and_number(text: str, name: str) -> None:
    (one,) = citations(text)
    assert (one.kind, one.name, one.numbers) == ("decree", name, ())


def test_an_unclosed_title_hides_no_other() -> None:
    assert read("《甲办法和《乙办法》及丙办法")["titles"] == ["乙办法"]


CODES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["示", "晋", "国", "示市", "京", "示财", "示农", "并", "原"]),
        st.sampled_from(["政", "办", "政办", "发改", "教", "卫", "自然资", "人社"]),
        st.sampled_from(["发", "函", "字", "规"]),
    ),
)
CHINESE = st.text(
    st.sampled_from(
        "县政府关于加强管理的通知。，、：；（）《》“”〔〕年月日第号一二三和及至按原件\n　 "
    )
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    max_size=40,
)
LEADS = st.sampled_from(
    ["，", "。", "（", "“", "《", "》", "根据", "的", "由", "印发", "县政府", "\n。"]
)
BRACKETS = st.sampled_from(
    ["〔〕", "[]", "()", "（）", "［］", "【】", "〖〗", "﹝﹞", "〔)", "[〕", "（]"]
)
BLANKS = st.sampled_from(["", "", " ", "\n", "　"])
FIGURES = st.sampled_from(
    [
        str.maketrans("", ""),
        str.maketrans("0123456789", "０１２３４５６７８９"),
        str.maketrans("0123456789", "〇一二三四五六七八九"),
        str.maketrans("0123456789", "○一二三四五六七八九"),
        str.maketrans("0", "O"),
    ]
)


@given(st.data())
def test_any_number_in_any_text_is_found_at_its_place(data: st.DataObject) -> None:
    number = Number(
        data.draw(CODES),
        data.draw(st.integers(1949, 2099)),
        data.draw(st.integers(1, 9999)),
    )
    (opening, closing), figures = data.draw(BRACKETS), data.draw(FIGURES)
    parts = [
        number.prefix,
        opening,
        str(number.year).translate(figures),
        closing,
        data.draw(st.sampled_from(["", "第"])),
        str(number.sequence).translate(figures),
        "号",
    ]
    written = "".join(part + data.draw(BLANKS) for part in parts[:-1]) + parts[-1]
    before = data.draw(CHINESE) + data.draw(LEADS)
    text = before + written + data.draw(CHINESE)
    place = (len(before), len(before) + len(written))
    found = [item for one in citations(text) for item in zip(one.places, one.numbers, strict=True)]
    assert (place, number) in found


@given(CHINESE, st.integers(0, 3))
def test_citations_stand_in_order_and_within_their_text(text: str, times: int) -> None:
    whole = (text + "《示例办法》（示政发〔2026〕3号、5号）") * times
    found = citations(whole)
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    assert all(0 <= one.start < one.end <= len(whole) for one in found)
    assert all(len(one.numbers) == len(one.places) for one in found)
    assert sum(Number("示政发", 2026, 5) in one.numbers for one in found) == times


PLAIN = re.compile(r"[一-鿿]+\s*〔\d{4}〕\d+号")
"""An independent count: both gazettes write every number in its right form."""


@pytest.mark.parametrize("content", ["specimen_content", "seeds_content"])
def test_every_number_of_a_gazette_is_found_and_none_besides(
    content: str, request: pytest.FixtureRequest
) -> None:
    folder = ROOT.parent / "content" if content == "specimen_content" else None
    paths = sorted((folder or request.getfixturevalue(content)).glob("*/*.md"))
    texts = [path.read_text("utf-8") for path in paths]
    ends = [match.end() for text in texts for match in PLAIN.finditer(text)]
    found = [end for text in texts for one in citations(text) for _, end in one.places]
    assert found == ends
    assert len(ends) > 20
    codes = {number.prefix for text in texts for one in citations(text) for number in one.numbers}
    assert all(len(code) <= 4 for code in codes)


def test_a_citation_is_a_value() -> None:
    assert Citation(0, 3) == Citation(0, 3)
    assert len({Citation(0, 3), Citation(0, 3)}) == 1
