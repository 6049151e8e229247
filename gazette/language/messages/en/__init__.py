"""Messages in English: the Chinese template -> the English one, room by room.

In: nothing of ours.
Out: ENGLISH. A count says both its forms, `{count:place|places}`; a row what stands between its
items, `{names:, }`. Where the Chinese names a field by its `{label}`, the English has its `{key}`.
"""

from __future__ import annotations

from gazette.language.messages.en.addresses import ADDRESSES
from gazette.language.messages.en.checking import CHECKING
from gazette.language.messages.en.commands import COMMANDS
from gazette.language.messages.en.correcting import CORRECTING
from gazette.language.messages.en.desk import DESK
from gazette.language.messages.en.desk_page import DESK_PAGE
from gazette.language.messages.en.drafting import DRAFTING
from gazette.language.messages.en.fields import FIELDS
from gazette.language.messages.en.footnotes import FOOTNOTES
from gazette.language.messages.en.importing_1 import IMPORTING_1
from gazette.language.messages.en.importing_2 import IMPORTING_2
from gazette.language.messages.en.previewing import PREVIEWING
from gazette.language.messages.en.publication import PUBLICATION
from gazette.language.messages.en.publishing import PUBLISHING
from gazette.language.messages.en.reading import READING
from gazette.language.messages.en.rules_1 import RULES_1
from gazette.language.messages.en.rules_2 import RULES_2
from gazette.language.messages.en.rules_3 import RULES_3
from gazette.language.messages.en.rules_4 import RULES_4
from gazette.language.messages.en.serving import SERVING
from gazette.language.messages.en.verifying import VERIFYING

ENGLISH = (
    ADDRESSES
    | CHECKING
    | COMMANDS
    | CORRECTING
    | DESK
    | DESK_PAGE
    | DRAFTING
    | FIELDS
    | FOOTNOTES
    | IMPORTING_1
    | IMPORTING_2
    | PREVIEWING
    | PUBLICATION
    | PUBLISHING
    | READING
    | RULES_1
    | RULES_2
    | RULES_3
    | RULES_4
    | SERVING
    | VERIFYING
)
