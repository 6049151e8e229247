"""A judge that cannot say no has not judged: each is shown something bad, and something good.

In: judges.
Out: tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import judges
import pytest
from weasyprint import HTML

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>公报</title></head>
<body><main><h1>公报</h1><p id="p1">正文一，〔2026〕3号。</p>
<p><a href="notice/#p5">第5页</a> <a href="/notice/">文件</a></p></main></body></html>
"""
NOTICE = GOOD.replace('id="p1"', 'id="p5"').replace("notice/", "./")
BOX = (50.0, 50.0, 500.0, 700.0)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Lay out a small site without a fault."""
    (tmp_path / "notice").mkdir()
    (tmp_path / "县政府文件").mkdir()
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "notice/index.html").write_text(NOTICE.replace('"/./"', '"/"'), encoding="utf-8")
    (tmp_path / "县政府文件/index.html").write_text(
        GOOD.replace('"notice', '"../notice'), encoding="utf-8"
    )
    (tmp_path / "style.css").write_text("body { color: #222 }\n", encoding="utf-8")
    return tmp_path


def pdf(folder: Path, html: str, **options: Any) -> Path:
    """Print `html` to a file."""
    path = folder / "print.pdf"
    HTML(string=html).write_pdf(path, **options)
    return path


def test_good_site_has_no_findings(site: Path) -> None:
    """The site that the tests below spoil is faultless to begin with."""
    assert judges.nu(site) == []
    assert judges.links(site, "https://gazette.example/") == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("bad.html", GOOD.replace("<p>", "<p><div>")),
        ("bad.svg", '<svg xmlns="http://www.w3.org/2000/svg"><rec/></svg>'),
        ("bad.css", "body { colr: red }"),
    ],
)
def test_nu_sees_broken_files(site: Path, name: str, text: str) -> None:
    """Broken HTML, SVG and CSS are each found, and named."""
    (site / name).write_text(text, encoding="utf-8")
    findings = judges.nu(site)
    assert findings
    assert all(name in finding for finding in findings)


def test_nu_leaves_print_css_alone(site: Path) -> None:
    """A style sheet of the print edition is not asked about: Nu knows no page boxes."""
    (site / "print.css").write_text("p { string-set: a content() }", encoding="utf-8")
    assert judges.nu(site) == []


def test_axe_sees_an_inaccessible_page(browser: Any) -> None:
    """A picture without words, a pale text and a missing language are each found."""
    page = browser.new_page()
    page.set_content(GOOD)
    assert judges.axe(page) == []
    page.set_content(
        "<title>x</title><main><h1 style='color:#ccc'>公报</h1><img src='data:,'></main>"
    )
    found = " ".join(judges.axe(page))
    page.close()
    assert all(rule in found for rule in ("image-alt", "color-contrast", "html-has-lang"))


@pytest.mark.parametrize(
    "target",
    [
        "nowhere/",
        "notice/#p6",
        "/nowhere.html",
        "https://gazette.example/nowhere/",
        "https://gazette.example/notice/#p6",
    ],
)
def test_lychee_sees_a_broken_link(site: Path, target: str) -> None:
    """A page, a fragment and an own address that are not there are each found."""
    (site / "bad.html").write_text(GOOD.replace("notice/#p5", target), encoding="utf-8")
    (finding,) = judges.links(site, "https://gazette.example/")
    assert "bad.html" in finding


def test_lychee_reads_the_feed_and_the_sitemap(site: Path) -> None:
    """An address in XML that is not there is found."""
    (site / "sitemap.xml").write_text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://gazette.example/nowhere/</loc></url></urlset>",
        encoding="utf-8",
    )
    (finding,) = judges.links(site, "https://gazette.example")
    assert "sitemap.xml" in finding


@pytest.mark.parametrize(("flavour", "variant"), [("ua1", "pdf/ua-1"), ("2a", "pdf/a-2a")])
def test_verapdf_tells_good_from_bad(tmp_path: Path, flavour: str, variant: str) -> None:
    """A plain PDF is neither PDF/UA nor PDF/A; one that was made to be, is."""
    assert judges.verapdf(pdf(tmp_path, GOOD), flavour)
    assert judges.verapdf(pdf(tmp_path, GOOD, pdf_variant=variant), flavour) == []


def test_verapdf_fails_on_what_is_no_pdf(tmp_path: Path) -> None:
    """A file that veraPDF cannot read fails the test; it does not pass for want of findings."""
    (tmp_path / "print.pdf").write_text("no PDF", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="could not judge"):
        judges.verapdf(tmp_path / "print.pdf", "ua1")


def test_outloud_sees_an_untagged_file_and_a_table_without_heads(tmp_path: Path) -> None:
    """A file that says nothing of its parts is found, and a table that does not of its columns."""
    assert "print.pdf:0: " in " ".join(judges.outloud(pdf(tmp_path, GOOD)))
    assert judges.outloud(pdf(tmp_path, GOOD, pdf_variant="pdf/ua-1")) == []
    table = GOOD.replace("</main>", "<table><tr><td>甲<td>乙<tr><td>1<td>2</table></main>")
    assert "TBL-001" in " ".join(judges.outloud(pdf(tmp_path, table, pdf_variant="pdf/ua-1")))


@pytest.mark.parametrize("read", [judges.pdf_text, judges.pdftotext])
def test_pdf_text_counts_what_lies_on_the_paper(
    tmp_path: Path, read: Callable[..., list[str]]
) -> None:
    """Each reader gives a page's text, but not what lies outside the box or off the paper."""
    html = (
        "<style>@page { size: 600pt 800pt; margin: 60pt }"
        "p { position: absolute; white-space: nowrap }</style>"
        "<div style='height: 10pt'><p style='top: 0; left: 0'>之内</p>"
        "<p style='top: 0; left: 460pt'>之外</p>"
        "<p style='top: 100pt; left: 900pt'>纸外</p><p style='top: 660pt; left: 0'>之下</p>"
        "</div><div style='break-before: page'>第二页</div>"
    )
    path = pdf(tmp_path, html)
    assert ["".join(text.split()) for text in read(path, BOX)] == ["之内", "第二页"]
    whole = "".join(read(path)).split()
    assert "之外" in whole
    assert "纸外" not in whole


def test_both_readers_agree(tmp_path: Path) -> None:
    """PyMuPDF and poppler read the same characters in the same order, over two columns."""
    text = "".join(f"<p>{n}、关于𠮷㛃䶮的通知，PM<sub>2.5</sub>。</p>" for n in range(90))
    path = pdf(tmp_path, f"<div style='columns: 2'>{text}</div>")
    first, second = (
        "".join("".join(read(path)).split()) for read in (judges.pdf_text, judges.pdftotext)
    )
    assert first == second
    assert first.startswith("0、关于𠮷㛃䶮的通知，PM2.5。1、")


def test_a_missing_judge_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without its judge a test fails and says how to get it."""
    monkeypatch.setattr(judges, "TESTS", tmp_path)
    monkeypatch.setattr(judges, "VENV", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    paper = tmp_path / "print.pdf"
    asked: list[Callable[[], object]] = [
        lambda: judges.nu(tmp_path),
        lambda: judges.axe(None),
        lambda: judges.links(tmp_path),
        lambda: judges.verapdf(paper, "ua1"),
        lambda: judges.outloud(paper),
        lambda: judges.pdftotext(paper),
    ]
    for ask in asked:
        with pytest.raises(pytest.fail.Exception, match="make test"):
            ask()


def test_an_empty_folder_is_no_good_site(tmp_path: Path) -> None:
    """A judge that was shown nothing fails."""
    for judge in (judges.nu, judges.links):
        with pytest.raises(pytest.fail.Exception, match="nothing to judge"):
            judge(tmp_path)


def test_served_folder_is_what_the_browser_sees(
    browser: Any, site: Path, site_url: Callable[[Path], str]
) -> None:
    """The server gives a folder's index, and 404 for what is not there."""
    page = browser.new_page()
    assert page.goto(site_url(site) + "notice/").ok
    assert page.title() == "公报"
    assert page.goto(site_url(site) + "nowhere").status == 404
    page.close()
