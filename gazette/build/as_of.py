"""As of: what is in force on the day of the run, the only file of the site that knows that day.

In: a Context, the Gazette.
Out: data/as-of.json among the SiteFiles.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gazette import read
from gazette.build.cache import Kind, key
from gazette.build.page_drawing import DrawnPages, draw_pages, staged
from gazette.build.site_files import lazily
from gazette.model.masthead import TIMEZONE
from gazette.pages.open_data import record_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.build.site_files import SiteFiles
    from gazette.model import Gazette

AS_OF = Kind("as_of", dict[str, str])
_CHINA = timezone(timedelta(hours=8))


def add_as_of(files: SiteFiles, context: Context, gazette: Gazette, cards: Sequence[str]) -> None:
    """Add data/as-of.json, made anew on another day and where the archive has changed.

    `cards` are the keys of the gazette's issues with their cards, which reading them gave.
    """
    day = context.run.as_of or today(gazette.masthead.timezone)
    known, staging = context.cache.last(AS_OF, "") or {}, context.site.staging

    def draw(known: dict[str, str]) -> dict[str, str]:
        pages = [record_data.as_of(gazette, day)]
        return draw_pages(context.renderer, staging, pages, DrawnPages(known, {})).files

    inputs = {"": key(gazette.masthead, day, cards)}
    made = context.cache.made(AS_OF, inputs, lambda _: [("", draw(known))])
    files.add("as of", made[""], lazily(partial(staged, staging), lambda: draw({})))


def today_of(content: Path) -> date:
    """Return what day it is at a gazette's place; in China's where gazette.yaml cannot be read."""
    masthead, _ = read.masthead(content)
    return today(masthead.timezone if masthead else TIMEZONE)


def today(zone: str) -> date:
    """Return what day it is in a time zone; in China's where this machine knows no zones."""
    try:
        return datetime.now(ZoneInfo(zone)).date()
    except ZoneInfoNotFoundError:
        return datetime.now(_CHINA).date()
