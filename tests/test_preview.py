"""The preview: drafts are served on this machine, a change is seen at once, Problems in the page.

In: the command line, a content folder with a draft; requests of browsers, ours and hostile ones.
Out: what a browser is given before and after an edit, and what nobody is given.
"""

from __future__ import annotations

import http.client
import json
import multiprocessing
import shutil
import socket
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import judges
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from waiting import until

from gazette import preview
from gazette.build import Result, build_site
from gazette.build.context import Run
from gazette.model import message
from gazette.preview import background_print
from gazette.preview.notice_pages import NoticePages, NoticeView
from gazette.preview.server import Answer, PreviewServer, Request, listen
from gazette.preview.state import PreviewState
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
RULES = ROOT / "tests" / "rules"
BASE = RULES / "base" / "content"
NOTICE = "2026-01/01-zf-2026-1.md"
ADDRESS = "/2026-01/zf-2026-1/"


@dataclass(frozen=True)
class Previewed:
    """A preview that runs: its content, its address without the last slash, what it says."""

    content: Path
    root: str
    said: Queue[str]

    @property
    def notice(self) -> Path:
        """The file of the only notice."""
        return self.content / NOTICE

    def page(self, address: str = ADDRESS) -> str:
        """Return what stands at an address; nothing where nothing does."""
        with suppress(URLError, ConnectionError), urlopen(self.root + address) as answer:  # noqa: S310
            return str(answer.read().decode())
        return ""

    def state(self, address: str = ADDRESS) -> dict[str, Any]:
        """Return what the bar of a page is told."""
        with urlopen(f"{self.root}/_press/state?address={address}") as answer:  # noqa: S310 - ours
            return dict(json.load(answer))

    def edit(self, old: str, new: str) -> None:
        """Put `new` in the place of `old`, as an editor saves it."""
        text = self.notice.read_text(encoding="utf-8")
        assert old in text
        self.notice.write_text(text.replace(old, new), encoding="utf-8")


def draft(content: Path) -> Path:
    """Copy the base of the rules' fixtures, its issue a draft."""
    shutil.copytree(BASE, content)
    issue = content / "2026-01" / "issue.yaml"
    issue.write_text(issue.read_text(encoding="utf-8").replace("published\n", "draft\n"))
    return content


@pytest.fixture
def previewed(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Previewed]:
    """Run `python build.py preview` of a draft, printed where a test asks for it."""
    content = draft(tmp_path / "content")
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    line = [sys.executable, ROOT / "build.py", "preview", "--port", str(port)]
    line += ["--content", content, "--output", tmp_path / "output"]
    line += [] if getattr(request, "param", "") == "printed" else ["--no-print"]
    process = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said: Queue[str] = Queue()
    assert process.stdout is not None
    reader = Thread(target=lambda: [said.put(one) for one in process.stdout or ()], daemon=True)
    reader.start()
    found = Previewed(content, f"http://localhost:{port}", said)
    try:
        until(found.page)
        yield found
    finally:
        process.terminate()
        process.wait()
        reader.join()
        process.stdout.close()
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("limited")
def test_a_draft_is_served_and_an_edit_is_seen(previewed: Previewed) -> None:
    """The draft has its page, an edit of it comes up, and output/ is never touched."""
    assert "现将有关事项通知如下" in previewed.page()
    previewed.edit("如下", "如下，已改")
    until(lambda: "如下，已改" in previewed.page())


@pytest.mark.usefixtures("limited")
def test_a_notice_with_problems_is_shown_with_them_and_others_go_on(previewed: Previewed) -> None:
    """A Problem stands at its block, the front page lists it as another file's, edits go on."""
    previewed.edit("现将有关", "<b>现将</b>有关")
    until(lambda: previewed.state()["stops"])
    (found,) = previewed.state()["problems"]
    assert (found["block"], found["rule"], found["grade"]) == ("para-1", "html-tag", "mend")
    assert "&lt;b&gt;现将" in previewed.page()
    assert [one["rule"] for one in previewed.state("/")["others"]] == ["html-tag"]
    previewed.edit("示例县人民政府关于一件事的通知", "示例县人民政府关于另一件事的通知")
    until(lambda: "另一件事" in previewed.page())
    previewed.edit("<b>现将</b>", "现将")
    until(lambda: not previewed.state()["stops"])
    until(lambda: "另一件事" in previewed.page("/"))


@pytest.mark.usefixtures("limited")
def test_a_notice_that_cannot_be_read_shows_its_problems(previewed: Previewed) -> None:
    """Not the page that it had before: neither at its address nor in silence."""
    previewed.notice.write_bytes("示例县人民政府".encode("gbk"))
    until(lambda: previewed.state()["stops"])
    until(lambda: "现将有关事项" not in previewed.page())
    told = previewed.state()
    assert told["file"] == NOTICE
    assert "encoding-unreadable" in {one["rule"] for one in told["problems"]}


@pytest.mark.usefixtures("limited")
def test_a_masthead_that_cannot_be_read_is_told_on_every_page(previewed: Previewed) -> None:
    """The site stays as it was, and is the old one no longer without a word."""
    masthead = previewed.content / "gazette.yaml"
    text = masthead.read_bytes()
    masthead.unlink()
    until(lambda: previewed.state()["stops"])
    assert previewed.state()["others"][0]["file"] == "gazette.yaml"
    masthead.write_bytes(text)
    until(lambda: not previewed.state()["stops"])


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("previewed", ["printed"], indirect=True)
def test_the_printed_pages_follow_the_text(previewed: Previewed) -> None:
    """They come once they are laid out, go with an edit, and come again; the search, too."""
    first = until(lambda: previewed.state()["printed"])
    assert previewed.page(first[0][1].rpartition("/")[0] + "/")
    assert "#p1" in previewed.page()
    until(lambda: not previewed.state()["busy"])
    assert (previewed.content.parent / ".output.preview" / "pagefind").is_dir()
    previewed.edit("如下", "如下，已改")
    until(lambda: "如下，已改" in previewed.page())
    until(lambda: not previewed.state()["busy"])
    assert "#p1" in previewed.page()
    assert previewed.state()["printed"] == first


def test_a_print_whose_preview_has_ended_ends_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody is there to be told what it came to."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    ours.close()
    monkeypatch.setattr(background_print, "examine", lambda *_: ())
    monkeypatch.setattr("signal.signal", lambda *_: None)
    folders = [Path()] * 4
    background_print._examined(Run(*folders), theirs)
    theirs.close()


@pytest.mark.usefixtures("limited")
def test_a_page_that_is_not_there_is_said_and_comes_when_it_is(previewed: Previewed) -> None:
    """The status is 404, and the page that says so is listening."""
    address = "/2026-01/zf-2026-2/"
    with closing(http.client.HTTPConnection(urlsplit(previewed.root).netloc)) as asked:
        asked.request("GET", address)
        answer = asked.getresponse()
        assert (answer.status, b"/_press/preview.js" in answer.read()) == (404, True)
    text = previewed.notice.read_text(encoding="utf-8").replace("1号", "2号")
    (previewed.content / "2026-01/02-zf-2026-2.md").write_text(text, encoding="utf-8")
    until(lambda: "现将有关" in previewed.page(address))


@pytest.mark.usefixtures("limited")
def test_the_page_in_chromium_follows_the_file(previewed: Previewed, browser: Any) -> None:
    """It comes anew by itself, at the same place; Problems at their block; axe finds nothing."""
    long = "".join(f"第{at}段的文字。\n\n" for at in range(2, 80))
    previewed.edit("通知如下。", f"通知如下。\n\n{long}")
    until(lambda: "第79段" in previewed.page())
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(previewed.root + ADDRESS)
    page.wait_for_selector("#press-bar:not([hidden])", state="attached")
    page.evaluate("document.querySelector('#para-40').scrollIntoView()")
    before = page.evaluate("document.querySelector('#para-40').getBoundingClientRect().top")
    previewed.edit("第41段的文字", "第41段改了的<i>文字")
    page.wait_for_selector("#para-41 + .press-note")
    assert "第41段改了的<i>文字" in page.inner_text("#para-41")
    page.wait_for_function(
        "top => Math.abs(document.querySelector('#para-40').getBoundingClientRect().top - top) < 2",
        arg=before,
    )
    page.click("#press-bar .count")
    assert page.locator(".press-panel li").count() == 1
    page.click("#press-bar .print")
    assert page.is_visible(".press-pages")
    assert judges.axe(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert judges.axe(page) == []
    previewed.edit("<i>文字", "文字")
    page.wait_for_selector(".press-note", state="detached")
    page.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """Serve a folder with one page and one route that changes something."""
    output = tmp_path / "output"
    (output / "folder").mkdir(parents=True)
    (output / "folder" / "index.html").write_text("<head></head>网页", encoding="utf-8")
    (tmp_path / "secret.html").write_text("秘密", encoding="utf-8")
    made = listen(output, 8000)
    made.routes = {"/_press/do": lambda asked: Answer(data=asked.body)}
    made.draw = PreviewState(str, made.token, "zh-Hans").page
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    with made:
        yield made
        made.shutdown()
    thread.join()


def status(server: PreviewServer, method: str, path: str, **headers: str) -> int:
    """Ask for something; return the status of the answer."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("localhost", server.server_port)) as asked:
        asked.request(method, path, body=b"{}" if method == "POST" else None, headers=given)
        answer = asked.getresponse()
        answer.read()
    return answer.status


def test_who_knows_the_token_may_change_something(server: PreviewServer) -> None:
    """Our own page has it, in its script; nobody else may."""
    own = f"http://localhost:{server.server_port}"
    assert status(server, "POST", "/_press/do", X_Press_Token=server.token, Origin=own) == 200
    assert status(server, "POST", "/_press/do", X_Press_Token=server.token[1:], Origin=own) == 403
    assert status(server, "POST", "/_press/do", Origin=own) == 403
    assert status(server, "POST", "/folder/", X_Press_Token=server.token) == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "gazette.example:{port}"},
        {"Host": "localhost"},
        {"Host": ""},
        {"Origin": "http://gazette.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
    ],
)
def test_another_site_is_given_nothing(server: PreviewServer, headers: dict[str, str]) -> None:
    """Neither a page nor a route, whatever it knows: a name that leads here is not ours."""
    given = {name: value.format(port=server.server_port) for name, value in headers.items()}
    assert status(server, "GET", "/folder/", **given) == 403
    assert status(server, "POST", "/_press/do", X_Press_Token=server.token, **given) == 403


def test_nobody_frames_a_page_from_outside_or_reads_beside_the_site(server: PreviewServer) -> None:
    """A link from elsewhere opens a page; what lies beside the site is not served."""
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert status(server, "GET", "/folder/", **link) == 200
    for path in ("/../secret.html", "/%2e%2e/secret.html", "/folder/../../secret.html"):
        assert status(server, "GET", path) == 404
    with closing(http.client.HTTPConnection("localhost", server.server_port)) as asked:
        asked.request("GET", "/folder/")
        answer = asked.getresponse()
        answer.read()
    assert answer.getheader("X-Frame-Options") == "SAMEORIGIN"


def test_a_request_that_is_too_large_or_says_no_length_is_refused(server: PreviewServer) -> None:
    """It is not read."""
    token = {"X_Press_Token": server.token}
    assert status(server, "POST", "/_press/do", **token, Content_Length=str(2**40)) == 413
    assert status(server, "POST", "/_press/do", **token, Content_Length="-1") == 413


@pytest.mark.usefixtures("limited")
def test_what_changes_during_a_build_makes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one, too: who saves a file while it takes its time sees the change."""
    content = draft(tmp_path / "content")
    built: list[int] = []

    def slow(run: Run, _tell: object) -> Any:
        if not run.searched:
            built.append(len(built))
            (content / f"{len(built)}.md").write_text("改了", encoding="utf-8")
        return build_site(run, lambda *_: None)

    def told(_: object) -> None:
        if len(built) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(preview, "build_site", slow)
    run = Run(content, tmp_path / "output", ROOT / "layouts", ROOT / "static", printed=False)
    server = listen(tmp_path, 8000)
    state = PreviewState(str, server.token, "zh-Hans")
    with pytest.raises(KeyboardInterrupt):
        preview.Preview(run, state, told).serve(server, {})
    assert built == [0, 1, 2]


@pytest.mark.usefixtures("limited")
def test_what_could_not_be_laid_out_while_a_file_was_saved_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The print is refused, and the next build shows what was saved."""
    content = draft(tmp_path / "content")
    built = []

    class RefusedPrint:
        """Says that it was refused just when it is stopped for a file that was saved."""

        def __init__(self, _run: Run, done: Callable[[Refused], None]) -> None:
            self._done = done

        def begin(self) -> None:
            (content / "saved.md").write_text("改了", encoding="utf-8")

        def stop(self) -> None:
            self._done(Refused(message("放不下"), message("再试")))

    def told(_: object) -> None:
        built.append(1)
        if len(built) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(preview, "BackgroundPrint", RefusedPrint)
    run = Run(content, tmp_path / "output", ROOT / "layouts", ROOT / "static")
    server = listen(tmp_path, 8000)
    state = PreviewState(str, server.token, "zh-Hans")
    with pytest.raises(KeyboardInterrupt):
        preview.Preview(run, state, told).serve(server, {})


@pytest.mark.parametrize("rule", sorted(one.name for one in RULES.iterdir() if one.name != "base"))
def test_what_any_rule_complains_of_can_be_seen(rule: str, tmp_path: Path) -> None:
    """The whole site is made, and each notice alone, whatever is wrong with it."""
    content = tmp_path / "content"
    shutil.copytree(BASE, content)
    shutil.copytree(RULES / rule / "content", content, symlinks=True, dirs_exist_ok=True)
    folders = (content, tmp_path / "output", ROOT / "layouts", ROOT / "static")
    run = Run(*folders, jobs=1, drafts=True, printed=False, searched=False, lenient=True)
    result = build_site(run, lambda *_: None)
    assert result.published
    assert result.gazette
    pages = NoticePages(run, result)
    for issue in result.gazette.issues:
        for card in issue.cards:
            path = content / card.place.file
            view = pages.view(card.place.file, path.read_bytes())
            assert view
            assert view.page


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> NoticePages:
    """Give what draws notices of the base alone."""
    place = tmp_path_factory.mktemp("pages")
    folders = (draft(place / "content"), place / "output", ROOT / "layouts", ROOT / "static")
    run = Run(*folders, jobs=1, drafts=True, printed=False, searched=False, lenient=True)
    return NoticePages(run, build_site(run, lambda *_: None))


LINES = ("---", "title: 关于", "number: 示政发〔2026〕1号", "annexes:", "  - name: x", "| a | b |")
MARKS = ("|---|---|", "[^1]: 注", "# 一、", "第一条 ", "- 项", "![图](a.png)", "<!-- page 3 -->")


@given(st.lists(st.one_of(st.sampled_from((*LINES, *MARKS)), st.text()), max_size=30))
@settings(max_examples=5 * settings.default.max_examples)
def test_whatever_stands_in_a_file_has_a_page(pages: NoticePages, lines: list[str]) -> None:
    """While an editor types, every state of a file is one of these."""
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    view = pages.view(NOTICE, data)
    assert view
    assert view.page
    assert all(first <= last for first, last in view.lines().values())


def test_a_problem_stands_at_the_block_of_its_line(pages: NoticePages) -> None:
    """In the front matter at what the field prints; behind the last block at that."""
    text = (BASE / NOTICE).read_text(encoding="utf-8")
    view = pages.view(NOTICE, f"{text}\n\n第二段。\n".encode())
    assert view
    lines = text.split("\n")
    at = {name: number for number, name in view.starts}
    blocks = [view.block(number) for number in range(1, len(lines) + 4)]
    assert blocks[0] == ""
    assert blocks[1] == "number"
    assert blocks[at["day"] - 1] == "day"
    assert blocks[at["para-1"] - 1] == "para-1"
    assert blocks[-1] == "para-2"
    assert view.lines()["para-1"][0] == at["para-1"]


def test_a_build_that_began_before_a_notice_was_saved_does_not_hide_it() -> None:
    """One that began later has it, and the notice alone is needed no longer."""
    state = PreviewState(str, "", "zh-Hans")
    view = NoticeView(NOTICE, ADDRESS, b"<head></head>saved", (), ())
    begun = state.revision
    state.show(view)
    state.built(Result(()), (), begun)
    assert state.page(ADDRESS, b"<head></head>built")[1].endswith(b"saved")
    state.built(Result(()), (), state.revision)
    assert state.page(ADDRESS, b"<head></head>built")[1].endswith(b"built")


def test_an_unsaved_text_is_seen_without_the_file(pages: NoticePages) -> None:
    """Of a notice that has no file yet, too; of an issue that is not there nothing is said."""
    text = (BASE / NOTICE).read_bytes().replace("1号".encode(), "7号".encode())
    view = pages.view("2026-01/07-zf-2026-7.md", text)
    assert view
    assert view.address == "/2026-01/zf-2026-7/"
    assert pages.view("2031-01/01.md", text) is None


@pytest.mark.usefixtures("limited")
def test_the_view_of_a_text_is_asked_for_by_a_route(previewed: Previewed) -> None:
    """With its Problems, and the lines of its blocks; only who knows the token is answered."""
    token = previewed.page().partition('data-token="')[2].partition('"')[0]
    text = previewed.notice.read_text(encoding="utf-8").replace("现将", "<b>现将")
    body, known = json.dumps({"file": NOTICE, "text": text}), {"X-Press-Token": token}
    with closing(http.client.HTTPConnection(urlsplit(previewed.root).netloc)) as asked:
        asked.request("POST", "/_press/view", body, known)
        found = json.loads(asked.getresponse().read())
        asked.request("POST", "/_press/view", "[1", known)
        answer = asked.getresponse()
        assert (answer.status, answer.read()) == (400, b"{}")
    assert found["address"] == ADDRESS
    assert "&lt;b&gt;现将" in found["html"]
    assert [one["rule"] for one in found["problems"]] == ["html-tag"]
    assert found["lines"]["para-1"]
    assert "现将有关" in previewed.page()


@pytest.mark.usefixtures("limited")
def test_a_port_in_use_is_told_before_the_first_build(tmp_path: Path) -> None:
    """The next free port takes its place, and the first line of all says so."""
    with socket.socket() as used:
        used.bind(("localhost", 0))
        used.listen()
        port = used.getsockname()[1]
        line = [sys.executable, ROOT / "build.py", "preview", "--no-print", "--port", str(port)]
        folders = ["--content", BASE, "--output", tmp_path / "output"]
        process = subprocess.Popen([*line, *folders], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        try:
            said = list(islice(process.stdout, 3))
            address = said[1].split()[-1]
            with urlopen(address) as answer:  # noqa: S310 - ours
                assert "示例县" in answer.read().decode()
        finally:
            process.terminate()
            process.communicate()
    assert said[0].startswith(f"端口 {port} 已被占用，改用 {urlsplit(address).port}")
    assert address in said[2]


def test_no_port_at_all_is_refused(tmp_path: Path) -> None:
    """Not a traceback, and nothing is built for it."""
    with socket.socket() as used:
        used.bind(("localhost", 65535))
        used.listen()
        with pytest.raises(Refused, match="端口"):
            listen(tmp_path, 65535)


def test_a_body_that_is_no_object_says_nothing() -> None:
    """What a route is given is what it knows the names of."""
    assert Request("POST", "/", body=b"[1, 2]").json() == {}
    assert Request("POST", "/", body=b"\xff").json() == {}
    assert Request("POST", "/", body='{"file": "甲"}'.encode()).json() == {"file": "甲"}
