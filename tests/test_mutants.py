"""Each mutant is one change that Python reads; what is for mypy or people alone is left as it is.

In: tests/mutants.py, the smallest programs.
Out: facts about what is changed.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from mutants import EQUIVALENT, ROOMS, ROOT, changes, mutants, sources

SOME = 20
"""Of a room's mutants every twentieth is tried: to parse them all takes seconds."""


def changed(source: str) -> set[str]:
    """Name what each change of a program makes of an expression or statement."""
    return {ast.unparse(after) for _, after in changes(ast.parse(source))}


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a < b", {"a >= b"}),
        ("a and not b", {"a or not b", "b"}),
        ("a + 1", {"a - 1", "2"}),
        ("def f(n: int = 1) -> bool:\n    'Doc.'\n    return n", {"2", "return None"}),
        ("x if y else z", {"z if y else x"}),
        ("if TYPE_CHECKING:\n    a = 1", set()),
        ("f'{a:2} b'", set()),
        ("True", {"False"}),
    ],
)
def test_a_line_is_broken_in_every_way_that_it_has(source: str, made: set[str]) -> None:
    """Comparisons, operators, conditions, numbers, what is returned."""
    assert changed(source) == made


@pytest.mark.parametrize("room", ROOMS)
def test_every_mutant_of_a_room_is_a_program(room: str) -> None:
    """Places count in bytes: Chinese may stand before the change."""
    for path in sources(room):
        source = path.read_bytes()
        whole = ast.dump(ast.parse(source))
        for mutant in list(mutants(path))[::SOME]:
            broken = source[: mutant.start] + mutant.after.encode() + source[mutant.end :]
            assert ast.dump(ast.parse(broken)) != whole


@pytest.mark.parametrize("room", ROOMS)
def test_the_tests_that_answer_for_a_room_are_there(room: str) -> None:
    """A test file that was renamed would leave every mutant alive."""
    assert [
        name for name in ROOMS[room] if not Path(ROOT, "tests", f"test_{name}.py").is_file()
    ] == []


def test_a_mutant_that_changes_nothing_is_one() -> None:
    """Where its line has changed, its reason must be looked at again."""
    files = {file for file, _, _ in EQUIVALENT}
    known = {mutant.key for file in files for mutant in mutants(ROOT / file)}
    assert set(EQUIVALENT) - known == set()
