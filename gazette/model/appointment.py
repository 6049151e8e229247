"""What a notice does to a person's post.

In: nothing of ours.
Out: Appointment, as the text has it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a notice does to a person's post, in its block `unit`.

    `act` is a key of language.words' acts; empty for what was not understood, which `text` has.
    `probation` is how long it is (一年), `since` from when the post is held, in the words of the
    text; `remark` what else it says of the person or the post.
    """

    act: str
    unit: str
    person: str = ""
    post: str = ""
    probation: str = ""
    since: str = ""
    remark: str = ""
    text: str = ""
