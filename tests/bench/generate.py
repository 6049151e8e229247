"""Writes an archive of notices, always the same, as content of ours, of Hugo's and of Pelican's.

In: how many notices; a folder for each form.
Out: files. 10,000 notices are forty years of four issues, 2,800 characters a notice on average.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
FIRST_YEAR = 1986
LARGE, SMALL = 62.5, 20
"""Notices in an issue, of an archive and of the two issues of a beginner."""

SERIES = {
    "示政发": ("zf", "示例县人民政府", "县政府文件"),
    "示政函": ("zh", "示例县人民政府", "县政府文件"),
    "示政办发": ("zbf", "示例县人民政府办公室", "县政府办公室文件"),
}
OFTEN = (5, 1, 4)
KINDS = {"通知": 60, "意见": 15, "通告": 10, "决定": 10}
WORDS = """
who: 各乡镇人民政府 县直有关部门 县农业农村局 县水利局 县自然资源局 县应急管理局 县财政局 村民委员会
when: 每年汛期之前 自收到通知之日起 每季度结束后 年度考核之前 工程开工之前 资金下达之后
how: 依法 及时 按照职责分工 会同有关单位 逐级 从严 根据本地实际 按规定的程序
does: 核实 公布 清理 汇总 检查 修订 落实 巩固 登记 评估 协调 保障
what: 小型水库的安全责任 农村公路的养护经费 耕地保护的年度目标 危险房屋的排查结果 义务教育的入学名额
what: 集中供水的水质检测 森林防火的值班制度 农机购置的补贴名单 河道采砂的许可期限 城乡医疗的救助标准
what: 老旧小区的改造计划 公共文化的服务目录
why: 防止形式主义 保证群众知情 不得层层加码 确保数据真实 做到有据可查 减轻基层负担 接受社会监督
topic: 防汛抗旱 道路养护 耕地保护 安全生产 义务教育 饮水安全 森林防火 农机补贴 医疗救助 旧房改造
"""
LEXICON: dict[str, list[str]] = {}
for key, words in (line.split(": ") for line in WORDS.strip().split("\n")):
    LEXICON.setdefault(key, []).extend(words.split())
DIGITS = "〇一二三四五六七八九十"
NAMES = (
    "安白柏宝保北本滨柴昌长常朝成城池川春翠大丹道德登滴东洞端方枫丰峰凤福富冈高葛古谷关光广桂海含"
    "汉禾和河黑横红洪后湖虎花华淮环黄徽惠鸡吉济家嘉尖江蒋金锦京井景靖静九居军康孔兰蓝雷黎李里丽连"
    "良梁林临灵岭刘柳六龙隆卢陆鹿路罗洛马茅梅美孟苗民明磨木南宁牛盘彭平坪坡浦七漆齐前桥青清秋曲泉"
    "仁荣如瑞三桑沙山杉上邵深沈石寿舒双水松苏太塘桃田亭通万汪王旺望文吴五武西溪霞仙湘祥象小谢新兴"
    "星秀徐许宣雪严岩燕杨阳洋姚叶银英迎永余玉元圆袁源月云张赵浙镇郑中钟周朱竹庄子紫邹"
)
"""Places are made of two of these, so that an index has something to hold apart."""
SIZES = ((600, 3), (2300, 5), (5600, 2))
"""Characters of a body that is short, usual or long, and how often of ten it is."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of the archive; `stem` is its file's name, `body` its Markdown."""

    year: int
    quarter: int
    stem: str
    number: str
    title: str
    issuer: str
    kind: str
    section: str
    topic: str
    dated: str
    body: str


def archive(count: int) -> Iterator[Notice]:
    """Give `count` notices from the oldest to the newest, in the order of print."""
    per_issue = LARGE if count > 100 else SMALL
    rng = random.Random(20260101)
    last: Counter[tuple[str, int]] = Counter()
    for at in range(round(count / per_issue)):
        year, quarter = FIRST_YEAR + at // 4, at % 4 + 1
        size = round((at + 1) * per_issue) - round(at * per_issue)
        chosen = Counter(rng.choices(list(SERIES), OFTEN, k=size))
        for prefix in SERIES:
            for place in range(chosen[prefix]):
                last[prefix, year] += 1
                day = 89 * place // chosen[prefix]
                dated = f"{year}-{quarter * 3 - 2 + day // 30:02}-{min(day % 30, 27) + 1:02}"
                yield notice(rng, prefix, (year, quarter, last[prefix, year]), dated)


def notice(rng: random.Random, prefix: str, at: tuple[int, int, int], dated: str) -> Notice:
    """Make one notice of a series, `at` its year, quarter and number."""
    year, quarter, sequence = at
    code, issuer, section = SERIES[prefix]
    kind = "函" if code == "zh" else rng.choices(list(KINDS), list(KINDS.values()))[0]
    topic = any_of(rng, "topic")
    name = f"{topic}{DIGITS[1 + sequence % 10]}项工作"
    size = rng.choices([size for size, _ in SIZES], [often for _, often in SIZES])[0]
    return Notice(
        year=year,
        quarter=quarter,
        stem=f"{code}-{year}-{sequence}",
        number=f"{prefix}〔{year}〕{sequence}号",
        title=f"{issuer}关于{name}的{kind}",
        issuer=issuer,
        kind=kind,
        section=section,
        topic=topic,
        dated=dated,
        body=body(rng, name, round(size * rng.uniform(0.7, 1.3))),
    )


def any_of(rng: random.Random, key: str) -> str:
    """Choose one of the words of a kind."""
    return rng.choice(LEXICON[key])


def body(rng: random.Random, name: str, size: int) -> str:
    """Write a body of about `size` characters: a letter, in most with what it promulgates."""
    parts = [f"为做好{name}，经县政府同意，现将有关事项明确如下，请认真贯彻执行。"]
    if size > 1000:
        parts.append(f"# 示例县{name}实施办法")
    chapters: list[Callable[[random.Random, int], list[str]]]
    chapters = [articles, plan, plan, articles, names] if size > 1000 else [short]
    length = at = 0
    while length < size:
        at += 1
        chapter = chapters[at % len(chapters)](rng, at)
        length += sum(map(len, chapter))
        parts += chapter
    return "\n\n".join(parts) + "\n"


def sentence(rng: random.Random) -> str:
    """Write a sentence."""
    place = rng.choice(NAMES) + rng.choice(NAMES)
    who, when, how, does, what, why = (
        any_of(rng, key) for key in ("who", "when", "how", "does", "what", "why")
    )
    return (
        f"{who}{when}在{place}村，{how}{does}{what}，完成比例不低于{rng.randint(2, 98)}%，{why}。"
    )


def paragraph(rng: random.Random) -> str:
    """Write two to five sentences."""
    return "".join(sentence(rng) for _ in range(rng.randint(2, 5)))


def short(rng: random.Random, at: int) -> list[str]:
    """Write a point of a short letter."""
    return [f"{numeral(at)}、{paragraph(rng)}"]


def articles(rng: random.Random, at: int) -> list[str]:
    """Write a chapter of articles, the first of them with items."""
    found = [f"## 第{numeral(at)}章 {any_of(rng, 'topic')}"]
    for article in range(4):
        found.append(f"第{numeral(at * 4 + article)}条 {paragraph(rng)}")
        if not article:
            found += [f"（{numeral(item)}）**{any_of(rng, 'what')}**；" for item in (1, 2, 3)]
    return found


def plan(rng: random.Random, at: int) -> list[str]:
    """Write a part of a plan with two levels below it."""
    found = [f"## {numeral(at)}、{any_of(rng, 'topic')}"]
    for level in (1, 2):
        found += [f"### （{numeral(level)}）{any_of(rng, 'what')}", paragraph(rng)]
        found += [f"#### {item}. {any_of(rng, 'what')}\n\n{paragraph(rng)}" for item in (1, 2)]
    return found


def names(rng: random.Random, at: int) -> list[str]:
    """Write a table."""
    rows = ["| 序号 | 单位 | 任务 | 比例 |", "| --- | --- | --- | --- |"]
    rows += [
        f"| {row} | {any_of(rng, 'who')} | {any_of(rng, 'what')} | {rng.randint(2, 98)}% |"
        for row in range(1, 9)
    ]
    return [f"## {numeral(at)}、责任分工", "\n".join(rows)]


def numeral(number: int) -> str:
    """Write a number below a hundred in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else DIGITS[10] if tens == 1 else DIGITS[tens] + DIGITS[10]) + (
        DIGITS[ones] if ones or not tens else ""
    )


def ours(folder: Path, notices: list[Notice]) -> None:
    """Write the archive as our content."""
    write(folder / "gazette.yaml", MASTHEAD)
    serial = place = 0
    issue = (0, 0)
    for made in notices:
        if issue != (made.year, made.quarter):
            issue, place, serial = (made.year, made.quarter), 0, serial + 1
            later, month = divmod(made.quarter * 3, 12)
            text = f"year: {made.year}\nnumber: {made.quarter}\nserial: {serial}\n"
            text += f"published: {made.year + later}-{month + 1:02}-15\nstate: published\n"
            write(folder / f"{made.year}-{made.quarter:02}" / "issue.yaml", text)
        place += 1
        lines = [
            f"number: {made.number}",
            f"title: {made.title}",
            f"issuer: {made.issuer}",
            f"kind: {made.kind}",
            f"section: {made.section}",
            "addressees: 各乡镇人民政府，县直各有关单位",
            f"signed_by: {made.issuer}",
            f"dated: {made.dated}",
            f"topic: {made.topic}",
        ]
        path = folder / f"{made.year}-{made.quarter:02}" / f"{place:02}-{made.stem}.md"
        write(path, "---\n" + "\n".join(lines) + "\n---\n\n" + made.body)


def hugos(folder: Path, notices: list[Notice]) -> None:
    """Write the archive as a Hugo site: front matter, configuration and layouts."""
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    for made in notices:
        lines = [
            f'title: "{made.title}"',
            f"date: {made.dated}",
            f'number: "{made.number}"',
            f'kind_: "{made.kind}"',
            f'topic: "{made.topic}"',
            f'columns: ["{made.section}"]',
            f'issuers: ["{made.issuer}"]',
            f'years: ["{made.year}"]',
        ]
        path = folder / "content" / f"{made.year}-{made.quarter:02}" / f"{made.stem}.md"
        write(path, "---\n" + "\n".join(lines) + "\n---\n\n" + made.body)


def pelicans(folder: Path, notices: list[Notice]) -> None:
    """Write the archive as a Pelican site: metadata, settings and theme."""
    shutil.copytree(HERE / "pelican", folder, dirs_exist_ok=True)
    for made in notices:
        lines = [
            f"Title: {made.title}",
            f"Date: {made.dated}",
            f"Slug: {made.stem}",
            f"Number: {made.number}",
            f"Kind: {made.kind}",
            f"Topic: {made.topic}",
            f"Category: {made.section}",
            f"Author: {made.issuer}",
            f"Tags: {made.year}",
        ]
        path = folder / "content" / f"{made.year}-{made.quarter:02}" / f"{made.stem}.md"
        write(path, "\n".join(lines) + "\n\n" + made.body)


def edit(folder: Path, round_: int) -> None:
    """Edit one notice in the middle of an archive in any form: a paragraph more at its end."""
    files = sorted(folder.rglob("z*-*.md")) or sorted(folder.rglob("*-z*.md"))
    with files[len(files) // 2].open("a", encoding="utf-8") as file:
        file.write(f"\n本通知第{numeral(round_ + 1)}次补充：各单位应当认真执行。\n")


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


MASTHEAD = """\
name: 示例县人民政府公报
pinyin: SHILI XIAN RENMIN ZHENGFU GONGBAO
sponsor: 示例县人民政府办公室
address: https://gazette.example
series:
  - {prefix: 示政发, code: zf, issuer: 示例县人民政府}
  - {prefix: 示政办发, code: zbf, issuer: 示例县人民政府办公室}
  - {prefix: 示政函, code: zh, issuer: 示例县人民政府}
sections: [县政府文件, 县政府办公室文件, 人事任免]
"""
