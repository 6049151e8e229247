"""Signing: manifests and log get a signature by an SSH key that content/signers names.

In: content/; Wish: which issues, with which key, on which day.
Out: Signing: what was signed by which key; nothing is written unless every signature is good.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.build.log_file import as_written, begun_log, log_text, write_log
from gazette.content import files
from gazette.model import LogEntry, message
from gazette.model.os_errors import reason
from gazette.publication.chain import broken, locked
from gazette.publication.signers import ED25519, IDENTITY, fingerprint, key_blob, signers
from gazette.publication.ssh_keygen import (
    KeygenError,
    Signed,
    available,
    good,
    public_half,
    signatures,
)
from gazette.read.publication import lock_of
from gazette.read.publication_log import log
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

_HARDWARE = "sk-"
"""How the kinds of keys begin that live in a hardware token."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be signed: issues by name (none: all without a signature), by a key's file.

    `added` says that the key is to be written into content/signers where it is not there.
    """

    issues: tuple[str, ...]
    key: Path
    day: date
    added: bool = False


@dataclass(frozen=True, slots=True)
class Signing:
    """What was signed: issues, the fingerprint of the key, the files written below content/."""

    issues: tuple[str, ...]
    fingerprint: str
    files: tuple[str, ...]


def sign_issues(content: Path, wish: Wish) -> Signing:
    """Sign what is wished for, and the log if it has changed; raise Refused where it cannot be."""
    with hold(content):
        return _signed(content, wish)


def _signed(content: Path, wish: Wish) -> Signing:
    if not available():
        what = message("这台电脑上没有 ssh-keygen，签不了名")
        raise Refused(what, message("安装 OpenSSH（Debian：apt install openssh-client）后再运行"))
    entries, problems = log(content)
    if problems or not entries or broken(entries):
        what = message("出版记录还没有，或者读不通")
        raise Refused(what, message("先运行 python build.py check，按它说的改正"))
    public = _public(wish.key)
    allowed = _allowed(content, public, added=wish.added)
    issues = _chosen(content, entries, wish.issues)
    before = log_text(entries)
    entries = begun_log(content, entries, wish.day, allowed)
    texts = {name: as_written(content, f"{name}/{files.LOCK}") for name in issues}
    days = {name: locked(entries)[name].day for name in issues}
    if log_text(entries) != before or not as_written(content, files.LOG_SIGNATURE):
        texts[""], days[""] = log_text(entries), entries[-1].day
    mark = fingerprint(key_blob(public.split()[1]))
    if not texts:
        return Signing((), mark, ())
    made = _signatures(wish.key, texts, days, allowed)
    with spoken(content, failed=message("没有签成"), option="--content"):
        return Signing(issues, mark, _write(content, entries, made, allowed))


def _public(key: Path) -> str:
    """Return the public half of the key, if it is of a kind that we take."""
    try:
        public = public_half(key)
    except (OSError, KeygenError) as error:
        what = message("读不出钥匙 {key}：{reason}", key=key, reason=reason(error))
        raise Refused(what, message("用 --key 指明 ssh-keygen -t ed25519 做的钥匙")) from error
    kind = public.partition(" ")[0]
    if kind == ED25519 and key_blob(public.partition(" ")[2]):
        return public
    what = message("{kind} 的钥匙不能用，只用 {wanted}", kind=kind or key, wanted=ED25519)
    if kind.startswith(_HARDWARE):
        what = message(
            "{kind} 是硬件钥匙：它的签名带着计数，同样的内容每次都不同，浏览器也核验不了",
            kind=kind,
        )
    raise Refused(what, message("另做一把：ssh-keygen -t ed25519 -f 文件"))


def _allowed(content: Path, public: str, *, added: bool) -> bytes:
    """Return content/signers with the key in it; raise Refused where it is not, with its line."""
    data = as_written(content, files.SIGNERS)
    mark = fingerprint(key_blob(public.split()[1]))
    if mark in {one.fingerprint for one in signers(data.decode("utf-8", "replace"))}:
        return data
    line = f'{IDENTITY} namespaces="{IDENTITY}" {public}'
    if not added:
        template = "content/{file} 里没有这把钥匙（{mark}）"
        mend = message("加上 --add，或者自己在 content/{file} 末尾加一行：{line}", **_at(line))
        raise Refused(message(template, file=files.SIGNERS, mark=mark), mend)
    end = b"\n" if data and not data.endswith(b"\n") else b""
    return data + end + f"{line}\n".encode()


def _at(line: str) -> dict[str, str]:
    return {"file": files.SIGNERS, "line": line}


def _chosen(
    content: Path, entries: tuple[LogEntry, ...], names: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the issues to sign; raise Refused where one is not the one that the log names."""
    known = locked(entries)
    for name in names or known:
        if name not in known:
            what = message("{name} 还没有出版过", name=name)
            mend = message("先出版：python build.py publish {name}", name=name)
            raise Refused(what, mend)
        lock = lock_of(as_written(content, f"{name}/{files.LOCK}"))
        if not lock or lock.digest != known[name].lock:
            what = message("{name} 的锁定文件不是出版记录里的那一份", name=name)
            raise Refused(what, message("先运行 python build.py check，按它说的改正"))
    bare = (one for one in known if not as_written(content, f"{one}/{files.SIGNATURE}"))
    return names or tuple(bare)


def _signatures(
    key: Path, texts: Mapping[str, bytes], days: Mapping[str, str], allowed: bytes
) -> dict[str, bytes]:
    """Sign the texts, and hold each signature against the keys that may sign."""
    try:
        found = dict(zip(texts, signatures(key, list(texts.values())), strict=True))
    except KeygenError as error:
        what = message("ssh-keygen 没有签成：{reason}", reason=str(error))
        raise Refused(what, message("核对钥匙和它的口令后再运行一次；什么都没有写")) from error
    signed = [Signed(texts[name], found[name], days[name]) for name in texts]
    for name, right in zip(texts, good(allowed, signed), strict=True):
        if not right:
            template = "签出来的名在 content/{file} 里核验不过：{name}，出版日 {day}"
            what = message(template, file=files.SIGNERS, name=name or files.LOG, day=days[name])
            mend = message("valid-after、valid-before 要包括出版的那一天；.pub 要与钥匙是一对")
            raise Refused(what, mend)
    return found


def _write(
    content: Path, entries: tuple[LogEntry, ...], made: Mapping[str, bytes], allowed: bytes
) -> tuple[str, ...]:
    """Write the signatures, each whole; return the paths below content/."""
    paths: list[str] = []
    if allowed != as_written(content, files.SIGNERS):
        write_whole(content / files.SIGNERS, allowed)
        paths.append(files.SIGNERS)
    for name, data in made.items():
        if name:
            path = f"{name}/{files.SIGNATURE}"
            write_whole(content / path, data)
            paths.append(path)
    if "" in made:
        paths += write_log(content, entries, made[""])
    return tuple(paths)
