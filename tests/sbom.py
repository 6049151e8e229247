"""Writes what the press is made of as a software bill of materials (CycloneDX 1.6, ECMA-424).

In: requirements.lock, the tables of licences in gazette/README.md.
Out: JSON on standard output, the same each time. `make sbom` keeps it as sbom.cdx.json.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from gazette import __version__  # noqa: E402

_ENTRY = re.compile(
    r"^([\w.-]+)==([^\s;]+)(?: ; ([^\\\n]+?))? \\\n((?: +--hash=.*\n)+)", re.MULTILINE
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_ROWS = re.compile(r"^\| ([^|]+) \| ([^|]+) \|", re.MULTILINE)
_NAME = re.compile(r"`([\w.-]+)`")
_AFTER = re.compile(r", (?:of which|weak).*")


def licences() -> dict[str, str]:
    """Return the licence of each package as the tables tell it, without what is said of it."""
    text = (ROOT / "gazette" / "README.md").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for one, two in _ROWS.findall(text[text.index("## Dependencies") :]):
        names, said = (one, two) if _NAME.search(one) else (two, one)
        found |= dict.fromkeys(_NAME.findall(names), _AFTER.sub("", said).strip())
    return found


def components() -> list[dict[str, Any]]:
    """Return each package of the lock with its version, licence and the digests of its files."""
    told, lock = licences(), (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return [
        {
            "type": "library",
            "bom-ref": f"pkg:pypi/{name}@{version}",
            "name": name,
            "version": version,
            "purl": f"pkg:pypi/{name}@{version}",
            "licenses": [{"expression": told[name]}],
            "properties": [{"name": "marker", "value": marker}] if marker else [],
            "hashes": [{"alg": "SHA-256", "content": one} for one in _HASH.findall(hashes)],
        }
        for name, version, marker, hashes in _ENTRY.findall(lock)
    ]


def bill() -> dict[str, Any]:
    """Return the bill: the press, and all that it is installed with."""
    parts = components()
    own = f"pkg:pypi/gazette-press@{__version__}"
    serial = uuid5(NAMESPACE_URL, json.dumps(parts))
    press = {"type": "application", "name": "gazette-press", "version": __version__, "purl": own}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {**press, "bom-ref": own, "licenses": [{"expression": "MIT"}]},
        },
        "components": parts,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in parts]}],
    }


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
