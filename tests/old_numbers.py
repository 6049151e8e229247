"""Old numbers: random specimen issues, and what a printing house, a PDF and OCR make of them.

In: a seed.
Out: a Specimen (what the issue says) and its text as a source of `import` would have it.

Every word is invented; the places and persons do not exist.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

PLACES = ("江北", "石门", "云岭", "安平", "临泽", "青原", "白沙", "长岗")
SUFFIXES = ("县", "市", "区", "州")
SUBJECTS = (
    "乡村道路养护", "城市绿化", "养老服务", "食品安全", "数字经济发展", "水资源节约", "校园安全", "秸秆综合利用",
    "文物保护", "消防安全", "政务服务", "就业创业", "节约用地", "防汛抗旱", "旅游公路建设", "社区医疗",
)  # fmt: skip
FORMS = ("实施方案", "管理办法", "三年行动计划", "若干措施", "工作制度", "应急预案")
CLAUSES = (
    "坚持统筹推进", "建立工作台账", "落实主体责任", "加强日常监管", "完善长效机制", "按季度通报进展", "组织开展专项检查",
    "推动资源共享", "提高服务水平", "压实属地责任", "及时研究解决困难和问题", "做到应查尽查", "确保取得实效",
    "鼓励社会力量参与", "优化办理流程", "强化部门协同", "引导群众积极配合", "纳入年度考核内容", "逐步扩大覆盖面",
    "实行动态管理", "公开办事指南", "保障经费投入",
)  # fmt: skip
SUBJECT_WORDS = ("各乡镇", "县直各部门", "有关单位", "各责任单位", "行业主管部门", "乡镇（街道）", "各村（社区）", "用人单位")
BUREAUS = ("财政局", "教育局", "民政局", "水利局", "交通局", "住建局", "农业农村局", "卫健局", "应急局", "市场监管局")
LONG_HEADINGS = (
    "坚持改革创新引领，推动县域经济社会高质量发展迈上新台阶", "聚焦群众关切事项，持续提升公共服务均等化水平",
    "强化风险源头防控，维护社会大局持续安全稳定",
)  # fmt: skip
HEADINGS = ("总体要求", "基本原则", "重点任务", "保障措施", "工作目标", "实施步骤", "组织领导", "监督管理", "资金保障", "宣传引导")
SUBHEADINGS = ("健全工作体系", "完善基础设施", "优化资源配置", "提升队伍素质", "加强要素保障", "推进信息共享", "规范服务行为", "拓宽投入渠道")
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", ("明", "建国", "晓燕", "志强", "丽", "文博", "秀英", "海涛")
DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a document: its text, its heading level (0 for text), whether it is a list's."""

    text: str
    level: int = 0
    item: bool = False


@dataclass(frozen=True)
class Document:
    """A document as the editor meant it."""

    title: str
    issuer: str
    kind: str
    section: str
    page: int
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
        return f"{self.prefix}〔{self.year}〕{self.sequence}号" if self.prefix else ""


@dataclass(frozen=True)
class Specimen:
    """A number of an invented gazette."""

    place: str
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


@dataclass
class Style:
    """How the number is printed and what the way into a text did to it."""

    width: int = 20
    regime: str = "ruled-indent"
    page_lines: int = 40
    folio: str = "— {} —"
    running: bool = False
    feed: bool = False
    leader: str = "……"
    bracket: str = "（{}）"
    numbers: bool = True
    issuers: bool = True
    sections: str = "【{}】"
    heading: str = "目  录"
    spaced: bool = False
    square: str = "〔〕"
    half: bool = False
    dashes: bool = False
    title_lines: int = 2
    entry_lines: int = 2
    number_first: bool = False
    signed_last: bool = False
    heads: bool = False


def chinese(value: int) -> str:
    """Count as documents do: 一, 十, 十一, 二十."""
    tens, ones = divmod(value, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


class Writer:
    """Writes a specimen out of invented words."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def sentence(self) -> str:
        rng = self.rng
        clauses = rng.sample(CLAUSES, rng.randint(2, 4))
        head = rng.choice(SUBJECT_WORDS)
        middle = "，".join(clauses)
        ending = rng.choice(("。", "。", "。", f"，到{rng.randint(2021, 2030)}年底覆盖率达到{rng.randint(50, 99)}%。"))
        flavour = rng.random()
        if flavour < 0.15:
            return f"{head}要依据《{rng.choice(SUBJECTS)}条例》{middle}{ending}"
        if flavour < 0.3:
            return f"{head}要围绕“{rng.choice(CLAUSES)}”这一目标，{middle}{ending}"
        if flavour < 0.4:
            return f"{head}、{rng.choice(BUREAUS)}、{rng.choice(BUREAUS)}要{middle}{ending}"
        return f"{head}要{middle}{ending}"

    def prose(self, least: int = 1, most: int = 5) -> str:
        return "".join(self.sentence() for _ in range(self.rng.randint(least, most)))

    def responsible(self) -> str:
        bureaus = self.rng.sample(BUREAUS, self.rng.randint(1, 4))
        return f"（责任单位：{'、'.join('县' + each for each in bureaus)}）"

    def plan(self) -> tuple[Paragraph, ...]:
        """A plan: 一、 and （一） as headings, 1. as paragraphs that run on under them."""
        rng = self.rng
        found = [Paragraph(self.prose(1, 2))]
        three = 0
        for one, head in enumerate(rng.sample(HEADINGS, rng.randint(2, 4)), 1):
            head = rng.choice(LONG_HEADINGS) if rng.random() < 0.15 else head
            found.append(Paragraph(f"{chinese(one)}、{head}", 2))
            if rng.random() < 0.4:
                found.append(Paragraph(self.prose(1, 3)))
                continue
            for two, sub in enumerate(rng.sample(SUBHEADINGS, rng.randint(1, 3)), 1):
                found.append(Paragraph(f"（{chinese(two)}）{sub}", 3))
                for _ in range(rng.randint(1, 3)):
                    three += 1
                    found.append(Paragraph(f"{three}.{rng.choice(SUBHEADINGS)}。{self.prose(1, 3)}{self.responsible()}"))
        return tuple(found)

    def rules(self) -> tuple[Paragraph, ...]:
        """Measures: chapters as headings, articles as paragraphs, items with semicolons."""
        rng = self.rng
        found, article = [], 0
        for chapter in range(1, rng.randint(2, 4)):
            found.append(Paragraph(f"第{chinese(chapter)}章 {rng.choice(HEADINGS)}", 2))
            for _ in range(rng.randint(2, 4)):
                article += 1
                if rng.random() < 0.3:
                    found.append(Paragraph(f"第{chinese(article)}条 有下列情形之一的，由主管部门责令改正："))
                    count = rng.randint(2, 4)
                    for item in range(1, count + 1):
                        mark = "。" if item == count else "；"
                        found.append(Paragraph(f"（{chinese(item)}）未{rng.choice(CLAUSES)}的{mark}"))
                else:
                    found.append(Paragraph(f"第{chinese(article)}条 {self.prose(1, 2)}"))
        return tuple(found)

    def names(self) -> tuple[Paragraph, ...]:
        """A leading group: labels and names, no mark at any line's end."""
        rows = [f"组长：{self.person()}　副县长", f"副组长：{self.person()}　县政府办公室副主任"]
        rows.append(f"成员：{self.person()}　县{self.rng.choice(BUREAUS)}局长")
        return tuple(Paragraph(row, item=True) for row in rows)

    def chronicle(self, year: int) -> tuple[Paragraph, ...]:
        """What happened: a paragraph a day, no signature."""
        days = sorted(self.rng.sample(range(1, 28), 4))
        month = self.rng.randint(1, 12)
        return tuple(Paragraph(f"{month}月{day}日，副县长{self.person()}调研{self.rng.choice(SUBJECTS)}工作。{self.sentence()}") for day in days)

    def appointments(self) -> tuple[Paragraph, ...]:
        rng = self.rng
        rows = [f"{self.person()}同志任县{bureau}副局长" for bureau in rng.sample(BUREAUS, rng.randint(2, 5))]
        gone = [f"{self.person()}同志的县{bureau}副局长职务" for bureau in rng.sample(BUREAUS, rng.randint(1, 4))]
        found = [Paragraph("经县政府常务会议研究，决定任命：")]
        found += [Paragraph(row + ("。" if row is rows[-1] else "；")) for row in rows]
        found.append(Paragraph("免去："))
        found += [Paragraph(row + ("。" if row is gone[-1] else "；")) for row in gone]
        return tuple(found)

    def person(self) -> str:
        return self.rng.choice(SURNAMES) + self.rng.choice(GIVEN)


def specimen(rng: random.Random) -> Specimen:
    """Make up a number: four to eight documents of different kinds."""
    writer = Writer(rng)
    level = rng.choice(SUFFIXES)
    place = rng.choice(PLACES) + level
    government, office = f"{place}人民政府", f"{place}人民政府办公室"
    year = rng.randint(2005, 2025)
    day = date(year, rng.randint(1, 10), rng.randint(1, 28))
    short = place[0]
    made: list[Document] = []
    sections = [f"{level}政府文件", f"{level}政府办公室文件", "人事任免"]
    for section in sections:
        for _ in range(rng.randint(1, 3)):
            day += timedelta(days=rng.randint(0, 9))
            made.append(_document(writer, section, place, day, len(made)))
    sequence, page = rng.randint(1, 60), 1
    documents = []
    for document in made:
        sequence += rng.randint(1, 4)
        prefix = short + ("政发" if document.issuer == government else "政办发")
        numbered = replace(document, page=page)
        if document.kind != "通告":
            numbered = replace(numbered, prefix=prefix, year=year, sequence=sequence)
        documents.append(numbered)
        page += rng.randint(0, 5)
    if rng.random() < 0.4:
        title = f"{year}年第{rng.randint(1, 4)}季度大事记"
        documents.append(Document(title, office, "大事记", "大事记", page, letter=writer.chronicle(year)))
    if rng.random() < 0.3:
        documents.insert(0, _order(writer, place, day, f"{level}政府文件"))
    return Specimen(
        place, f"{government}公报", "JIANGBEI RENMIN ZHENGFU GONGBAO", year, rng.randint(1, 12),
        rng.choice((0, rng.randint(1, 300), rng.randint(1, 300))), office, date(year, 12, rng.randint(1, 28)), rng.choice(("月刊", "季刊", "双月刊")),
        tuple(documents), (f"编辑：{office}", f"地址：{place}人民路1号", "电话：0000-1234567") if rng.random() < 0.3 else (),
    )  # fmt: skip


def _order(writer: Writer, place: str, day: date, section: str) -> Document:
    """An order: no document number but 第12号, signed by a person, its measures below."""
    issuer, subject = f"{place}人民政府", writer.rng.choice(SUBJECTS)
    order = f"第{writer.rng.randint(1, 40)}号"
    name = f"{place}{subject}管理办法"
    letter = Paragraph(f"《{name}》已经第3次常务会议通过，现予公布，自{day.year}年12月1日起施行。")
    return Document(
        f"{issuer}令{order}", issuer, "令", section, 1, letter=(letter,), signed_by=f"县长 {writer.person()}",
        dated=day, instrument=name, text=writer.rules(), order=order,
    )  # fmt: skip


def _document(writer: Writer, section: str, place: str, day: date, at: int) -> Document:
    rng = writer.rng
    office = section.endswith("办公室文件")
    issuer = f"{place}人民政府" + ("办公室" if office else "")
    subject = f"{SUBJECTS[at % len(SUBJECTS)]}{rng.choice(('', '和服务', '综合治理'))}"
    to = rng.choice(("各乡镇人民政府，县直各有关单位", "各乡（镇）人民政府、城镇社区办事处，县直各单位，县属以上企业"))
    signed = "" if rng.random() < 0.1 else issuer
    base = Document("", issuer, "通知", section, 1, addressees=to, signed_by=signed, dated=day)
    if section == "人事任免":
        title = f"{issuer}关于{writer.person()}等同志职务任免的通知"
        return replace(base, title=title, letter=writer.appointments())
    flavour = rng.random()
    if flavour < 0.45:
        form = rng.choice(FORMS)
        name = f"{place}{subject}{form}"
        quoted = f"《{name}》" if rng.random() < 0.6 else name
        letter = (Paragraph(f"《{name}》已经县人民政府同意，现印发给你们，请认真遵照执行。"),)
        text = writer.rules() if form == "管理办法" else writer.plan()
        annexes = tuple(f"{place}{each}任务清单" for each in rng.sample(SUBJECTS, rng.randint(0, 2)))
        title = f"{issuer}关于印发{quoted}的通知"
        made = replace(base, title=title, letter=letter, instrument=name, text=text, annexes=annexes, signed_by=signed)
        if rng.random() < 0.2:
            made = replace(made, text=(*made.text, Paragraph("成立领导小组，组成人员如下："), *writer.names()))
        if rng.random() < 0.2:
            rows = (Paragraph(f"{place}{rng.choice(SUBJECTS)}有关数据由主管部门另行公布。"),)
            made = replace(made, printed=((f"附件1 {place}工作任务分工表", rows), (f"附件2 {place}重点项目表", rows)), annexes=())
        if rng.random() < 0.2:
            made = replace(made, cc="县委办公室，县人大常委会办公室，县政协办公室")
        return made
    if flavour < 0.6:
        title = f"{issuer}关于加强{subject}的通告"
        letter = (Paragraph(writer.prose(1, 2)), *(Paragraph(f"{chinese(n)}、{writer.prose(1, 2)}") for n in range(1, rng.randint(3, 6))))
        return replace(base, title=title, kind="通告", addressees="", letter=letter)
    title = f"{issuer}关于做好{subject}工作的{'意见' if flavour > 0.9 else '通知'}"
    letter = (*(Paragraph(writer.prose()) for _ in range(rng.randint(1, 4))), Paragraph("特此通知。"))
    return replace(base, title=title, kind=title[-2:], letter=letter)


def style(rng: random.Random) -> Style:
    """Choose how the number was printed and what became of it on its way."""
    regime = rng.choice(("ruled-indent", "ruled-blank", "ocr", "ocr", "single", "ruled-spaced", "ruled-bare"))
    return Style(
        width=rng.choice((19, 20, 21, 22, 24, 36, 40)),
        regime=regime,
        page_lines=rng.randint(25, 50),
        folio=rng.choice(("— {} —", "- {} -", "·{}·", "第{}页", "{}", "")),
        running=rng.random() < 0.4,
        feed=rng.random() < 0.3,
        leader=rng.choice(("……", "·····", ".....", "....... ", "\t", "…", "·····\t", "． ． ． ．", " ")),
        bracket=rng.choice(("（{}）", "({})", "{}", "〔{}〕")),
        numbers=rng.random() < 0.7,
        issuers=rng.random() < 0.7,
        sections=rng.choice(("【{}】", "【{}】", "◆ {}", "{}", "【 {} 】")),
        heading=rng.choice(("目录", "目  录", "目　录", "目　　次")),
        spaced=rng.random() < 0.3,
        square=rng.choice(("〔〕", "[]", "［］", "()", "（）", "【】")),
        half=rng.random() < 0.3,
        dashes=rng.random() < 0.3,
        title_lines=rng.randint(1, 3),
        entry_lines=rng.randint(1, 2),
        number_first=rng.random() < 0.1,
        signed_last=rng.random() < 0.1,
        heads=rng.random() < 0.2,
    )


class Press:
    """Prints a specimen in a style: lines of text, broken, paged, and as OCR leaves them."""

    def __init__(self, given: Specimen, how: Style, rng: random.Random) -> None:
        self.given, self.how, self.rng = given, how, rng
        self.lines: list[str] = []
        self.count = 0
        self.page = 1

    def run(self) -> str:
        self._masthead()
        self._contents()
        self._feed()
        section = ""
        for document in self.given.documents:
            if self.how.heads and document.section != section:
                section = document.section
                self._centred(self.how.sections.format(section))
            self._document(document)
        for row in self.given.colophon:
            self._put(row)
        return "\n".join(self.lines) + "\n"

    def _put(self, line: str = "") -> None:
        self.lines.append(line)

    def _blank(self) -> None:
        if self.how.regime not in ("ruled-indent", "ruled-bare", "single"):
            self._put()

    def _masthead(self) -> None:
        given = self.given
        day = f"{given.published.year}年{given.published.month}月{given.published.day}日"
        rows = [
            given.name, given.pinyin, f"{given.year} 年第 {given.number} 期" if self.how.spaced else f"{given.year}年第{given.number}期",
            f"（总第{given.serial:03}期）" if given.serial else "", f"{given.sponsor} 主管主办", f"{day}出版（{given.frequency}）",
        ]  # fmt: skip
        for row in rows:
            self._put(row)
            self._blank()

    def _contents(self) -> None:
        self._put(self.how.heading)
        self._blank()
        section = ""
        for document in self.given.documents:
            if document.section != section:
                section = document.section
                self._put(self.how.sections.format(section))
                self._blank()
            self._entry(document)
            self._blank()

    def _entry(self, document: Document) -> None:
        own = self.how.issuers or not document.title.startswith(document.issuer) or bool(document.order)
        title = document.title if own else document.title[len(document.issuer) :]
        if document.order:
            title = f"{document.issuer}令（{document.order}）"
        number = f"（{self._number(document)}）" if self.how.numbers and document.prefix else ""
        page = self.how.leader + self.how.bracket.format(document.page)
        if self.how.leader == " " and self.how.bracket == "{}":
            page = " " + str(document.page)
        if self.how.entry_lines == 2 and len(title) > 16:
            cut = self.rng.randint(12, len(title) - 2)
            self._put(title[:cut])
            title = title[cut:]
        self._put(f"{title}{number}{page}")

    def _number(self, document: Document) -> str:
        opened, closed = self.how.square
        if self.how.spaced:
            return f"{document.prefix}{opened} {document.year} {closed} {document.sequence} 号"
        return f"{document.prefix}{opened}{document.year}{closed}{document.sequence}号"

    def _day(self, day: date) -> str:
        return f"{day.year} 年 {day.month} 月 {day.day} 日" if self.how.spaced else f"{day.year}年{day.month}月{day.day}日"

    def _feed(self) -> None:
        if self.how.feed:
            self._put("\f")

    def _document(self, document: Document) -> None:
        if self.how.number_first and document.prefix:
            self._centred(self._number(document))
        self._title(document)
        if document.prefix and not self.how.number_first:
            self._centred(self._number(document))
        if document.addressees:
            self._flow(document.addressees + "：", indent=False)
        for paragraph in document.letter:
            self._flow(paragraph.text)
        if not document.instrument:
            self._annexes(document)
        if not (self.how.signed_last and document.instrument):
            self._signature(document)
        if document.instrument:
            self._instrument(document)
        if self.how.signed_last and document.instrument:
            self._signature(document)
        if document.cc:
            self._flow(f"抄送：{document.cc}。", indent=False)

    def _instrument(self, document: Document) -> None:
        self._centred(document.instrument)
        for paragraph in document.text:
            self._flow(paragraph.text, heading=paragraph.level > 0)
        self._annexes(document)
        for title, rows in document.printed:
            head, name = title.split(" ")
            self._line(head)
            self._blank()
            self._centred(name)
            for row in rows:
                self._flow(row.text)

    def _signature(self, document: Document) -> None:
        if document.signed_by:
            self._right(document.signed_by)
        if document.dated:
            self._right(self._day(document.dated))

    def _title(self, document: Document) -> None:
        lines = [document.issuer, document.title[len(document.issuer) :]]
        if document.order:
            lines = [f"{document.issuer}令", document.order]
        elif not document.title.startswith(document.issuer):
            lines = [document.title]
        elif self.how.title_lines == 1:
            lines = [document.title]
        elif self.how.title_lines == 3 and len(lines[1]) > 14:
            cut = len(lines[1]) // 2
            lines = [lines[0], lines[1][:cut], lines[1][cut:]]
        if self.how.regime == "ocr" and not document.order and self.rng.random() < 0.5:
            lines = [" ".join(lines)]
        for line in lines:
            self._centred(line)

    def _centred(self, text: str) -> None:
        lead = "　" * max(0, (self.how.width - len(text)) // 2) if self.how.regime == "ruled-indent" else ""
        self._line(lead + text)
        self._blank()

    def _right(self, text: str) -> None:
        lead = "　" * max(5, self.how.width - len(text) - 2) if self.how.regime == "ruled-indent" else ""
        self._line(lead + text)
        self._blank()

    def _annexes(self, document: Document) -> None:
        names = [self.half(name) for name in document.annexes]
        if len(names) == 1:
            self._flow(f"附件：{names[0]}（略）")
        for at, name in enumerate(names if len(names) > 1 else (), 1):
            head = "附件：" if at == 1 else ""
            self._flow(f"{head}{at}.{name}（略）")

    def half(self, text: str) -> str:
        """Print commas and brackets half-width, as OCR does."""
        return text.translate(str.maketrans("，；：（）", ",;:()")) if self.how.half else text

    def _flow(self, text: str, *, indent: bool = True, heading: bool = False) -> None:
        text = self.half(text)
        dashed = self.how.dashes and text[0] in "（(" and not heading and self.how.regime == "ocr"
        text = ("- " if dashed else "") + text
        if self.how.regime in ("ocr", "single"):
            self._cut(text, heading=heading)
        else:
            self._broken(text, indent=indent)
        self._blank()

    def _broken(self, text: str, *, indent: bool) -> None:
        """Break a paragraph at the column's width; a closing mark never begins a line."""
        lead = 2 if indent else 0
        shown = "　" * lead if self.how.regime == "ruled-indent" else ""
        room = self.how.width - lead
        while text:
            cut = fit(text, room)
            self._line(shown + text[:cut])
            text, shown, room = text[cut:].lstrip(), "", self.how.width
            if text and self.how.regime == "ruled-spaced":
                self._put()

    def _cut(self, text: str, *, heading: bool) -> None:
        """Print a paragraph as one line, cut in two now and then by a column's or a page's end."""
        if self.rng.random() < 0.15 and len(text) > 2 * self.how.width and not heading:
            cut = fit(text, self.how.width * self.rng.randint(1, len(text) // self.how.width))
            # A cut at the end of a sentence leaves no trace at all: nobody could find it.
            while cut < len(text) and text[cut - 1] in "。；：）;:)":
                cut += 1
            if 0 < cut < len(text):
                self._line(text[:cut])
                self._blank()
                self._line(text[cut:])
                return
        self._line(text)

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.count += 1
        if self.count >= self.how.page_lines and self.how.regime != "single":
            self.count = 0
            self._turn()

    def _turn(self) -> None:
        """End a page: its number, a form feed, the running head of the next."""
        if self.how.folio:
            self._blank()
            self._put(self.how.folio.format(self.page))
            self._blank()
        self.page += 1
        if self.how.feed:
            self._put("\f")
        if self.how.running and self.how.folio:
            self._put(f"{self.given.name} {self.given.year}年第{self.given.number}期")
            self._blank()


def fit(text: str, room: float) -> int:
    """Count the characters that a line of so many Chinese characters holds."""
    used, at = 0.0, 0
    for at, character in enumerate(text):
        used += 0.5 if character.isascii() else 1
        if used > room:
            break
    else:
        return len(text)
    while at < len(text) and text[at] in "，。、；：！？）》”%,;:)":
        at += 1
    while at > 1 and text[at - 1] in "（《“(":
        at -= 1
    return at
