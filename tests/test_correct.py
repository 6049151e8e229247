"""What is lawful is no Problem, however unusual: a press that cries at everything is ignored.

In: tests/correct/<gazette>: 150 notices of four gazettes, written before the rules.
Out: tests; a rule that speaks here is wrong, and the notice is not to be changed for it.
"""

from __future__ import annotations

from pathlib import Path

import conftest
import pytest
from test_rules import told

HERE = Path(__file__).parent / "correct"
GAZETTES = sorted(path.name for path in HERE.iterdir())
ENOUGH = 150


def test_there_are_lawful_notices_enough() -> None:
    """A handful would show nothing."""
    assert len(list(HERE.glob("*/*/*.md"))) >= ENOUGH


@pytest.mark.parametrize("gazette", GAZETTES)
def test_no_rule_speaks_of_what_is_lawful(gazette: str) -> None:
    """Dates, names, numbers, marks: all of it occurs in real gazettes."""
    assert told(HERE / gazette) == ""


@pytest.mark.parametrize("gazette", GAZETTES)
def test_what_is_lawful_is_published_without_a_word(gazette: str, tmp_path: Path) -> None:
    """Neither does printing find anything, but for the word that nothing is locked yet."""
    status, said = conftest.build(HERE / gazette, tmp_path / "output")
    assert status == 0
    assert said.count("mend:") == said.count("[published-unlocked]") == 1, said
