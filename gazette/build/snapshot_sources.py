"""Where a snapshot comes from: the files as they are, the published site, a commit of git.

In: a Context, the Gazette; output/; the name of a commit.
Out: a Snapshot, or Refused.
"""

from __future__ import annotations

import csv
import io
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from msgspec import DecodeError, json

from gazette import arrange, read
from gazette.build.cache import Kind, key
from gazette.build.issue_tasks import IssueTasks
from gazette.build.snapshot import Snapshot, of_data, of_issue
from gazette.content.files import load
from gazette.model import Problem, State, message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gazette.build.cache import Cache
    from gazette.build.context import Context
    from gazette.build.issue_tasks import CachedIssue
    from gazette.model import Gazette, Issue, Message, Notice

_INDEX, _REDIRECTS = "data/gazette.json", "data/redirects.csv"
_GIT_MEND = message("不用 --since，与已发布的网站比")


@dataclass(frozen=True, slots=True)
class Shown:
    """An issue that the site shows: as its source files were read."""

    issue: str


SHOWN = Kind("shown", Shown)


def remember(cache: Cache, gazette: Gazette, issues: Mapping[str, CachedIssue]) -> None:
    """Keep of which source files the site that is being published shows its issues."""
    names = [issue.id for issue in gazette.issues]
    for name in names:
        cache.keep(SHOWN, name, key(issues[name].digests), Shown(name))
    cache.retain(SHOWN, names)


def unchanged(cache: Cache, issues: Mapping[str, CachedIssue]) -> frozenset[str]:
    """Return the issues of which the last site shows just what their files say now."""
    marks = {name: key(one.digests) for name, one in issues.items()}
    return frozenset(name for name, mark in marks.items() if cache.known(SHOWN, name, mark))


def of_content(context: Context, gazette: Gazette, shown: Collection[str]) -> Snapshot:
    """Return the snapshot of the issues of these names, as their files are now."""
    calls = [(name, name) for name in shown]
    read_now = dict(context.pool.each(IssueTasks.notices, calls))
    return _of_notices(context.run.content, gazette, read_now)


def _of_notices(
    content: Path, gazette: Gazette, notices: dict[str, tuple[Notice, ...]]
) -> Snapshot:
    links = arrange.relations(gazette)
    return {
        issue.id: of_issue(content, issue, notices[issue.id], links)
        for issue in gazette.issues
        if issue.id in notices
    }


def is_published(output: Path) -> bool:
    """Return whether anything was published to output/ yet, be it damaged by now."""
    return output.is_dir() and any(output.iterdir())


def of_site(output: Path, without: Collection[str] = ()) -> Snapshot:
    """Return the snapshot of the site that was published last; before the first one, nothing.

    `without` names issues that are left out. Raise Refused for a site that cannot be read.
    """
    if not is_published(output):
        return {}
    index = _data(output, _INDEX)
    mend = message("先运行 build；或者用 --since 与 git 里的一次提交比")
    if index is None:
        raise Refused(message("{output} 里没有已发布的网站", output=output), mend)
    forwards = _forwards(output)
    try:
        issues = [one["id"] for one in index["issues"] if one["id"] not in without]
        found = ((name, _data(output, f"{name}/{name}.json")) for name in issues)
        return {name: of_data(data, forwards) for name, data in found if data is not None}
    except (KeyError, TypeError, AttributeError) as error:
        raise Refused(message("{output} 里的数据读不出来", output=output), mend) from error


def _data(output: Path, path: str) -> Any:
    data = load(output, path) if output.is_dir() else None
    if data is None or isinstance(data, Problem):
        return None
    try:
        return json.decode(data)
    except DecodeError:
        return None


def _forwards(output: Path) -> dict[str, list[str]]:
    """Map each address of the site to those that lead there."""
    data = load(output, _REDIRECTS)
    found: dict[str, list[str]] = {}
    if isinstance(data, bytes):
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig", "replace"))):
            found.setdefault(row.get("to") or "", []).append(row.get("from") or "")
    return found


def of_commit(content: Path, name: str) -> Snapshot:
    """Return the snapshot of content/ at a commit; drafts were not shown. Raise Refused."""
    commit = _git(
        content, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    archive = _git(content, "archive", "--format=tar", commit.decode().strip(), ".")
    with TemporaryDirectory() as folder:
        _unpack(archive, Path(folder))
        return _read(Path(folder), name)


def _git(content: Path, *arguments: str) -> bytes:
    """Return what git says of content/. Raise Refused where it says no."""
    command = ("git", "-C", str(content), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - fixed words
    except FileNotFoundError as error:
        raise Refused(message("这台机器上没有 git"), _GIT_MEND) from error
    if done.returncode:
        raise Refused(_why(arguments[-1], done.stderr.decode("utf-8", "replace")), _GIT_MEND)
    return done.stdout


def _why(asked: str, said: str) -> Message:
    if "not a git repository" in said or "dubious ownership" in said:
        return message("内容的文件夹不在 git 版本库里")
    name = asked.removesuffix("^{commit}")
    return message("git 里没有 `{name}` 这次提交，或者那时还没有这个文件夹", name=name)


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the files of an archive, links apart, which reading does not follow either."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for one in tar:
            path = folder / one.name
            data = tar.extractfile(one) if one.isfile() else None
            if data is not None and path.resolve().is_relative_to(folder.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data.read())


def _read(folder: Path, name: str) -> Snapshot:
    masthead, _ = read.masthead(folder)
    if masthead is None:
        raise Refused(message("`{name}` 里的 gazette.yaml 读不出来", name=name), _GIT_MEND)
    found = [read.issue(folder / issue, masthead) for issue in read.folders(folder)]
    gazette = arrange.arrange(masthead, (one.issue for one in found))
    shown = {one.issue.id: one.notices for one in found if _is_shown(one.issue)}
    return _of_notices(folder, gazette, shown)


def _is_shown(issue: Issue) -> bool:
    return issue.state is not State.DRAFT
