"""Tibetan, Mongolian, Uyghur, Yi and Zhuang are marked as what they are, and told once each.

In: texts; a notice in five scripts, checked where no face has them.
Out: facts about what is written on the web and what editors are told.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from test_akoma_ntoso import issues, parsed

from gazette.language.scripts import SCRIPTS, runs, script_of
from gazette.model.blocks import Paragraph
from gazette.model.inlines import Strong, Text
from gazette.typeset import actual_text
from gazette.write.html import write

NOTES = Path(__file__).parent / "correct" / "notes"
TIBETAN = "\u0f56\u0f7c\u0f51\u0f0b\u0f61\u0f72\u0f42"
MONGOLIAN = "\u182e\u1823\u1829\u182d\u1823\u182f \u182a\u1822\u1834\u1822\u182d\u180c"
UYGHUR = "\u0626\u06c7\u064a\u063a\u06c7\u0631 \u064a\u06d0\u0632\u0649\u0642\u0649"
YI = "\ua188\ua320\ua071\ua0b7"
ZHUANG = "Saw\u01a8\u026f\u014b"
NOTICE = f"""---
number: 示政发〔2026〕1号
title: 示例县人民政府关于地名标志的通知
issuer: 示例县人民政府
kind: 通知
section: 县政府文件
signed_by: 示例县人民政府
dated: 2026-01-09
---

藏文写作{TIBETAN}，又写作{TIBETAN}{TIBETAN}。

蒙古文写作{MONGOLIAN}，彝文写作{YI}。
"""
WITHOUT = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>
<glob>*/truetype/noto/*</glob></rejectfont></selectfont></fontconfig>
"""


def written(folder: Path, notice: str) -> Path:
    """Write a content of one notice."""
    content = folder / "content"
    shutil.copytree(NOTES, content, ignore=shutil.ignore_patterns("*.md"))
    (content / "2026-01/01-zf-2026-1.md").write_text(notice, encoding="utf-8")
    return content


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (f"甲{TIBETAN}乙", ["bo"]),
        (f"{MONGOLIAN}甲", ["mn-Mong"]),
        (f"甲{UYGHUR}，{YI}", ["ug", "ii"]),
        (f"甲{ZHUANG} raeuz", ["za"]),
        ("甲 Guangxi 乙", []),
        ("全角ＡＢ，αβ，한글，ひらがな", []),
    ],
)
def test_a_run_is_one_whatever_spaces_stand_in_it(text: str, tags: list[str]) -> None:
    """Chinese, Latin and all others are none."""
    found = list(runs(text))
    assert [script.tag for *_, script in found] == tags
    assert all(text[start:end].strip() == text[start:end] for start, end, _ in found)


def test_a_run_says_its_language_and_direction() -> None:
    """In a plain paragraph and in bold; nothing is added to the text."""
    assert (
        write(Paragraph((Text(f"甲{TIBETAN}<"),)))
        == f'<p>甲<span lang="bo">{TIBETAN}</span>&lt;</p>'
    )
    assert write(Paragraph((Strong((Text(UYGHUR),)),))) == (
        f'<p><strong><span lang="ug" dir="rtl">{UYGHUR}</span></strong></p>'
    )


def test_akoma_ntoso_says_the_language_as_xml_does(tmp_path: Path) -> None:
    """By xml:lang; HTML's attributes are none of its own."""
    content = written(tmp_path, NOTICE.replace("又写作", f"**又**写作{UYGHUR}"))
    ((_, _, pages),) = issues(content)
    text = pages["/2026-01/zf-2026-1.akn.xml"]
    parsed(text)
    assert f'<span xml:lang="ug">{UYGHUR}</span>' in text


@given(st.text(f"甲a1 <&{TIBETAN}{UYGHUR}{YI}{ZHUANG}", max_size=20))
def test_no_character_is_lost_or_moved(text: str) -> None:
    """Whatever stands beside what."""
    shown = unescape(re.sub("<[^>]*>", "", write(Paragraph((Text(text),)))))
    assert shown == text


def test_every_script_knows_its_characters() -> None:
    """And none those of another."""
    for script, text in zip(SCRIPTS, (TIBETAN, MONGOLIAN, UYGHUR, YI, "\u01a8\u026f"), strict=True):
        assert {script_of(one) for one in text if one != " "} == {script}
        assert [other for other in SCRIPTS if other.stands_in(text)] == [script]
    assert script_of("汉") is script_of("A") is None


def test_a_script_without_a_face_is_one_problem_that_names_the_package(tmp_path: Path) -> None:
    """Not one a character; that Mongolian is set in lines is told, too."""
    content = written(tmp_path, NOTICE)
    (tmp_path / "fonts.conf").write_text(WITHOUT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "check", "--content", str(content)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )
    told = re.findall(r"md:(\d+):1: \[([\w-]+)\] (.*)", done.stdout)
    assert sorted(told) == sorted(
        [
            ("11", "print-script", "没有藏文的字体，印出来会成为方框"),
            ("13", "print-script", "没有蒙古文的字体，印出来会成为方框"),
            ("13", "print-script", "没有彝文的字体，印出来会成为方框"),
            ("13", "print-script", "蒙古文应当竖写，网页和印刷版都按横行排（可以再看）"),
        ]
    )
    assert "print-warning" not in done.stdout
    assert "安装 Debian 的软件包 fonts-noto-core（Noto Serif Tibetan）" in done.stdout


@pytest.mark.parametrize(("text", "said"), [(TIBETAN, True), (UYGHUR, False), ("甲", False)])
def test_readers_of_a_pdf_are_told_what_a_glyph_stands_for(text: str, *, said: bool) -> None:
    """But of what is written from the right, which they turn themselves."""
    style = {"letter_spacing": "normal"}
    box: Any = SimpleNamespace(text=text, element=None, element_tag="p", style=style)
    assert actual_text._is_spaced(box) is said
