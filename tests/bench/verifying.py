"""Times `verify` of a whole archive: forty years of four issues, each with its pages and PDFs.

In: nothing; `python tests/bench/verifying.py 160`.
Out: seconds of the clock and of the processors, and how many files and bytes were looked at.

The specimen's first issue is published and built for real, once; the others are that issue under
their own names, with digests, chain and signatures of their own.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import signed as signing

from gazette.model import Act, LogEntry
from gazette.model.publication import digest_of, head
from gazette.publication.chain import with_signers
from gazette.publication.ssh_keygen import signatures
from gazette.read.publication import lines_of, lock_of
from gazette.verify import verify_archive
from gazette.verify.sources import Folder
from gazette.write import publication as written

BASE = "2026-01"
DAY = date(2026, 4, 11)
_TEXTS = {".html", ".txt", ".json"}


def issue(base: Path, site: Path, name: str, log: tuple[LogEntry, ...]) -> LogEntry:
    """Put the base issue into a site under another name; return its entry of the log."""
    shutil.copytree(base / BASE, site / name, ignore=shutil.ignore_patterns("*.sig"))
    for path in sorted((site / name).rglob("*")):
        if path.suffix in _TEXTS:
            path.write_text(path.read_text("utf-8").replace(BASE, name), "utf-8")
        if path.name.startswith(f"{BASE}."):
            path.rename(path.with_name(path.name.replace(BASE, name)))
    manifest = site / name / "manifest.txt"
    lock = lock_of(manifest.read_bytes())
    lines = lines_of((site / name / "published.txt").read_bytes())
    assert lock
    bound = tuple((line.address, line.digest) for line in lines)
    lock = replace(lock, log=head(log), lines=bound)
    manifest.write_text(written.lock(lock), encoding="utf-8")
    digest = digest_of(written.lock(lock).removesuffix("\n"))
    return LogEntry(len(log) + 1, DAY.isoformat(), Act.PUBLISH, name, digest, before=head(log))


def archive(base: Path, site: Path, key: Path, count: int) -> None:
    """Make an archive of so many issues."""
    site.mkdir()
    shutil.copy(base / "signers", site)
    log = with_signers((), (site / "signers").read_bytes(), DAY)
    for at in range(count):
        log = (*log, issue(base, site, f"{1986 + at // 4}-{at % 4 + 1:02}", log))
    (site / "published.log").write_text(written.log(log), encoding="utf-8")
    paths = [site / "published.log", *sorted(site.glob("*/manifest.txt"))]
    made = signatures(key, [path.read_bytes() for path in paths])
    for path, signature in zip(paths, made, strict=True):
        path.with_name(f"{path.name}.sig").write_bytes(signature)


def processors() -> float:
    """Return the seconds of the processors, with those of ssh-keygen."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main(count: int) -> None:
    """Print one line."""
    with TemporaryDirectory() as room:
        folder, site = Path(room) / "specimen", Path(room) / "site"
        signing.make(folder, signing.ROOT / "content", only=BASE)
        archive(folder / "output", site, folder / "key", count)
        files = [path for path in site.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1024**2
        clock, used = time.perf_counter(), processors()
        report = verify_archive(Folder(site))
        clock, used = time.perf_counter() - clock, processors() - used
    assert report.status == 0, report.findings[:3]
    print(
        f"{count} issues, {len(files)} files, {size:.0f} MB: "
        f"{clock:.1f} s, {used:.1f} s of the processors"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 160)
