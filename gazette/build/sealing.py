"""Sealing: the PDFs of published issues get an electronic signature by a certificate (PAdES).

In: content/; SealWish: which issues, with which PKCS#12 file, with whose time stamp.
Out: Sealing: what was signed by whose certificate; nothing is written unless all of it is made.

The published PDFs stay what they are: the signed ones lie beside them, and begin with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gazette.build.log_file import as_written
from gazette.build.published_pdfs import pdfs
from gazette.content import files
from gazette.model import IssueLock, message
from gazette.model.os_errors import reason
from gazette.publication.chain import broken, locked
from gazette.publication.published_files import SIGNED, published_path, signed_pdfs
from gazette.publication.signed_pdf import PADES, seals
from gazette.read.publication import lock_of
from gazette.read.publication_log import log
from gazette.site.disk import Refused, spoken, write_whole
from gazette.site.folder_lock import hold

if TYPE_CHECKING:
    from pathlib import Path

EXTRA = "pip install gazette-press[sign]"
"""How what this needs is installed."""
_CHECKOUT = "python -m pip install -r requirements-sign.lock"
"""The same where the press is not installed, but called in its own folder."""


@dataclass(frozen=True, slots=True)
class SealWish:
    """What is to be signed: issues by name (none: all that have no signed PDF), by which key.

    `timestamp` is the address of a time-stamping service; '' for none.
    """

    issues: tuple[str, ...]
    pkcs12: Path
    password: str = ""
    timestamp: str = ""


@dataclass(frozen=True, slots=True)
class Sealing:
    """What was signed: issues, whose certificate, the files written below content/."""

    issues: tuple[str, ...] = ()
    subject: str = ""
    files: tuple[str, ...] = ()


def seal_issues(content: Path, wish: SealWish) -> Sealing:
    """Sign the PDFs of the issues; raise Refused where it cannot be."""
    pades = _pades()
    with hold(content):
        locks = _locks(content, wish.issues)
        if not locks:
            return Sealing()
        key = _key(pades, wish)
        made: dict[str, bytes] = {}
        for lock in locks:
            for path, data in _published(content, lock).items():
                made[f"{path.removesuffix('.pdf')}{SIGNED}"] = _signed(pades, key, data, wish)
        with spoken(content, failed=message("没有签成"), option="--content"):
            for path, data in made.items():
                write_whole(content / path, data)
    return Sealing(tuple(lock.issue for lock in locks), key.subject, tuple(made))


def _pades() -> Any:
    """Return the module that signs PDFs."""
    try:
        return import_module(PADES)
    except ModuleNotFoundError as error:
        what = message("没有装签 PDF 的程序（{name}）", name=error.name or "pyhanko")
        template = "运行 {command}；在代码的文件夹里用的，运行 {other}"
        raise Refused(what, message(template, command=EXTRA, other=_CHECKOUT)) from error


def _locks(content: Path, names: tuple[str, ...]) -> tuple[IssueLock, ...]:
    """Return the locks of the issues to sign, each as the log has it."""
    entries, problems = log(content)
    if problems or not entries or broken(entries):
        what = message("出版记录还没有，或者读不通")
        raise Refused(what, message("先运行 python build.py check，按它说的改正"))
    known, found = locked(entries), list[IssueLock]()
    for name in names or (one for one in known if not signed_pdfs(content, one)):
        if name not in known:
            mend = message("先出版：python build.py publish {name}", name=name)
            raise Refused(message("{name} 还没有出版过", name=name), mend)
        lock = lock_of(as_written(content, f"{name}/{files.LOCK}"))
        if not lock or lock.digest != known[name].lock:
            what = message("{name} 的锁定文件不是出版记录里的那一份", name=name)
            raise Refused(what, message("先运行 python build.py check，按它说的改正"))
        found.append(lock)
    return tuple(found)


def _published(content: Path, lock: IssueLock) -> dict[str, bytes]:
    """Return the published PDFs of an issue by their paths below content/."""
    found: dict[str, bytes] = {}
    for path, digest in pdfs(lock).items():
        kept = published_path(path)
        data = files.load(content, kept)
        if not isinstance(data, bytes) or sha256(data).hexdigest() != digest:
            mend = message("从已发布的网站取回 {path}，放进 content/{kept}", path=path, kept=kept)
            raise Refused(message("出版的 {path} 不在手边", path=path), mend)
        found[kept] = data
    return found


def _key(pades: Any, wish: SealWish) -> Any:
    try:
        return pades.key(wish.pkcs12.read_bytes(), wish.password.encode())
    except (OSError, pades.SealError) as error:
        what = message("打不开证书文件 {file}：{reason}", file=wish.pkcs12, reason=reason(error))
        raise Refused(what, message("用 --pkcs12 指明 .p12 或 .pfx 文件，核对口令")) from error


def _signed(pades: Any, key: Any, data: bytes, wish: SealWish) -> bytes:
    """Return a PDF that is signed, and whose signature is read again and is good."""
    try:
        made: bytes = pades.signed(data, key, wish.timestamp)
    except pades.SealError as error:
        what = message("没有签成 PDF：{reason}", reason=str(error))
        mend = message("有 --timestamp 的，核对网址和网络；证书要能签名；什么都没有写")
        raise Refused(what, mend) from error
    found = seals(made)
    if not made.startswith(data) or not found or not all(one.good for one in found):
        what = message("签出来的 PDF 核验不过")
        raise Refused(what, message("换一份证书再试；什么都没有写"))
    return made
