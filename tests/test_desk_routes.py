"""What the desk answers: to its own page alone, and in the editor's words.

In: a server with the routes of the desk, requests.
Out: facts.
"""

from __future__ import annotations

import http.client
import json
import re
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_desk_changes import TEXTS, Made, notices

from gazette.arrange import arrange
from gazette.desk.answers import Desk
from gazette.desk.routes import routes
from gazette.language.messages import written
from gazette.preview.server import PreviewServer, Request
from gazette.read import folders, issue, masthead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazette.model import Gazette

ROOT = Path(__file__).parents[1]
FILE = "2026-01/03-zf-2026-5.md"


class Asked:
    """A server of the desk for a copy of the specimen, and how it is asked."""

    def __init__(self, content: Path, language: str = "zh-Hans") -> None:
        """Serve on a free port."""
        self.content = content
        self.server = PreviewServer(content, 0)
        self.token = self.server.token
        desk = Desk(content, lambda said: written(said, language), language, self.token, self.known)
        self.server.routes = routes(desk)
        Thread(target=self.server.serve_forever, daemon=True).start()

    def known(self) -> Gazette:
        """Read the gazette."""
        head, _ = masthead(self.content)
        assert head
        found = (issue(self.content / name, head).issue for name in folders(self.content))
        return arrange(head, found, drafts=True)

    def get(self, name: str, **headers: str) -> tuple[int, Any]:
        """Ask for something."""
        return self._asked("GET", name, None, headers)

    def post(self, name: str, data: object, **headers: str) -> tuple[int, Any]:
        """Send something, with the token."""
        return self._asked("POST", name, data, {"X-Press-Token": self.token, **headers})

    def _asked(
        self, method: str, name: str, data: object, headers: dict[str, str]
    ) -> tuple[int, Any]:
        host = f"localhost:{self.server.server_port}"
        with closing(http.client.HTTPConnection(host)) as link:
            body = None if data is None else json.dumps(data).encode()
            link.request(method, f"/_press/desk{name}", body, {"Host": host, **headers})
            answer = link.getresponse()
            said = answer.read().decode()
            is_json = "json" in (answer.getheader("Content-Type") or "")
            return answer.status, json.loads(said) if is_json else said


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """Serve a copy of the specimen."""
    found = Asked(Path(shutil.copytree(ROOT / "content", tmp_path / "content")))
    yield found
    found.server.shutdown()
    found.server.server_close()


def test_nothing_is_done_without_the_token(asked: Asked) -> None:
    """Nor for another site, nor by an address that somebody follows."""
    was = (asked.content / FILE).read_bytes()
    given = {"file": FILE, "digest": "x", "text": "甲"}
    for headers in ({"X-Press-Token": "x"}, {"Origin": "http://evil.example"}, {"Host": "evil"}):
        assert asked.post("/save", given, **headers)[0] == 403
    assert asked.get("/save")[0] == 405
    assert asked.get("/commit")[0] == 405
    assert asked.get("/open?file=" + FILE, Origin="http://evil.example")[0] == 403
    assert (asked.content / FILE).read_bytes() == was


def test_a_file_is_opened_written_and_saved(asked: Asked) -> None:
    """The whole text as it would be is told before, with the lines of its fields."""
    _, one = asked.get(f"/open?file={FILE}")
    assert [field["key"] for field in one["form"]][:3] == ["number", "id", "title"]
    edits = {"file": FILE, "fields": {"title": "甲", "cc": None}, "body": one["body"] + "末\n"}
    _, made = asked.post("/text", edits)
    assert made["places"]["title"] == [3, 3]
    assert "cc" not in made["places"]
    status, done = asked.post("/save", {**edits, "digest": one["digest"]})
    assert status == 200
    assert (asked.content / FILE).read_text(encoding="utf-8") == made["text"] == done["text"]
    status, again = asked.post("/save", {**edits, "digest": one["digest"]})
    assert status == 200
    assert again["conflict"]["theirs"]["digest"] == done["digest"]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("/save", {}, "没有收到 `file`"),
        ("/save", {"file": FILE, "digest": 3}, "没有收到 `digest`"),
        ("/save", {"file": "../x.md", "digest": "", "text": "甲"}, "不能在这里改"),
        ("/text", {"file": "README.md"}, "不能在这里改"),
        ("/new-issue", {"published": "明天"}, "不是日期"),
        ("/commit", {"author": "a", "email": "b", "message": "c"}, "不在 Git 的管理之下"),
    ],
)
def test_what_is_refused_is_said_with_its_mend(
    asked: Asked, name: str, data: dict[str, Any], told: str
) -> None:
    """Never a traceback."""
    status, found = asked.post(name, data)
    assert (status, bool(found["mend"])) == (422, True)
    assert told in found["what"]


def test_an_issue_and_a_notice_are_begun(asked: Asked) -> None:
    """What is not said is asked, one thing at a time."""
    assert asked.post("/new-issue", {"published": "2026-12-30"}) == (
        200,
        {"file": "2026-04/issue.yaml"},
    )
    said: dict[str, str] = {}
    answers = {"kind": "通知", "title": "示例县人民政府关于一件事的通知", "section": "县政府文件"}
    for _ in range(5):
        _, found = asked.post("/new-notice", said)
        if "file" in found:
            break
        said[found["asked"]] = answers.get(found["asked"], (found.get("choices") or ["甲"])[0])
    assert found["file"].startswith("2026-04/01-")
    _, one = asked.get(f"/open?file={found['file']}")
    assert one["fields"]["title"] == "示例县人民政府关于一件事的通知"
    assert one["told"] is None
    _, rows = asked.get("/notices?issue=2026-04")
    assert [row["file"] for row in rows] == [found["file"]]


def test_the_page_allows_no_script_but_its_own(asked: Asked) -> None:
    """And no style but its own and the editor's, by a number that is another each time."""
    (_, one), (_, two) = asked.get(""), asked.get("/")
    nonces = {re.search(r"'nonce-([\w-]+)'", page)[1] for page in (one, two)}  # type: ignore[index]
    assert len(nonces) == 2
    assert "default-src 'none'; script-src 'self';" in one
    assert not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|\sstyle=", one)
    for name in re.findall(r'(?:src|href)="/_press/desk(/[^"]+)"', one):
        assert asked.get(name)[0] == 200
    for script in ("/form.js", "/dialogs.js"):
        assert asked.get(script)[0] == 200
    assert asked.get("/desk.html")[0] == 404


def test_the_page_speaks_english(tmp_path: Path) -> None:
    """Every word of it, as the gazette's language asks."""
    made = Asked(Path(shutil.copytree(ROOT / "content", tmp_path / "content")), "en")
    _, page = made.get("")
    assert not re.search("[\u3400-\u9fff]", page)
    _, one = made.get(f"/open?file={FILE}")
    assert one["form"][0]["label"] == "number"
    made.server.shutdown()
    made.server.server_close()


@given(notices(), st.data())
def test_no_byte_beside_an_edit_changes_on_the_disk(made: Made, data: st.DataObject) -> None:
    """Whatever a page sends: before and behind the lines of the field every byte is as it was."""
    with TemporaryDirectory() as folder:
        content = Path(shutil.copytree(ROOT / "content", Path(folder) / "content"))
        (content / FILE).write_bytes(made.data)
        desk = Desk(content, str, "zh-Hans", "", lambda: pytest.fail("nobody asked for it"))
        answer = routes(desk)["/_press/desk/open"]
        one = json.loads(answer(Request("GET", "", {"file": FILE})).data)
        key = data.draw(st.sampled_from(("title", "kind", "topic", "remark", "cc")))
        value = data.draw(st.none() | TEXTS)
        sent = {"file": FILE, "digest": one["digest"], "fields": {key: value}, "body": one["body"]}
        save = routes(desk)["/_press/desk/save"]
        done = json.loads(save(Request("POST", "", {}, json.dumps(sent).encode())).data)
        new = (content / FILE).read_bytes()
        assert done["fields"].get(key) == value
        if key in made.entries:
            start, end = made.entries[key]
            assert (new[:start], new[len(new) - len(made.data) + end :]) == (
                made.data[:start],
                made.data[end:],
            )
        added = len(new) - len(made.data)
        alike = range(len(made.data) + 1)
        assert key in made.entries or any(new[:at] + new[at + added :] == made.data for at in alike)
