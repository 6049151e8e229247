"""Times the preview in a real browser: from a file that is saved to the text that is seen.

In: .venv, Chromium, generate.py; `python tests/bench/previewing.py 1000`.
Out: seconds of the clock: the median and the slowest of several edits of notices here and there, on
the specimen and on an archive of so many notices; what a build of the whole takes for the same; and
on the specimen how long it is until the printed pages of the notice are there, and of its issue.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import generate
import judges
from conftest import CHROMIUM_OPTIONS
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
EDITS = 9
_ADDRESS = "http://localhost"
_PAUSE = 0.01  # seconds


@contextmanager
def previewed(content: Path, output: Path, *more: str) -> Iterator[str]:
    """Run the preview of a folder; give its address once there is a site and nothing goes on."""
    line = [sys.executable, ROOT / "build.py", "preview", "--no-open", *more]
    folders = ["--content", content, "--output", output]
    process = subprocess.Popen([*line, *folders], stdout=subprocess.PIPE, text=True)
    try:
        told = iter(process.stdout or ())
        address = next(word for said in told for word in said.split() if _ADDRESS in word)
        next(said for said in told if address in said)  # the site is there
        next(said for said in told if address in said)  # and its search
        yield address.rstrip("/")
    finally:
        process.terminate()
        process.communicate()


def edited(page: Any, path: Path, at: int) -> float:
    """Add a sentence to a notice; return the seconds until it is seen."""
    sentence = f"这是第{at}次改动。"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    start = time.perf_counter()
    path.write_text(f"{text}\n\n{sentence}\n", encoding="utf-8")
    page.wait_for_function("said => document.body.innerText.includes(said)", arg=sentence)
    return time.perf_counter() - start


def settled(page: Any) -> None:
    """Wait until the whole site has followed, so that each edit begins from rest."""
    asked = "fetch(`/_press/state?address=/`).then(answer => answer.json()).then(one => !one.busy)"
    page.wait_for_function(f"() => {asked}", polling=200)


def measure(content: Path, output: Path) -> tuple[list[float], float]:
    """Return the seconds of each edit of notices in turn, and of a build after one more."""
    files = sorted(content.glob("*/*.md"))
    files = [one for one in files if one.name != "README.md"]
    chosen = [files[at * len(files) // EDITS] for at in range(EDITS)]
    took = []
    with previewed(content, output, "--no-print") as address, sync_playwright() as playwright:
        chromium = judges.program("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_OPTIONS)
        page = browser.new_page()
        for at, path in enumerate(chosen):
            name = path.stem.partition("-")[2]
            page.goto(f"{address}/{path.parent.name}/{name}/")
            page.wait_for_selector("#press-bar:not([hidden])", state="attached")
            settled(page)
            took.append(edited(page, path, at))
            settled(page)
        browser.close()
    line = [sys.executable, ROOT / "build.py", "build", "--no-print", "--no-search"]
    line += ["--content", content, "--output", output.with_name("whole")]
    subprocess.run(line, check=True, capture_output=True)
    chosen[0].write_text(f"{chosen[0].read_text(encoding='utf-8')}\n又一段。\n", encoding="utf-8")
    start = time.perf_counter()
    subprocess.run(line, check=True, capture_output=True)
    return took, time.perf_counter() - start


def printed(content: Path, output: Path) -> list[tuple[float, float]]:
    """Return the seconds until the printed pages of notices are there, and of their issues."""
    took = []
    with previewed(content, output) as address:

        def said(path: Path) -> dict[str, Any]:
            name = path.stem.partition("-")[2]
            asked = f"{address}/_press/state?address=/{path.parent.name}/{name}/"
            with urlopen(asked) as answer:  # noqa: S310 - our own server
                return dict(json.load(answer))

        def pages(path: Path) -> str:
            return " ".join(picture for _, picture, *_ in said(path)["printed"])

        files = [one for one in sorted(content.glob("*/*.md")) if one.name != "README.md"]
        for at in range(EDITS):
            path = files[at * len(files) // EDITS]
            wait(lambda path=path: pages(path) and not said(path)["busy"])
            before = pages(path)
            text = path.read_text(encoding="utf-8").rstrip("\n")
            start = time.perf_counter()
            path.write_text(f"{text}\n\n又一段，看它印在哪里。\n", encoding="utf-8")
            wait(lambda path=path, before=before: pages(path) not in {"", before})
            own = time.perf_counter() - start
            wait(lambda path=path: "/_press/" not in pages(path) and not said(path)["busy"])
            took.append((own, time.perf_counter() - start))
    return took


def wait(asked: Callable[[], object]) -> None:
    """Ask until the answer is yes."""
    while not asked():
        time.sleep(_PAUSE)


def main(count: int) -> None:
    """Print one line an archive."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        shutil.copytree(ROOT / "content", here / "specimen")
        generate.ours(here / "archive", list(generate.archive(count)))
        for name in ("specimen", "archive"):
            took, whole = measure(here / name, here / f"{name}-output")
            notices = len(list((here / name).glob("*/*.md")))
            print(
                f"{notices} notices: seen after {median(took):.2f} s (slowest {max(took):.2f} s); "
                f"a build of the whole {whole:.2f} s, {whole / median(took):.1f} times as long"
            )

        took = printed(here / "specimen", here / "printed-output")
        own, whole = ([one[at] for one in took] for at in range(2))
        print(
            f"printed pages of a notice: after {median(own):.2f} s (slowest {max(own):.2f} s); "
            f"those of its issue: after {median(whole):.2f} s"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
