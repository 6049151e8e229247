"""The page of verifying in Chromium: from a server under a strict policy, and saved to a disk.

In: a quarter, published, signed and built; what a reader has of it, whole or altered.
Out: facts about what the page tells: which notice it is, whether it was published so, by which key.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import judges
import pytest
from conftest import Server
from test_verify import NOTICE, cut, edit, flipped, swapped_signers, units
from test_web import SCHEMES, WIDTHS, Strict

from gazette.language.words import LANGUAGES
from gazette.model import Act, LogEntry
from gazette.model.publication import PublishedLine, code, digest_of, head
from gazette.read.publication import lock_of
from gazette.read.publication_log import entries_of
from gazette.write import publication as written

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PROOFS = ("manifest.txt", "published.txt", "manifest.txt.sig")


@pytest.fixture
def site(signed: Path, tmp_path: Path) -> Path:
    """Copy the site for this test alone."""
    return Path(shutil.copytree(signed / "output", tmp_path / "site"))


@pytest.fixture
def told() -> list[str]:
    """Give a list for what a browser has to say of a page."""
    return []


@pytest.fixture
def page(browser: Any, site: Path, told: list[str]) -> Iterator[Any]:
    """Open the page from a server that forbids all that does not come from it as a file."""
    context = browser.new_context()
    opened = context.new_page()
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("console", lambda said: told.append(said.text))
    with Server(site, Strict) as server:
        opened.goto(f"{server.address}verify/")
        yield opened
        context.close()


def verdict(page: Any) -> str:
    """Wait for what the page tells, and return it."""
    page.wait_for_selector("#verdict li")
    page.wait_for_selector("#verify:not([aria-busy])")
    return str(page.locator("#verdict").inner_text())


def pasted(page: Any, text: str) -> str:
    """Paste a text; return what the page tells of it."""
    page.evaluate("document.querySelector('#verdict').replaceChildren()")
    page.fill("#verify-text", text)
    page.click("#verify button")
    return verdict(page)


def dropped(page: Any, *files: Path) -> str:
    """Give files to the page; return what it tells of them."""
    page.evaluate("document.querySelector('#verdict').replaceChildren()")
    page.set_input_files("#verify-files", [str(file) for file in files])
    return verdict(page)


def wrong(page: Any) -> list[str]:
    """Return what is told to differ."""
    return [str(one) for one in page.locator("#verdict .wrong").all_inner_texts()]


def paragraph(site: Path) -> str:
    """Return a paragraph that was published."""
    return next(text for _, text in units(site) if len(text) > 40)


def test_a_paragraph_is_proved_by_log_and_signature(page: Any, site: Path, told: list[str]) -> None:
    """It says which notice, which page, which manifest and key; no policy forbids it."""
    said = pasted(page, paragraph(site))
    assert wrong(page) == []
    assert "示例县档案管理办法" in said
    assert "2026年第1期第1页" in said
    assert "published.log的签名有效，钥匙 SHA256:" in said
    assert "2026-01/manifest.txt的签名有效" in said
    assert told == []


def test_a_flipped_character_is_shown_at_its_place(page: Any, site: Path) -> None:
    """Both readings, with the text around them."""
    text = paragraph(site)
    pasted(page, f"{text[:20]}甲{text[21:]}")
    assert page.locator("#verdict del").inner_text() == text[20]
    assert page.locator("#verdict ins").inner_text() == "甲"
    pasted(page, text.replace("，", ", ").replace("《", "\n《"))
    assert wrong(page) == []


@pytest.mark.parametrize("name", ["2026-01/2026-01.pdf", f"{NOTICE}/index.html", f"{NOTICE}.txt"])
def test_a_file_is_proved(name: str, page: Any, site: Path, tmp_path: Path) -> None:
    """A PDF by its digest, page and text by what they say; one character makes it wrong."""
    file = tmp_path / name.rpartition("/")[2]
    shutil.copy(site / name, file)
    dropped(page, file)
    assert wrong(page) == []
    if name.endswith(".pdf"):
        flipped(file.name, 300)(tmp_path)
    else:
        edit(file.name, "长期" if name.endswith("x") else "保管期限", "保存期限")(tmp_path)
    dropped(page, file)
    assert len(wrong(page)) == 1


def test_a_pdf_that_was_signed_later_is_told_apart(page: Any, site: Path, tmp_path: Path) -> None:
    """It begins with the published bytes."""
    file = tmp_path / "2026-01.pdf"
    more = b"\n9 0 obj\n<<>>\nendobj\n%%EOF\n"
    file.write_bytes((site / "2026-01/2026-01.pdf").read_bytes() + more)
    assert f"另加了{len(more)}字节" in dropped(page, file)
    assert wrong(page) == []


def test_a_code_leads_to_what_its_page_said(page: Any, site: Path) -> None:
    """As it stands in the foot, or without its blanks, in whichever case."""
    lock = lock_of((site / "2026-01/manifest.txt").read_bytes())
    assert lock
    said = pasted(page, code(lock.pages[0][1]))
    assert "2026年第1期第1页" in said
    assert paragraph(site) in said
    pasted(page, code(lock.pages[0][1]).replace(" ", "").lower())
    assert wrong(page) == []
    pasted(page, "ABCD EFGH ABCD EFGH")
    assert len(wrong(page)) == 1


def test_the_code_of_a_former_publication_is_known(page: Any, site: Path) -> None:
    """Paper stays as it was printed: its code leads to the page, and says that it was changed."""
    manifest = (site / "2026-01/manifest.txt").read_text(encoding="utf-8")
    now = lock_of(manifest.encode())
    assert now
    digest = digest_of("printed before")
    former = manifest.replace(now.pages[0][1], digest)
    (site / "2026-01/manifest-1.txt").write_text(former, encoding="utf-8")
    lock = digest_of(former.removesuffix("\n"))
    entries = entries_of((site / "published.log").read_bytes())
    assert entries
    log = (LogEntry(1, "2026-04-10", Act.PUBLISH, "2026-01", lock, before=head(())),)
    for one in entries:
        log = (*log, replace(one, number=len(log) + 1, before=head(log)))
    (site / "published.log").write_text(written.log(log), encoding="utf-8")
    assert "从前一次出版" in pasted(page, code(digest))
    assert wrong(page) == []


def more(site: Path) -> None:
    """Put a line into the published text that its manifest does not have."""
    line = PublishedLine("/2026-01/zf-2026-1/#more", "00", "另有一段。")
    with (site / "2026-01/published.txt").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_what_was_never_published_is_said_so(page: Any) -> None:
    """No notice is made responsible for it."""
    assert "没有哪一件" in pasted(page, "春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。")


def test_what_is_exact_in_an_older_issue_is_not_told_to_differ_from_a_newer_one(
    page: Any, site: Path
) -> None:
    """Documents repeat one another: a likeness in the newest issue does not end the search."""
    text = paragraph(site)
    like = PublishedLine("/2026-02/zf-2026-3/#like", "00", f"{text[:20]}甲{text[21:]}")
    with (site / "2026-02/published.txt").open("a", encoding="utf-8") as file:
        file.write(f"{like}\n")
    with (site / "2026-02/manifest.txt").open("a", encoding="utf-8") as file:
        file.write(f"# {like.digest} {like.address}\n")
    said = pasted(page, text)
    assert wrong(page) == []
    assert "2026年第1期第1页" in said


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (edit("2026-01/manifest.txt", "# version 1", "# version 2"), "清单不是"),
        (edit("published.log", "2026-04-11", "2026-04-10"), "接不上"),
        (cut("published.log"), "published.log的签名核验不过"),
        (flipped("2026-01/manifest.txt.sig"), "manifest.txt的签名核验不过"),
        (swapped_signers, "被换过"),
    ],
    ids=["manifest", "log", "end of the log", "signature", "signers"],
)
def test_what_proves_it_is_verified_too(alter: Any, said: str, page: Any, site: Path) -> None:
    """Who changes it on the server is found out, each at its place."""
    text = paragraph(site)
    alter(site)
    pasted(page, text)
    assert any(said in one for one in wrong(page)), wrong(page)


def test_a_line_that_was_changed_proves_nothing(page: Any, site: Path) -> None:
    """Its digest is not that of the manifest, so that it was not published."""
    text = paragraph(site)
    edit("2026-01/published.txt", text[10:16], "甲乙丙丁戊己", 9)(site)
    pasted(page, f"{text[:10]}甲乙丙丁戊己{text[16:]}")
    assert wrong(page)


@pytest.mark.parametrize("alter", [cut("2026-01/published.txt"), more], ids=["less", "more"])
def test_a_published_text_that_is_not_the_bound_one_is_said_to_be_none(
    alter: Any, page: Any, site: Path
) -> None:
    """What the manifest has and the text has not is no withdrawal, which the log would tell."""
    text = paragraph(site)
    alter(site)
    assert "撤回" not in pasted(page, text)
    assert any("不是清单锁定的那一份" in one for one in wrong(page))


def test_without_cryptography_digests_are_compared_all_the_same(browser: Any, site: Path) -> None:
    """Plain http on an intranet: it says so, and names the command."""
    page = browser.new_page()
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    with Server(site) as server:
        page.goto(f"{server.address}verify/")
        said = dropped(page, site / "2026-01/2026-01.pdf")
        assert wrong(page) == []
        assert "gazette verify" in said
        assert "签名有效" not in said
        assert "就是出版时的" in said
    page.close()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_reader_is_sent_to_no_checkout(language: str) -> None:
    """Whoever verifies has the site: no text names what stands in the press's own folder alone."""
    said = repr(LANGUAGES[language].verifying)
    assert "build.py" not in said
    assert said.count("gazette verify") == said.count("ssh-keygen") == 3


def test_a_browser_without_ed25519_says_so(browser: Any, site: Path) -> None:
    """The key is told, so that it can be looked at elsewhere."""
    page = browser.new_page()
    page.add_init_script("crypto.subtle.importKey = () => Promise.reject(new Error('no'))")
    with Server(site) as server:
        page.goto(f"{server.address}verify/")
        said = pasted(page, paragraph(site))
        assert wrong(page) == []
        assert "不能核验" in said
    page.close()


def test_the_saved_page_works_from_a_disk(browser: Any, site: Path, tmp_path: Path) -> None:
    """By itself, with what proves an issue dropped on it; nothing is fetched."""
    told: list[str] = []
    file = tmp_path / "saved.html"
    shutil.copy(site / "verify/offline.html", file)
    page = browser.new_page()
    page.on("console", lambda said: told.append(said.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(file.as_uri())
    assert "拖进来" in pasted(page, paragraph(site))
    proofs = [site / "2026-01" / name for name in PROOFS]
    logs = [site / name for name in ("published.log", "published.log.sig", "signers")]
    dropped(page, *proofs, *logs)
    assert "签名有效" in pasted(page, paragraph(site))
    assert wrong(page) == []
    dropped(page, site / "2026-01/2026-01.pdf")
    assert wrong(page) == []
    flipped("2026-01/2026-01.pdf", 300)(site)
    dropped(page, site / "2026-01/2026-01.pdf")
    assert len(wrong(page)) == 1
    assert told == []
    page.close()


def test_the_saved_page_allows_its_own_script_alone(site: Path) -> None:
    """Its policy names the digests of what is written in it."""
    html = (site / "verify/offline.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert policy[1].count("&#39;sha256-") + policy[1].count("'sha256-") == 2
    assert "unsafe" not in policy[1]
    assert (ROOT / "static/verify.js").read_text(encoding="utf-8").strip() in html


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["verify/", "verify/offline.html"])
def test_axe_finds_no_violation(
    width: int, scheme: str, name: str, browser: Any, site: Path
) -> None:
    """With a result that differs on it; and nothing is wider than the window."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    with Server(site) as server:
        page.goto(server.address + name)
        text = paragraph(site)
        pasted(page, f"{text[:20]}甲{text[21:]}")
        assert judges.axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.close()


def test_nu_finds_no_error(site: Path) -> None:
    """The pages and their style are what their standards say."""
    assert judges.nu(site / "verify") == []


def test_every_page_leads_to_it_once_something_is_locked(site: Path, specimen: Path) -> None:
    """Where nothing is locked there is nothing to verify."""
    assert 'href="../../verify/"' in (site / NOTICE / "index.html").read_text(encoding="utf-8")
    assert "/verify/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert not (specimen / "verify").exists()
    assert "verify/" not in (specimen / "index.html").read_text(encoding="utf-8")


def test_the_script_has_all_its_words_in_every_language() -> None:
    """No word is asked for that a language lacks, and none is there that nobody asks for."""
    script = (ROOT / "static/verify.js").read_text(encoding="utf-8")
    asked = set(re.findall(r"words\.(\w+)", script)) | {"right", "wrong", "unproved"}
    for table in LANGUAGES.values():
        assert set(table.verifying.said) == asked
    assert not re.search(r"\{\{|\{%|\{#", script)  # it is drawn into the saved page
