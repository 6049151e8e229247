"""What every test may ask for: a built specimen, the real number, a browser, a served folder.

In: content/, and ../shared/seeds/content (or the folder that GAZETTE_SEEDS names) where it is.
Out: the fixtures specimen, seeds, seeds_content, signed, browser, site_url, update, limited;
hypothesis profiles.

The profile `quick` tries a few examples of a property, `ci` (chosen where CI is set) many and
always the same ones. A property that must hold for more multiplies the number of its profile:
`@settings(max_examples=5 * settings.default.max_examples)`.
"""

from __future__ import annotations

import fcntl
import json
import os
import signal
import subprocess
import sys
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Self

import judges
import pytest
import signed as signing
from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright
from waiting import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SEEDS = Path(os.environ.get("GAZETTE_SEEDS") or ROOT.parent / "shared/seeds/content")
ABSENT = "the real number is absent: ../shared/seeds"
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# A busy machine makes an example slow, which says nothing of the press.
PROFILE = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=20, **PROFILE)
settings.register_profile("ci", max_examples=200, derandomize=True, print_blob=True, **PROFILE)
settings.load_profile("ci" if os.environ.get("CI") else "quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update, which rewrites what is expected of the sites and rules under tests/."""
    parser.addoption("--update", action="store_true", help="rewrite expected/ and expected.txt")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse --update where nobody would look at what it writes."""
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is for people, not for CI")
    # A shell lets what it starts in the background ignore interrupts, and so would all that the
    # tests start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Tell whether what is expected is to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def limited() -> Iterator[None]:
    """Let a test fail that waits for ever: a reading, a process, whatever it waits for."""

    def fail(*_: object) -> None:
        pytest.fail(f"nothing came of it in {LIMIT} seconds")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(LIMIT)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build content/ once a run, by the command line; the folder of the site."""
    return built(ROOT / "content", shared(tmp_path_factory) / "specimen")


@pytest.fixture(scope="session")
def seeds_content() -> Path:
    """Find the real number's content, or skip and say so."""
    if not SEEDS.is_dir():
        pytest.skip(ABSENT)
    return SEEDS


@pytest.fixture(scope="session")
def seeds(seeds_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real number once a run, by the command line; the folder of its site."""
    return built(seeds_content, shared(tmp_path_factory) / "seeds")


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish, sign and build a quarter once a run: a folder with content/, output/ and key."""
    return signing.make(tmp_path_factory.mktemp("signed"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start Debian's Chromium, driven by Playwright, once a worker."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=judges.program("chromium"), args=CHROMIUM_OPTIONS, timeout=LIMIT * 1000
        )
        chromium.new_page = patient(chromium.new_page)
        chromium.new_context = patient(chromium.new_context)
        yield chromium
        chromium.close()


def patient(make: Callable[..., Any]) -> Callable[..., Any]:
    """Let what a browser opens wait longer than 30 seconds: the machine may be busy."""

    def made(**given: Any) -> Any:
        page = make(**given)
        page.set_default_timeout(LIMIT * 1000)
        return page

    return made


@pytest.fixture(scope="session")
def site_url() -> Iterator[Callable[[Path], str]]:
    """Serve folders on this machine: `site_url(folder)` is the address of one, ending in /."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(Server(folder)).address


class Server:
    """A web server of one folder, on a free port, until the end of its block."""

    def __init__(self, folder: Path, handler: Callable[..., Quiet] | None = None) -> None:
        """Take a port; nothing is served before the block begins."""
        answers = partial(handler or Quiet, directory=str(folder))
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), answers)
        self.thread = Thread(target=self.http.serve_forever, daemon=True)
        self.address = f"http://127.0.0.1:{self.http.server_port}/"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and give the port back."""
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """A handler that keeps no log: a test says only what is wrong."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def shared(factory: pytest.TempPathFactory) -> Path:
    """Find the folder that all workers of a run share."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def built(content: Path, place: Path) -> Path:
    """Build `content` into `place`/output, unless another worker has; a failed build fails."""
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = place / "said.json"
        if not said.exists():
            said.write_text(json.dumps(build(content, place / "output")), encoding="utf-8")
        status, text = json.loads(said.read_text(encoding="utf-8"))
    if status:
        pytest.fail(f"{content} could not be built (exit {status}):\n{text}")
    return place / "output"


def build(content: Path, output: Path, *more: str) -> tuple[int, str]:
    """Run `python build.py build`; its exit status and all that it said."""
    folders = ["--content", str(content), "--output", str(output)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "build", *folders, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    return done.returncode, done.stdout
