"""The old press: prints a specimen as text, and does to it what columns, pages and OCR do.

In: a Specimen, a Style.
Out: the text of a source of `import`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from old_numbers import Document, Specimen

HALF = str.maketrans("，；：（）", ",;:()")


@dataclass
class Style:
    """How a number is printed and what the way into a text did to it.

    `regime`: ruled-* are printed lines of one width, with an indent (indent), blank lines between
    paragraphs (blank), between all lines (spaced) or neither (bare); ocr and single have a
    paragraph a line, with a blank line between or not, cut now and then by a column or a page.
    """

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


def style(rng: Random) -> Style:
    """Choose a style."""
    regimes = "ruled-indent ruled-blank ruled-spaced ruled-bare ocr ocr single".split()  # noqa: SIM905 - a row
    leaders = ("……", "·····", ".....", "....... ", "\t", "…", "·····\t", "． ． ． ．", " ")
    return Style(
        width=rng.choice((19, 20, 21, 22, 24, 36, 40)),
        regime=rng.choice(regimes),
        page_lines=rng.randint(25, 50),
        folio=rng.choice(("— {} —", "- {} -", "·{}·", "第{}页", "{}", "")),
        running=rng.random() < 0.4,
        feed=rng.random() < 0.3,
        leader=rng.choice(leaders),
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
    """Prints one specimen in one style."""

    def __init__(self, given: Specimen, how: Style, rng: Random) -> None:
        self.given, self.how, self.rng = given, how, rng
        self.lines: list[str] = []
        self.count = 0
        self.page = 1

    def run(self) -> str:
        """Print the whole number."""
        self._masthead()
        self._contents()
        if self.how.feed:
            self.lines.append("\f")
        section = ""
        for document in self.given.documents:
            if self.how.heads and document.section != section:
                section = document.section
                self._centred(self.how.sections.format(section))
            self._document(document)
        self.lines += self.given.colophon
        return "\n".join(self.lines) + "\n"

    def half(self, text: str) -> str:
        """Print commas and brackets half-width, as OCR does."""
        return text.translate(HALF) if self.how.half else text

    def number(self, document: Document) -> str:
        """Print a number with the brackets of the style, and perhaps spaces."""
        opened, closed = self.how.square
        space = " " if self.how.spaced else ""
        parts = (document.prefix + opened, str(document.year), closed, f"{document.sequence}", "号")
        return space.join(parts)

    def _day(self, day: date) -> str:
        space = " " if self.how.spaced else ""
        return space.join((str(day.year), "年", str(day.month), "月", str(day.day), "日"))

    def _blank(self) -> None:
        if self.how.regime not in ("ruled-indent", "ruled-bare", "single"):
            self.lines.append("")

    def _masthead(self) -> None:
        given = self.given
        space = " " if self.how.spaced else ""
        published = given.published
        rows = [
            given.name,
            given.pinyin,
            f"{given.year}{space}年第{space}{given.number}{space}期",
            f"（总第{given.serial:03}期）" if given.serial else "",
            f"{given.sponsor} 主管主办",
            f"{published.year}年{published.month}月{published.day}日出版（{given.frequency}）",
        ]
        for row in rows:
            self.lines.append(row)
            self._blank()

    def _contents(self) -> None:
        self.lines.append(self.how.heading)
        self._blank()
        section = ""
        for document in self.given.documents:
            if document.section != section:
                section = document.section
                self.lines.append(self.how.sections.format(section))
                self._blank()
            self._entry(document)
            self._blank()

    def _entry(self, document: Document) -> None:
        title = f"{document.issuer}令（{document.order}）" if document.order else document.title
        if not self.how.issuers and not document.order:
            title = title.removeprefix(document.issuer)
        number = f"（{self.number(document)}）" if self.how.numbers and document.prefix else ""
        page = self.how.leader + self.how.bracket.format(document.page)
        if self.how.entry_lines > 1 and len(title) > 16:
            cut = self.rng.randint(12, len(title) - 2)
            self.lines.append(title[:cut])
            title = title[cut:]
        self.lines.append(f"{title}{number}{page}")

    def _document(self, document: Document) -> None:
        how = self.how
        if how.number_first and document.prefix:
            self._centred(self.number(document))
        self._title(document)
        if document.prefix and not how.number_first:
            self._centred(self.number(document))
        if document.addressees:
            self._flow(document.addressees + "：", indent=False)
        for paragraph in document.letter:
            self._flow(paragraph.text)
        self._after(document)
        if document.cc:
            self._flow(f"抄送：{document.cc}。", indent=False)

    def _after(self, document: Document) -> None:
        """Print annexes, signature, instrument: the signature before it, or at the end."""
        if not document.instrument:
            self._annexes(document)
        if not (self.how.signed_last and document.instrument):
            self._signature(document)
        if document.instrument:
            self._instrument(document)
            if self.how.signed_last:
                self._signature(document)

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
        rest = document.title.removeprefix(document.issuer)
        lines = [document.issuer, rest]
        if document.order:
            lines = [f"{document.issuer}令", document.order]
        elif self.how.title_lines == 1 or rest == document.title:
            lines = [document.title]
        elif self.how.title_lines > 2 and len(rest) > 14:
            lines = [document.issuer, rest[: len(rest) // 2], rest[len(rest) // 2 :]]
        if self.how.regime == "ocr" and not document.order and self.rng.random() < 0.5:
            lines = [" ".join(lines)]
        for line in lines:
            self._centred(line)

    def _centred(self, text: str) -> None:
        self._set(text, (self.how.width - len(text)) // 2)

    def _right(self, text: str) -> None:
        self._set(text, max(5, self.how.width - len(text) - 2))

    def _set(self, text: str, indent: int) -> None:
        lead = "　" * max(0, indent) if self.how.regime == "ruled-indent" else ""
        self._line(lead + text)
        self._blank()

    def _annexes(self, document: Document) -> None:
        names = [self.half(name) for name in document.annexes]
        for at, name in enumerate(names, 1):
            head = "附件：" if at == 1 else ""
            count = f"{at}." if len(names) > 1 else ""
            self._flow(f"{head}{count}{name}（略）")

    def _flow(self, text: str, *, indent: bool = True, heading: bool = False) -> None:
        text = self.half(text)
        if self.how.dashes and self.how.regime == "ocr" and text[0] in "（(" and not heading:
            text = "- " + text
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
                self.lines.append("")

    def _cut(self, text: str, *, heading: bool) -> None:
        """Print a paragraph as one line, cut in two now and then by a column's or a page's end."""
        width = self.how.width
        if heading or len(text) <= 2 * width or self.rng.random() >= 0.15:
            self._line(text)
            return
        cut = fit(text, width * self.rng.randint(1, len(text) // width))
        # A cut at the end of a sentence leaves no trace at all: nobody could find it.
        while cut < len(text) and text[cut - 1] in "。；：）;:)":
            cut += 1
        self._line(text[:cut])
        if cut < len(text):
            self._blank()
            self._line(text[cut:])

    def _line(self, line: str) -> None:
        self.lines.append(line)
        self.count += 1
        if self.count >= self.how.page_lines and self.how.regime != "single":
            self.count = 0
            self._turn()

    def _turn(self) -> None:
        """End a page: its number, a form feed, the running head of the next."""
        how, given = self.how, self.given
        rows = [how.folio.format(self.page)] if how.folio else []
        if how.running and how.folio:
            rows.append(f"{given.name} {given.year}年第{given.number}期")
        self.page += 1
        for row in rows:
            self._blank()
            self.lines.append(row)
        if how.feed:
            self.lines.append("\f")
        if rows:
            self._blank()


def fit(text: str, room: float) -> int:
    """Count the characters that a line of so many Chinese characters holds."""
    used, at = 0.0, 0
    while at < len(text) and used <= room:
        used += 0.5 if text[at].isascii() else 1
        at += 1
    at -= used > room
    while at < len(text) and text[at] in "，。、；：！？）》”%,;:)":
        at += 1
    while at > 1 and at < len(text) and text[at - 1] in "（《“(":
        at -= 1
    return at
