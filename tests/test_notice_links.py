"""What a printed notice cites is a link: within the issue to its page, else to the web.

In: an issue made by hand, whose first notice cites the second and one of another issue.
Out: facts about gazette.print.notice_links and the PDF.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import judges
import pymupdf
import pytest
from jobs import job, notice, paragraph

from gazette.arrange.citing import addresses, held_mentions
from gazette.model import Gazette
from gazette.print.fingerprint import fingerprint
from gazette.print.issue_pdf import make_issue_pdf
from gazette.print.notice_links import leads
from gazette.read.mentions import with_mentions

if TYPE_CHECKING:
    from pathlib import Path

    from gazette.print import IssuePdf, Job

OTHER = "/2025-04/zf-2025-9/"
TEXT = (
    "按照《示例县人民政府关于第2件事的通知》（示政发〔2026〕2号）、示政发〔2025〕9号和"
    "示政发〔2019〕1号的规定，" + "各乡镇、各部门要逐项落实。" * 40
)


@pytest.fixture
def issue(tmp_path: Path) -> Job:
    """Make the issue; its second notice and one of another issue are held."""
    citing, cited = with_mentions(notice(1, paragraph("n3", TEXT))), notice(2)
    made = job(tmp_path, citing, cited)
    gazette = Gazette(made.masthead, (made.issue,))
    (held,) = addresses(gazette).values()
    assert held[1:] == ("", "")
    return replace(made, cited={"zf-2026-1": (held[0], OTHER, "")})


@pytest.fixture
def printed(issue: Job) -> IssuePdf:
    """Print it."""
    return make_issue_pdf(issue)


def test_what_is_held_is_a_reference(issue: Job) -> None:
    """Each at its characters; what is not held is none."""
    (references,) = (one.references for one in leads(issue, {}).values() if one.references)
    (found,) = references.values()
    said = "".join(TEXT.split())
    assert [(said[one.start : one.end], one.address) for one in found] == [
        ("《示例县人民政府关于第2件事的通知》（示政发〔2026〕2号）", "#zf-2026-2"),
        ("示政发〔2025〕9号", f"https://gazette.example{OTHER}"),
    ]
    assert leads(issue, {"zf-2026-2": "codes/a.svg"})["zf-2026-2"] == ("codes/a.svg", {})


def test_a_number_inside_a_title_is_no_link_of_its_own(issue: Job) -> None:
    """Where the title is held, it leads alone; else the number does."""
    one = issue.notices[0]
    outer = replace(one.mentions[0], start=2, end=40, at=0)
    inner = replace(one.mentions[0], start=20, end=30, at=1)
    nested = replace(one, mentions=(inner, outer))
    assert list(held_mentions(nested, ("/a/", "/b/"))) == [outer]
    assert list(held_mentions(nested, ("", "/b/"))) == [inner]


def links(pdf: bytes) -> list[tuple[Any, str]]:
    """List the links of the printed pages: where they lead, and what stands under them."""
    found = []
    for page in list(pymupdf.open(stream=pdf))[2:]:
        for link in page.get_links():
            to = link.get("uri") or link.get("nameddest")
            found.append((to, page.get_text(clip=link["from"]).strip()))
    return found


def test_citations_are_links_in_the_pdf(printed: IssuePdf) -> None:
    """Within the issue they lead to the notice's page; those of another issue to the web."""
    found = links(printed.pdf)
    here = "".join(text for to, text in found if to == "zf-2026-2")
    there = "".join(text for to, text in found if to == f"https://gazette.example{OTHER}")
    assert "关于第2件事的通知" in here
    assert "2025〕9号" in there
    assert "2019" not in here + there


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["2a", "ua1"])
def test_judges_find_no_fault_with_them(printed: IssuePdf, flavour: str, tmp_path: Path) -> None:
    """In the whole, and in the part that lacks the page to which a link led."""
    for name, pdf in (("whole", printed.pdf), ("part", printed.parts["zf-2026-1"])):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        assert judges.verapdf(path, flavour) == []


def test_links_move_no_line(issue: Job, printed: IssuePdf) -> None:
    """Every page begins where it began, and every line has its characters."""
    bare = make_issue_pdf(replace(issue, cited={}))
    assert bare.page_map == printed.page_map
    rows = [
        [line for page in pymupdf.open(stream=pdf) for line in lines(page)]
        for pdf in (bare.pdf, printed.pdf)
    ]
    assert rows[0] == rows[1]


def lines(page: Any) -> list[str]:
    """Return what stands on each base line of a page."""
    found: dict[float, list[tuple[float, str]]] = {}
    for area in page.get_text("rawdict", flags=0)["blocks"]:
        for line in area["lines"]:
            for span in line["spans"]:
                for one in span["chars"]:
                    x, y = one["origin"]
                    found.setdefault(round(y), []).append((x, one["c"]))
    return ["".join(c for _, c in sorted(row)).replace(" ", "") for _, row in sorted(found.items())]


def test_what_is_held_tells_two_prints_apart(issue: Job) -> None:
    """An issue is set again where a document that it cites has come into the archive."""
    assert fingerprint(issue) != fingerprint(replace(issue, cited={}))
