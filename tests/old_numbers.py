"""Old numbers: random specimen issues of an invented gazette, as their editor meant them.

In: a random generator.
Out: a Specimen; old_press.py prints it.

Every word is invented; the places and persons do not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def words(text: str) -> tuple[str, ...]:
    """Part a list of words at its spaces."""
    return tuple(text.split())


PLACES = words("江北 石门 云岭 安平 临泽 青原 白沙 长岗")
SUFFIXES = words("县 市 区 州")
SUBJECTS = words(
    "乡村道路养护 城市绿化 养老服务 食品安全 数字经济发展 水资源节约 校园安全 秸秆综合利用 "
    "文物保护 消防安全 政务服务 就业创业 节约用地 防汛抗旱 旅游公路建设 社区医疗"
)
FORMS = words("实施方案 管理办法 三年行动计划 若干措施 工作制度 应急预案")
CLAUSES = words(
    "坚持统筹推进 建立工作台账 落实主体责任 加强日常监管 完善长效机制 按季度通报进展 "
    "组织开展专项检查 推动资源共享 提高服务水平 压实属地责任 及时研究解决困难和问题 做到应查尽查 "
    "确保取得实效 鼓励社会力量参与 优化办理流程 强化部门协同 引导群众积极配合 纳入年度考核内容 "
    "逐步扩大覆盖面 实行动态管理 公开办事指南 保障经费投入"
)
WHO = words("各乡镇 县直各部门 有关单位 各责任单位 行业主管部门 乡镇（街道） 各村（社区） 用人单位")
BUREAUS = words("财政局 教育局 民政局 水利局 交通局 住建局 农业农村局 卫健局 应急局 市场监管局")
LONG_HEADINGS = (
    "坚持改革创新引领，推动县域经济社会高质量发展迈上新台阶",
    "聚焦群众关切事项，持续提升公共服务均等化水平",
    "强化风险源头防控，维护社会大局持续安全稳定",
)
HEADINGS = words(
    "总体要求 基本原则 重点任务 保障措施 工作目标 实施步骤 组织领导 监督管理 资金保障 宣传引导"
)
SUBHEADINGS = words(
    "健全工作体系 完善基础设施 优化资源配置 提升队伍素质 加强要素保障 推进信息共享 规范服务行为 "
    "拓宽投入渠道"
)
TO = (
    "各乡镇人民政府，县直各有关单位",
    "各乡（镇）人民政府、城镇社区办事处，县直各单位，县属以上企业",
)
SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = words("明 建国 晓燕 志强 丽 文博 秀英 海涛")
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a document: its text, and its heading level (0 for text)."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class Document:
    """A document as the editor meant it; `printed` are annexes that stand behind it."""

    title: str
    issuer: str
    kind: str
    section: str
    page: int = 1
    prefix: str = ""
    year: int = 0
    sequence: int = 0
    addressees: str = ""
    letter: tuple[Paragraph, ...] = ()
    signed_by: str = ""
    dated: date | None = None
    instrument: str = ""
    text: tuple[Paragraph, ...] = ()
    annexes: tuple[str, ...] = ()
    printed: tuple[tuple[str, tuple[Paragraph, ...]], ...] = ()
    cc: str = ""
    order: str = ""

    @property
    def number(self) -> str:
        """The document number in its right form; empty where it has none."""
        return f"{self.prefix}〔{self.year}〕{self.sequence}号" if self.prefix else ""


@dataclass(frozen=True)
class Specimen:
    """A number of an invented gazette."""

    name: str
    pinyin: str
    year: int
    number: int
    serial: int
    sponsor: str
    published: date
    frequency: str
    documents: tuple[Document, ...]
    colophon: tuple[str, ...] = ()


def chinese(value: int) -> str:
    """Count as documents do: 一, 十, 十一, 二十."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


class Writer:
    """Writes texts out of invented words."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def chance(self, share: float) -> bool:
        """Toss a coin."""
        return self.rng.random() < share

    def sentence(self) -> str:
        """Write a sentence; some with a title, a quotation, a list of organs or figures in it."""
        rng = self.rng
        middle = "，".join(rng.sample(CLAUSES, rng.randint(2, 4)))
        share = f"，到{rng.randint(2021, 2030)}年底覆盖率达到{rng.randint(50, 99)}%"
        ending = (share if self.chance(0.25) else "") + "。"
        opening = rng.choice(
            (
                f"要依据《{rng.choice(SUBJECTS)}条例》",
                f"要围绕“{rng.choice(CLAUSES)}”这一目标，",
                f"、{rng.choice(BUREAUS)}、{rng.choice(BUREAUS)}要",
                "要",
                "要",
                "要",
            )
        )
        return f"{rng.choice(WHO)}{opening}{middle}{ending}"

    def prose(self, least: int = 1, most: int = 5) -> str:
        """Write some sentences."""
        return "".join(self.sentence() for _ in range(self.rng.randint(least, most)))

    def person(self) -> str:
        """Make up a name."""
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN)

    def task(self, count: int) -> Paragraph:
        """Write 1.某事。…（责任单位：…）, which runs on behind its own heading."""
        bureaus = self.rng.sample(BUREAUS, self.rng.randint(1, 4))
        responsible = "、".join("县" + each for each in bureaus)
        head = f"{count}.{self.rng.choice(SUBHEADINGS)}。"
        return Paragraph(f"{head}{self.prose(1, 3)}（责任单位：{responsible}）")

    def plan(self) -> tuple[Paragraph, ...]:
        """Write a plan: 一、 and （一） are headings, 1. begins paragraphs and counts on."""
        rng = self.rng
        found = [Paragraph(self.prose(1, 2))]
        tasks = 0
        for one, short in enumerate(rng.sample(HEADINGS, rng.randint(2, 4)), 1):
            head = rng.choice(LONG_HEADINGS) if self.chance(0.15) else short
            found.append(Paragraph(f"{chinese(one)}、{head}", 2))
            if self.chance(0.4):
                found.append(Paragraph(self.prose(1, 3)))
                continue
            for two, sub in enumerate(rng.sample(SUBHEADINGS, rng.randint(1, 3)), 1):
                found.append(Paragraph(f"（{chinese(two)}）{sub}", 3))
                count = rng.randint(1, 3)
                found += [self.task(tasks + n) for n in range(1, count + 1)]
                tasks += count
        return tuple(found)

    def rules(self) -> tuple[Paragraph, ...]:
        """Write measures: chapters are headings, articles paragraphs, their items end with ；."""
        rng = self.rng
        found: list[Paragraph] = []
        article = 0
        for chapter in range(1, rng.randint(2, 4)):
            found.append(Paragraph(f"第{chinese(chapter)}章 {rng.choice(HEADINGS)}", 2))
            for _ in range(rng.randint(2, 4)):
                article += 1
                name = f"第{chinese(article)}条"
                if self.chance(0.3):
                    found.append(Paragraph(f"{name} 有下列情形之一的，由主管部门责令改正："))
                    found += self.items(rng.randint(2, 4))
                else:
                    found.append(Paragraph(f"{name} {self.prose(1, 2)}"))
        return tuple(found)

    def items(self, count: int) -> list[Paragraph]:
        """Write the items of an article."""
        texts = [f"（{chinese(n)}）未{self.rng.choice(CLAUSES)}的" for n in range(1, count + 1)]
        return [Paragraph(text + "；") for text in texts[:-1]] + [Paragraph(texts[-1] + "。")]

    def names(self) -> tuple[Paragraph, ...]:
        """Write a leading group: labels and names, no mark at any line's end."""
        rows = (
            f"组长：{self.person()}　副县长",
            f"副组长：{self.person()}　县政府办公室副主任",
            f"成员：{self.person()}　县{self.rng.choice(BUREAUS)}局长",
        )
        return (Paragraph("成立领导小组，组成人员如下："), *(Paragraph(row) for row in rows))

    def chronicle(self) -> tuple[Paragraph, ...]:
        """Write what happened: a paragraph a day."""
        days = sorted(self.rng.sample(range(1, 28), 4))
        month = self.rng.randint(1, 12)
        visits = (f"副县长{self.person()}调研{self.rng.choice(SUBJECTS)}工作。" for _ in days)
        return tuple(
            Paragraph(f"{month}月{day}日，{visit}{self.sentence()}")
            for day, visit in zip(days, visits, strict=True)
        )

    def appointments(self) -> tuple[Paragraph, ...]:
        """Write who is appointed and who leaves, a clause a person."""
        rng = self.rng
        come, gone = rng.sample(BUREAUS, rng.randint(2, 5)), rng.sample(BUREAUS, rng.randint(1, 4))
        rows = ["经县政府常务会议研究，决定任命："]
        rows += [f"{self.person()}同志任县{each}副局长；" for each in come]
        rows[-1] = rows[-1][:-1] + "。"
        rows.append("免去：")
        rows += [f"{self.person()}同志的县{each}副局长职务；" for each in gone]
        rows[-1] = rows[-1][:-1] + "。"
        return tuple(Paragraph(row) for row in rows)


def specimen(rng: Random) -> Specimen:
    """Make up a number: three to eleven documents of different kinds."""
    writer = Writer(rng)
    level = rng.choice(SUFFIXES)
    place = rng.choice(PLACES) + level
    office = f"{place}人民政府办公室"
    year = rng.randint(2005, 2025)
    documents = _numbered(writer, _documents(writer, place, level, year))
    if writer.chance(0.4):
        title = f"{year}年第{rng.randint(1, 4)}季度大事记"
        last = documents[-1].page + 1
        told = writer.chronicle()
        documents.append(Document(title, office, "大事记", "大事记", last, letter=told))
    if writer.chance(0.3):
        documents.insert(0, _order(writer, place, documents[0].section, year))
    colophon = (f"编辑：{office}", f"地址：{place}人民路1号", "电话：0000-1234567")
    return Specimen(
        name=f"{place}人民政府公报",
        pinyin="JIANGBEI RENMIN ZHENGFU GONGBAO",
        year=year,
        number=rng.randint(1, 12),
        serial=rng.choice((0, rng.randint(1, 300), rng.randint(1, 300))),
        sponsor=office,
        published=date(year, 12, rng.randint(1, 28)),
        frequency=rng.choice(("月刊", "季刊", "双月刊")),
        documents=tuple(documents),
        colophon=colophon if writer.chance(0.3) else (),
    )


def _documents(writer: Writer, place: str, level: str, year: int) -> list[Document]:
    rng = writer.rng
    day = date(year, rng.randint(1, 10), rng.randint(1, 28))
    made: list[Document] = []
    for section in (f"{level}政府文件", f"{level}政府办公室文件", "人事任免"):
        for _ in range(rng.randint(1, 3)):
            day += timedelta(days=rng.randint(0, 9))
            made.append(replace(_document(writer, section, place, len(made)), dated=day))
    return made


def _numbered(writer: Writer, made: list[Document]) -> list[Document]:
    """Give numbers and printed pages; a 通告 has no number."""
    sequence, page = writer.rng.randint(1, 60), 1
    documents = []
    for document in made:
        sequence += writer.rng.randint(1, 4)
        numbered = replace(document, page=page)
        if document.kind != "通告":
            office = document.issuer.endswith("办公室")
            prefix = document.issuer[0] + ("政办发" if office else "政发")
            year = document.dated.year if document.dated else 0
            numbered = replace(numbered, prefix=prefix, year=year, sequence=sequence)
        documents.append(numbered)
        page += writer.rng.randint(0, 5)
    return documents


def _order(writer: Writer, place: str, section: str, year: int) -> Document:
    """Make up an order: 第12号 for a number, signed by a person, its measures below."""
    issuer, subject = f"{place}人民政府", writer.rng.choice(SUBJECTS)
    order = f"第{writer.rng.randint(1, 40)}号"
    name = f"{place}{subject}管理办法"
    letter = f"《{name}》已经第3次常务会议通过，现予公布，自{year}年12月1日起施行。"
    return Document(
        f"{issuer}令{order}",
        issuer,
        "令",
        section,
        letter=(Paragraph(letter),),
        signed_by=f"县长 {writer.person()}",
        dated=date(year, 1, 5),
        instrument=name,
        text=writer.rules(),
        order=order,
    )


def _document(writer: Writer, section: str, place: str, at: int) -> Document:
    rng = writer.rng
    office = section.endswith("办公室文件")
    issuer = f"{place}人民政府" + ("办公室" if office else "")
    subject = f"{SUBJECTS[at % len(SUBJECTS)]}{rng.choice(('', '和服务', '综合治理'))}"
    signed = "" if writer.chance(0.1) else issuer
    to = rng.choice(TO)
    base = Document("", issuer, "通知", section, addressees=to, signed_by=signed)
    if section == "人事任免":
        title = f"{issuer}关于{writer.person()}等同志职务任免的通知"
        return replace(base, title=title, letter=writer.appointments())
    flavour = rng.random()
    if flavour < 0.45:
        return _promulgation(writer, base, f"{place}{subject}{rng.choice(FORMS)}")
    if flavour < 0.6:
        title = f"{issuer}关于加强{subject}的通告"
        points = (f"{chinese(n)}、{writer.prose(1, 2)}" for n in range(1, rng.randint(3, 6)))
        letter = (Paragraph(writer.prose(1, 2)), *(Paragraph(point) for point in points))
        return replace(base, title=title, kind="通告", addressees="", letter=letter)
    kind = "意见" if flavour > 0.9 else "通知"
    letter = (
        *(Paragraph(writer.prose()) for _ in range(rng.randint(1, 4))),
        Paragraph("特此通知。"),
    )
    return replace(base, title=f"{issuer}关于做好{subject}工作的{kind}", kind=kind, letter=letter)


def _promulgation(writer: Writer, base: Document, name: str) -> Document:
    """Make up a notice that promulgates a text, with annexes omitted or printed, and cc."""
    rng = writer.rng
    place = base.issuer.partition("人民政府")[0]
    quoted = f"《{name}》" if writer.chance(0.6) else name
    letter = f"《{name}》已经县人民政府同意，现印发给你们，请认真遵照执行。"
    made = replace(
        base,
        title=f"{base.issuer}关于印发{quoted}的通知",
        letter=(Paragraph(letter),),
        instrument=name,
        text=writer.rules() if name.endswith("管理办法") else writer.plan(),
        annexes=tuple(f"{place}{each}任务清单" for each in rng.sample(SUBJECTS, rng.randint(0, 2))),
    )
    if writer.chance(0.2):
        made = replace(made, text=(*made.text, *writer.names()))
    if writer.chance(0.2):
        row = Paragraph(f"{place}{rng.choice(SUBJECTS)}有关数据由主管部门另行公布。")
        titles = (f"附件1 {place}工作任务分工表", f"附件2 {place}重点项目表")
        made = replace(made, printed=tuple((title, (row,)) for title in titles), annexes=())
    if writer.chance(0.2):
        made = replace(made, cc="县委办公室，县人大常委会办公室，县政协办公室")
    return made
