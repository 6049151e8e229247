"""The build cache: what was made, and of which inputs, so that nothing is made twice.

In: the ledger and the folder beside output/; the key of what a value is made of.
Out: the value, if it was made of just these; else whoever asked makes it, and it is kept.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gazette.site import ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

Value = TypeVar("Value")

Entries = dict[str, dict[str, tuple[str, bytes]]]
"""What the ledger holds: kind -> name -> the key of the inputs, the value's bytes."""

_HOUSE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Kind(Generic[Value]):
    """One kind of values that are kept, each under a name of its own; the ledger holds them.

    Values of a kind with a `form` are large: each is a file of its own, which outlives the program
    that made it, as long as that writes the same form.
    """

    name: str
    type: type[Value]
    form: str = ""


def stored(folder: Path, kind: Kind[Value], name: str) -> Value | None:
    """Return a value of a kind with a `form` from its own file; None where there is none."""
    return ledger.load(folder / kind.name / name, kind.form, kind.type)


class Cache:
    """All that is kept from build to build; what is damaged or of another program is absent."""

    def __init__(self, path: Path, folder: Path, stamp: str) -> None:
        """Load the ledger at `path`; files of their own lie in `folder`."""
        self._path, self._folder, self._stamp = path, folder, stamp
        self._entries: Entries = ledger.load(path, stamp, Entries) or {}
        self._values: dict[tuple[str, str], Any] = {}  # as they were unpacked, of any kind

    def made(
        self,
        kind: Kind[Value],
        inputs: Mapping[str, str],
        make: Callable[[list[str]], Iterable[tuple[str, Value]]],
    ) -> dict[str, Value]:
        """Return the values of `inputs` (name -> key of what it is made of), made where need be.

        `make` gets the names of those that are not at hand, and may give less: these are then left
        out. Each is kept as soon as it comes.
        """
        if stale := self.stale(kind, inputs):
            for name, value in make(stale):
                self.keep(kind, name, inputs[name], value)
        known = ((name, self.known(kind, name, made_of)) for name, made_of in inputs.items())
        return {name: value for name, value in known if value is not None}

    def stale(self, kind: Kind[Value], inputs: Mapping[str, str]) -> list[str]:
        """Return the names of which no value is kept that was made of these inputs."""
        return [name for name, made_of in inputs.items() if self.known(kind, name, made_of) is None]

    def known(self, kind: Kind[Value], name: str, made_of: str) -> Value | None:
        """Return what is kept under this name, if it was made of this."""
        kept, _ = self._entries.get(kind.name, {}).get(name, ("", b""))
        return self.last(kind, name) if kept == made_of else None

    def last(self, kind: Kind[Value], name: str) -> Value | None:
        """Return what is kept under this name, whatever it was made of."""
        if kind.form:
            return stored(self._folder, kind, name)
        if (kind.name, name) not in self._values:
            _, data = self._entries.get(kind.name, {}).get(name, ("", None))
            self._values[kind.name, name] = ledger.unpack(data, kind.type)
        value: Value | None = self._values[kind.name, name]
        return value

    def keep(self, kind: Kind[Value], name: str, made_of: str, value: Value) -> None:
        """Put a value in the place of the one before; one with a file is written at once."""
        if kind.form:
            path = self._folder / kind.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            ledger.save(path, kind.form, value)
        else:
            self._entries.setdefault(kind.name, {})[name] = (made_of, ledger.pack(value))
            self._values[kind.name, name] = value

    def retain(self, kind: Kind[Value], names: Collection[str]) -> None:
        """Forget the values of a kind that have other names."""
        if kind.form:
            folder = self._folder / kind.name
            for path in folder.iterdir() if folder.is_dir() else ():
                if path.name not in names:
                    path.unlink()
        kept = self._entries.get(kind.name, {})
        for name in kept.keys() - set(names):
            del kept[name]

    def save(self) -> None:
        """Write the ledger, whole or not at all; nothing where it says the same already."""
        ledger.save(self._path, self._stamp, self._entries)


def key(*parts: object) -> str:
    """Return the digest of values of model and of plain ones: the same values, the same key."""
    return ledger.digest(b"".join(map(ledger.plain, parts)))


def stamp(*more: str) -> str:
    """Return a digest of this program: its sources, Python's version and `more`.

    Values that another version of the program made must not be taken for ours; `more` names what
    else makes them: versions of libraries.
    """
    state = hashlib.sha256()
    for source in sorted(_HOUSE.rglob("*.py")):
        state.update(f"{source.relative_to(_HOUSE)}\0".encode())
        state.update(hashlib.sha256(source.read_bytes()).digest())
    state.update("\0".join((platform.python_version(), *more)).encode())
    return state.hexdigest()
