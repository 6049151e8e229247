"""Pairing: heads and signatures of a notice that do not belong to each other one to one.

In: the lines of a notice below its head, its title, its parts.
Out: an Uncertainty where a second head or a second signature stands among them.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from gazette.importers.document import Uncertainty
from gazette.importers.lexicon import notice_labels, numbering, terms
from gazette.model import message

if TYPE_CHECKING:
    from gazette.importers.document import Line
    from gazette.importers.structure.parts import Parts

_RULE = message("题头与落款不成对")


def unpaired(lines: tuple[Line, ...], title: str, split: Parts) -> tuple[Uncertainty, ...]:
    """Return a doubt where a notice holds the head or the signature of another act.

    公告 and 令 without a number stand before what they promulgate, and contents name only that: the
    act then lies in the notice before, and its day may have become that of the notice. What is
    passed on (转发), and annexes, have heads and signatures of their own.
    """
    if notice_labels.PASSED_ON.search(title):
        return ()
    own = tuple(takewhile(lambda line: not numbering.annex_head(line.text), lines))
    dated = (
        message("成文日期“{dated}”", dated=split.dated) if split.dated else message("没有成文日期")
    )
    heads = [line for line in own if _act(line.text)]
    signed = [
        day
        for signer, day in pairwise(own)
        if terms.day_line(day.text) and terms.signer(signer.text) and day.span != split.dated_span
    ]
    if heads:
        done = message(
            "像另一份文件的题头，留在《{title}》里；这一件的{dated}，请核对是谁的",
            title=title,
            dated=dated,
        )
        return (Uncertainty.at(heads[0], _RULE, done),)
    if signed:
        done = message(
            "《{title}》里另有一处落款，{dated}；请核对有没有混入另一份文件",
            title=title,
            dated=dated,
        )
        return (Uncertainty.at(signed[0], _RULE, done),)
    return ()


def _act(text: str) -> bool:
    """Return whether a line is the name of an organ and of an act, and nothing else."""
    match = notice_labels.ACT.fullmatch(terms.squeeze(text))
    return match is not None and terms.organ(match["organ"])
