"""What seven readers ask: answered in three taps, from the open data, and from a printed page.

In: questions.yaml; the site of content/ in Chromium at 390 px; its data/.
Out: each question answered.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pymupdf
import pytest
import yaml
import zxingcpp
from answer import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8")
)
BY_NAME = [pytest.param(one, id=f"{one['reader']}-{at}") for at, one in enumerate(QUESTIONS)]
TAPS = 3
LINES = 20
PATIENCE = 20_000
"""How long a page may take, in milliseconds: only what is broken waits so long."""
TODAY = "2026-07-15T12:00:00+08:00"
"""The day on which readers ask: five days after the newest issue."""


@pytest.fixture(scope="module", params=["front page", "printed page"])
def phone(request: pytest.FixtureRequest, browser: Any) -> Iterator[Any]:
    """Return a page of a phone, and where it begins."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    yield page, request.param
    context.close()


@pytest.fixture
def site(one: dict[str, Any], request: pytest.FixtureRequest) -> Path:
    """Return the site that a question is asked of."""
    folder: Path = request.getfixturevalue(one.get("site", "specimen"))
    return folder


def printed_code(site: Path) -> str:
    """Return where the QR code of the newest issue leads, below the site's address."""
    pdf = max(site.glob("2*/2*.pdf"))
    with pymupdf.open(pdf) as pages:
        for page in pages:
            picture = page.get_pixmap(dpi=150).pil_image()
            for code in zxingcpp.read_barcodes(picture):
                return str(code.text).split("/", 3)[3]
    pytest.fail(f"no code is printed in {pdf}")


def tap(page: Any, step: dict[str, Any]) -> None:
    """Do what a reader does with one tap."""
    ((deed, what),) = step.items()
    if deed == "search":
        page.get_by_role("searchbox").first.fill(str(what))
        page.get_by_role("searchbox").first.press("Enter")
    elif deed == "large":
        page.get_by_role("checkbox").first.check()
    else:
        page.get_by_role("link", name=str(what)).filter(visible=True).first.click()


@pytest.mark.parametrize("one", BY_NAME)
def test_a_reader_finds_the_answer_in_three_taps(
    phone: tuple[Any, str], one: dict[str, Any], site: Path, site_url: Callable[[Path], str]
) -> None:
    page, begin = phone
    assert len(one["taps"]) <= TAPS
    page.goto(site_url(site) + (printed_code(site) if begin == "printed page" else ""))
    for step in one["taps"]:
        tap(page, step)
    for text in one["shows"]:
        page.locator("main").get_by_text(text).filter(visible=True).first.wait_for()


@pytest.mark.parametrize("one", BY_NAME)
def test_a_program_finds_the_answer_in_the_data(one: dict[str, Any], site: Path) -> None:
    found = answer(site, one["data"])
    if "sha256" in one:
        text = json.dumps(found, ensure_ascii=False)
        assert hashlib.sha256(text.encode()).hexdigest() == one["sha256"]
    else:
        assert found == one["answer"]


def test_the_program_has_no_more_than_twenty_lines() -> None:
    lines = (Path(__file__).parent / "answer.py").read_text(encoding="utf-8").splitlines()
    code = [line for line in lines if line.strip() and not line.strip().startswith('"""')]
    assert len(code) <= LINES


def test_seven_readers_ask_thirty_questions() -> None:
    assert len(QUESTIONS) >= 30
    assert len({one["reader"] for one in QUESTIONS}) == 7
