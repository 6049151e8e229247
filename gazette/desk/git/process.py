"""The process of git: started with fixed arguments, and nothing that a repository asks to start.

In: content/, arguments, paths.
Out: Repository; what git wrote; Refused where there is no git, no repository, no answer.

What the user or the administrator has configured is theirs, and is used: names, certificates, how
to sign in. What the repository itself configures is not: whoever gave it to the editor could name
programs in it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.model import message
from gazette.site.disk import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SECONDS = 120
"""So long the slowest of networks may take."""
_SAFE = (
    *("core.hooksPath=/dev/null", "core.fsmonitor=false", "core.pager=cat", "core.editor=true"),
    *("commit.gpgSign=false", "log.showSignature=false", "gc.auto=0", "maintenance.auto=false"),
    *("core.quotePath=false", "core.askPass=", "diff.external=", "protocol.ext.allow=never"),
    *("submodule.recurse=false", "push.recurseSubmodules=no", "push.gpgSign=false"),
    *("core.alternateRefsCommand=", "gpg.program=false", "merge.renormalize=false"),
)
_FILTERS = re.compile(r"filter\..+\.(clean|smudge|process|required)", re.DOTALL)
_PROGRAMS = re.compile(
    r"core\.(sshcommand|gitproxy|worktree)|credential\..*|url\..*|protocol\..*|ssh\..*"
    r"|remote\..+\.(receivepack|uploadpack|vcs)|merge\..+\.driver",
    re.DOTALL,
)
"""What would start another program, or lead elsewhere, when something is sent or fetched."""
_OTHER_GIT = re.compile(r"GIT_(?!CONFIG_(GLOBAL|SYSTEM|NOSYSTEM)$|SSH|SSL)")
"""What git hands to what it starts: where the repository is, which settings it was given."""
_OWNER = "dubious ownership"


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository: git itself, content/ in it, where that lies from its top (with a / behind).

    `configured` are the keys of its own configuration.
    """

    git: str
    content: Path
    prefix: str
    configured: tuple[str, ...]

    def run(
        self, *arguments: str, paths: Iterable[str] = (), given: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Run git on files below content/, each by its own name. Whoever calls looks at its end."""
        own = settings(f"{key}=" for key in self.configured if _FILTERS.fullmatch(key))
        named = [f"{self.prefix}{one}" for one in paths]
        behind = ["--", *(f":(top,literal){one}" for one in named)] if named else []
        return _run(self.git, self.content, [*own, *arguments, *behind], given)

    def read(self, *arguments: str, paths: Iterable[str] = ()) -> str:
        """Return what git writes. Raise Refused where it fails."""
        done = self.run(*arguments, paths=paths)
        if done.returncode:
            raise failed(done)
        return done.stdout.decode("utf-8", "replace")

    @property
    def programs(self) -> tuple[str, ...]:
        """The keys of its own configuration by which a program would be started."""
        return tuple(key for key in self.configured if _PROGRAMS.fullmatch(key))


def repository(content: Path) -> Repository:
    """Return the repository in which content/ stands. Raise Refused where there is none."""
    git = shutil.which("git")
    if git is None:
        what = message("这台电脑上没有 Git")
        raise Refused(what, message("照样可以保存；要提交和发送，请安装 Git（git-scm 网站）再打开"))
    done = _run(git, content, ["rev-parse", "--show-prefix"])
    if done.returncode:
        if _OWNER in done.stderr.decode("utf-8", "replace"):
            what = message("这个文件夹的主人是别的用户，Git 不肯用它")
            raise Refused(what, message("请把文件夹复制到自己的目录，或让管理员改文件夹的主人"))
        what = message("这个文件夹还不在 Git 的管理之下，不能提交")
        raise Refused(what, message("照样可以保存；请管理员建立仓库（git init）或克隆已有的仓库"))
    listed = _run(git, content, ["config", "--list", "--show-scope", "--name-only", "-z"])
    fields = listed.stdout.decode("utf-8", "replace").split("\0")
    scoped = zip(fields[::2], fields[1::2], strict=False)
    own = dict.fromkeys(key for scope, key in scoped if scope in {"local", "worktree"})
    return Repository(git, content, done.stdout.decode().strip("\n"), tuple(own))


def settings(given: Iterable[str]) -> list[str]:
    """Return what makes git follow settings, each `key=value`, this time."""
    return [part for one in given for part in ("-c", one)]


def failed(done: subprocess.CompletedProcess[bytes]) -> Refused:
    """Return what an editor is told where git itself says why."""
    said = done.stderr.decode("utf-8", "replace").strip() or str(done.returncode)
    what = message("Git 没有做成：{said}", said=said.splitlines()[-1])
    return Refused(what, message("文件都还在；把这句话告诉管理员"))


def _run(
    git: str, content: Path, arguments: list[str], given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - fixed arguments; every path is literal, behind --
            [git, "--no-pager", *settings(_SAFE), *arguments],
            cwd=content,
            input=b"" if given is None else given,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env=_environment(os.environ),
            start_new_session=True,  # no terminal, on which something would ask for a password
        )
    except subprocess.TimeoutExpired as error:
        what = message("Git 等了{seconds}秒没有回音", seconds=SECONDS)
        raise Refused(what, message("检查网络，过一会儿再试；文件都还在")) from error


def _environment(known: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of git: nothing of another git that may have started us."""
    own = {name: value for name, value in known.items() if not _OTHER_GIT.match(name)}
    return {
        **own,
        "LC_ALL": "C.UTF-8",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
        "GIT_MERGE_AUTOEDIT": "no",
        "GIT_ASKPASS": "",
        "SSH_ASKPASS": "",
    }
