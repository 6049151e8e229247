"""Releasing: what goes out beside the press says what it is made of, and asks for no more.

In: requirements.lock, Containerfile, the Makefile.
Out: facts about the bill of materials and the container.
"""

from __future__ import annotations

import re
from pathlib import Path

import sbom

ROOT = Path(__file__).resolve().parent.parent
CONTAINER = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_the_bill_of_materials_has_all_that_is_locked() -> None:
    """Each package once, with its version, licence and as many digests as the lock has."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    found = sbom.bill()
    names = re.findall(r"(?m)^([\w.-]+)==", lock)
    assert [part["name"] for part in found["components"]] == names
    assert sum(len(part["hashes"]) for part in found["components"]) == lock.count("--hash=")
    assert all(part["licenses"][0]["expression"] for part in found["components"])
    assert found["dependencies"][0]["dependsOn"] == [one["bom-ref"] for one in found["components"]]
    assert sbom.bill() == found


def test_the_container_is_nobodys_root_and_takes_what_is_locked() -> None:
    """With the packages of Debian that `make` installs; what is copied is there."""
    make = (ROOT / "Makefile").read_text(encoding="utf-8")
    press = re.search(r"^PRESS := ((?:.*\\\n)*.*)", make, re.MULTILINE)
    assert press
    assert set(press[1].replace("\\\n", " ").split()) <= set(CONTAINER.split())
    assert "--require-hashes -r /tmp/press/requirements.lock" in CONTAINER
    users = re.findall(r"(?m)^USER (\S+)", CONTAINER)
    assert users == ["press"]
    assert CONTAINER.index("USER press") < CONTAINER.index("ENTRYPOINT")
    for line in re.findall(r"(?m)^COPY (.*) \S+$", CONTAINER):
        assert all((ROOT / name).exists() for name in line.split())
