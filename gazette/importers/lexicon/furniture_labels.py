"""Labels of page furniture: page numbers, running heads, cells of a table that came apart.

In: a line.
Out: Labels.
"""

from __future__ import annotations

from gazette.importers.lexicon.labels import Label

_YEAR = r"(?:[12]\d{3}|[〇零一二三四五六七八九]{4})?年?"
_FIGURE = r"第?[\d一二三四五六七八九十]{1,3}"
_NUMBER = rf"{_FIGURE}(?:[期号]?[-—－–~～至、]{_FIGURE})?[期号]?"
_KIND = r"[（(]?(?:合刊|增刊)[)）]?"

ISSUE = Label(
    "书眉的期号",
    rf"[（(]?{_YEAR}[.．/-]?(?:{_NUMBER}(?:{_KIND})?|{_KIND}(?:{_NUMBER})?)"
    r"(?:[（(]?总第?\d+(?:[-—－–~～至、]\d+)?[期号][)）]?)?[)）]?",
    ("2023年第4期（总第12期）", "2023.4", "2023年第3—4期合刊"),
)
CELL = Label("表格的一格", r"[一-鿿A-Za-z\d%％]*[一-鿿]", ("东山镇", "A类", "50%以上"))
MARKED_FOLIO = Label(
    "有记号的页码",
    r"页|[-—－–―~～·•].*\d.*[-—－–―~～·•]",
    ("第5页", "— 5 —", "·12·"),
)
DIGIT = Label("数字", r"\d", ("1", "第2期", "３"))
PROSE_MARK = Label("行文的标点", r"[，,。；;：:（(]", ("甲，乙", "甲。", "甲（乙）"))
ISSUE_NUMBER = Label("期号在内", r"第.{1,4}期", ("第4期", "2023年第十二期", "第 5 期"))
ISSUE_WORDS = Label(
    "刊名之外只有期号",
    r"[\d年第期总号页〇零一二三四五六七八九十A-Z合增刊至、—－–~～（）()-]*",
    ("2023年第4期合刊", "第12页", "总第三期"),
)
