"""Kinds of documents (文种): what a title ends with.

In: nothing of ours.
Out: OFFICIAL, INSTRUMENTS, PRINTED and LAWS, tables of names.
"""

from __future__ import annotations

OFFICIAL = (
    *("决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知"),
    *("通报", "报告", "请示", "批复", "议案", "函", "纪要", "令"),
)
"""The kinds of official documents, as the regulation on their handling lists them."""

INSTRUMENTS = (
    *("条例", "办法", "规定", "规则", "细则", "方案", "规划", "计划"),
    *("预案", "措施", "要点", "章程"),
)
"""The kinds of what a notice promulgates."""

PRINTED = ("公示", "大事记", "解读", "说明", "讲话", "致辞", "目录", "名单", "清单")
"""What a gazette prints besides."""

LAWS = (
    *("法", "法典", "标准", "规范", "规程", "导则", "纲要"),
    *("指南", "准则", "制度", "协定", "总体方案"),
)
"""What laws, standards and plans of others are called, which a document cites."""
