"""Jobs go to processes of their own and come back in order, or as the Problem that stopped them.

In: a program that makes of a job what its note says, in the place of the engine.
Out: facts about gazette.print.sandbox and gazette.print.sandbox_server.serve.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from jobs import job, notice

from gazette.model import Message, Place
from gazette.print import Edition, IssuePdf, Job, Limits, sandbox, sandbox_spawn
from gazette.print.sandbox_process import Sandbox, started
from gazette.print.sandbox_spawn import spawned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAKE = """
import os, tempfile, time
from gazette.print import IssuePdf

def make(job):
    note = job.issue.note
    if note == "fails" and any(one.card.id == "zf-2026-2" for one in job.notices):
        raise ValueError("x" * 300)
    while note == "works":
        pass
    if note == "sleeps":
        time.sleep(600)
    if note == "eats":
        bytearray(1 << 30)
    if note == "folder":
        return IssuePdf(tempfile.gettempdir().encode())
    if note == "dies":
        os._exit(1)
    if note == "raises":
        raise SystemExit("打不开")
    return IssuePdf(note.encode())
"""
PROGRAM = f"""
import sys
sys.path.insert(0, sys.argv[1])
from gazette.print.sandbox_server import serve
{MAKE}
serve(int(sys.argv[2]), make)
"""
SMALL = Limits(seconds=0.2, megabytes=1024)


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    """Start the program once."""
    with started(PROGRAM) as running:
        yield running


def asked(tmp_path: Path, note: str) -> Job:
    """Make a job of three notices, of which its note says what is to be done."""
    made = job(tmp_path, notice(1), notice(2), notice(3))
    return replace(made, issue=replace(made.issue, note=note))


def results(server: Sandbox, *jobs: Job, at_once: int = 2) -> list[object]:
    """Return what came of jobs: what a PDF holds, or the words of what went wrong."""
    found = (one for _, one in sandbox._results(server, jobs, SMALL, at_once))
    return [one.pdf.decode() if isinstance(one, IssuePdf) else str(one) for one in found]


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_what_is_made_comes_in_the_order_of_the_jobs(
    server: Sandbox, tmp_path: Path, at_once: int
) -> None:
    """However many are made at once; no job is no result."""
    notes = [f"第{at}期" for at in range(4)]
    jobs = [asked(tmp_path, note) for note in notes]
    assert results(server, *jobs, at_once=at_once) == notes
    assert results(server, at_once=at_once) == []


def test_no_more_jobs_are_taken_than_twice_those_at_once(server: Sandbox, tmp_path: Path) -> None:
    """They are read as they are needed: an archive has hundreds."""
    taken: list[int] = []

    def jobs() -> Iterator[Job]:
        for at in range(6):
            taken.append(at)
            yield asked(tmp_path, str(at))

    found = sandbox._results(server, jobs(), SMALL, 1)
    for at in range(6):
        made, result = next(found)
        assert (made.issue.note, isinstance(result, IssuePdf)) == (str(at), True)
        assert len(taken) <= at + 2
    assert next(found, None) is None


def test_a_job_that_fails_says_how(server: Sandbox, tmp_path: Path) -> None:
    """The error's name and words, as far as two hundred characters; the next job is done."""
    said = ("ValueError: " + "x" * 300)[:200]
    assert results(server, asked(tmp_path, "fails"), asked(tmp_path, "后")) == [said, "后"]


def test_a_job_has_so_many_seconds_of_work(server: Sandbox, tmp_path: Path) -> None:
    """Whole ones, one at least."""
    assert results(server, asked(tmp_path, "works")) == ["用时超过1秒"]


def test_a_job_has_so_much_memory(server: Sandbox, tmp_path: Path) -> None:
    """What asks for more is told so."""
    (said,) = results(server, asked(tmp_path, "eats"))
    assert str(said).startswith("MemoryError")


def test_a_job_that_does_nothing_is_given_up(server: Sandbox, tmp_path: Path) -> None:
    """After five times the seconds that it has for work."""
    assert results(server, asked(tmp_path, "sleeps"), asked(tmp_path, "后")) == [
        "等了1秒没有结果",
        "后",
    ]


def test_each_job_has_a_folder_of_its_own_that_goes_with_it(
    server: Sandbox, tmp_path: Path
) -> None:
    """What the engine leaves lying about is nobody's."""
    one, two = results(server, asked(tmp_path, "folder"), asked(tmp_path, "folder"))
    assert one != two
    assert not (tmp_path / str(one)).exists()


def test_the_notice_that_cannot_be_printed_is_named(server: Sandbox, tmp_path: Path) -> None:
    """Each is tried alone; where all can, it is the issue."""
    jobs = [asked(tmp_path, "fails"), asked(tmp_path, "后")]
    made_by = partial(sandbox._results, server)
    problem, made = sandbox._made_apart(made_by, IssuePdf, jobs, SMALL, 2)
    assert isinstance(made, IssuePdf)
    assert not isinstance(problem, IssuePdf)
    assert (problem.rule, problem.place) == ("print-failed", jobs[0].notices[1].card.place)
    assert str(problem.what).startswith("“示例县人民政府关于第2件事的通知”排不出来：ValueError: x")
    whole = sandbox._find_culprit(made_by, asked(tmp_path, "后"), Message("甲"), SMALL)
    assert (whole.place, str(whole.what)) == (
        Place("2026-01/issue.yaml"),
        "“2026-01”排不出来：甲",
    )
    assert list(sandbox._made_apart(made_by, Edition, jobs[1:], SMALL, 1)) == []


def test_a_server_that_ended_says_why(tmp_path: Path) -> None:
    """The last line of its errors; one without a word is out of memory or time."""
    with started("import sys; print('先', file=sys.stderr); sys.exit('无此模块\\n\\n')") as ended:
        ended.process.wait()
        assert ended.last_error() == "无此模块"
        assert results(ended, asked(tmp_path, "甲")) == ["无此模块"]
    with started("pass") as ended:
        ended.process.wait()
        assert results(ended, asked(tmp_path, "甲")) == ["内存不够，或用时过长"]
        assert ended.last_error() == ""
    with started("import time; time.sleep(600)") as running:
        assert running.last_error() == ""
    assert running.process.returncode == -9


def test_each_job_has_a_process_where_none_forks(tmp_path: Path) -> None:
    """What is made comes in their order, what ends without a word or with one, too."""
    notes = ("第1期", "fails", "dies", "raises", "第2期")
    jobs = [asked(tmp_path, note) for note in notes]
    made = [one for _, one in spawned(MAKE, iter(jobs), SMALL, 2)]
    said = [one.pdf.decode() if isinstance(one, IssuePdf) else str(one) for one in made]
    failed = f"ValueError: {'x' * 300}"[:200]
    assert said == ["第1期", failed, "内存不够，或用时过长", "打不开", "第2期"]


def test_a_process_that_does_not_come_to_an_end_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the clock, for Windows counts nobody's work."""
    monkeypatch.setattr(sandbox_spawn, "PATIENCE", 0)
    ((_, made),) = spawned(MAKE, [asked(tmp_path, "sleeps")], SMALL, 1)
    assert str(made) == "等了0秒没有结果"
