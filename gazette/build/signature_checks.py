"""Signature checks: signatures and keys of content/, held against the log.

In: a Context, the Gazette.
Out: Problems of the rules `signature-wrong`, `signature-missing`, `signers-changed`.

ssh-keygen takes a process a signature: what it has said of just these bytes is not asked again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gazette.build.cache import Kind, key
from gazette.build.log_file import as_written
from gazette.content import files
from gazette.model import Place, message
from gazette.publication.chain import locked, signers_entry
from gazette.publication.signers import signers_digest
from gazette.publication.ssh_keygen import Signed, available, good
from gazette.rulebook.publication import SIGNATURE_MISSING, SIGNATURE_WRONG, SIGNERS_CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from gazette.build.context import Context
    from gazette.model import Gazette, Problem

SIGNATURES = Kind("signatures", bool)
_MEND = "用版本库里的那一份盖回来：git checkout -- content/{path}；确要重新签，运行 {command}"


def signature_problems(context: Context, gazette: Gazette) -> Iterator[Problem]:
    """Yield what is wrong with the keys and the signatures, if anything was ever locked."""
    if not gazette.log:
        return
    content = context.run.content
    allowed = as_written(content, files.SIGNERS)
    yield from _keys(gazette, allowed)
    bare = list[str]()
    signed: dict[str, Signed] = {}
    days = {name: entry.day for name, entry in locked(gazette.log).items()}
    for name, day in ("", gazette.log[-1].day), *days.items():
        text, signature = _files(content, name)
        if signature:
            signed[name] = Signed(text, signature, day)
        else:
            bare.append(name)
    for name, right in _good(context, allowed, signed).items():
        if not right:
            yield _wrong(name)
    if allowed and bare:
        yield _missing(bare)


def _good(context: Context, allowed: bytes, signed: Mapping[str, Signed]) -> dict[str, bool]:
    """Return of each signature whether it is good; none where nobody can say."""
    if not available():
        return {}

    def make(names: list[str]) -> Iterator[tuple[str, bool]]:
        return zip(names, good(allowed, [signed[name] for name in names]), strict=True)

    inputs = {name: key(allowed, one.text, one.signature, one.day) for name, one in signed.items()}
    found = context.cache.made(SIGNATURES, inputs, make)
    context.cache.retain(SIGNATURES, inputs)
    return found


def _keys(gazette: Gazette, allowed: bytes) -> Iterator[Problem]:
    last = signers_entry(gazette.log)
    if last and last.lock != signers_digest(allowed):
        template = "content/{file} 不是出版记录第 {number} 条记下的那一份"
        what = message(template, file=files.SIGNERS, number=last.number)
        path = files.SIGNERS
        mend = message(_MEND, path=path, command="python build.py sign --key 文件")
        yield SIGNERS_CHANGED.problem(Place(files.SIGNERS), what, mend)


def _files(content: Path, name: str) -> tuple[bytes, bytes]:
    """Return what is signed, of an issue or the log itself, and the signature."""
    if name:
        path = f"{name}/{files.LOCK}", f"{name}/{files.SIGNATURE}"
        return as_written(content, path[0]), as_written(content, path[1])
    data = as_written(content, files.LOG)
    return data, as_written(content, files.LOG_SIGNATURE)


def _wrong(name: str) -> Problem:
    path = f"{name}/{files.SIGNATURE}" if name else files.LOG_SIGNATURE
    what = message("签名与它所签的文件不符，或者签名的钥匙不在 content/signers 里、当时不在有效期")
    command = f"python build.py sign {name} --key 文件".replace("  ", " ")
    return SIGNATURE_WRONG.problem(Place(path), what, message(_MEND, path=path, command=command))


def _missing(bare: list[str]) -> Problem:
    names = tuple(name or files.LOG for name in bare)
    what = message("还没有签名：{names:、}", names=names)
    mend = message("运行 python build.py sign --key 文件，一次签好")
    return SIGNATURE_MISSING.problem(Place(files.SIGNERS), what, mend)
