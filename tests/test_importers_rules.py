"""Each rule that joins or parts two lines decides its own example, and no other does before it.

In: the tables of rules.
Out: tests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazette.importers.paragraphs import common_rules, fixed_width, join, reflowed

if TYPE_CHECKING:
    from gazette.importers.paragraphs.boundary import Rule

EVERY = (*common_rules.RULES, *fixed_width.RULES, *reflowed.RULES)


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule: Rule) -> None:
    """The first rule that holds at a rule's example is that rule."""
    assert join.decide(rule.example).name == rule.name
    assert join.decide(rule.example) is rule


@pytest.mark.parametrize("table", [fixed_width.RULES, reflowed.RULES])
def test_every_boundary_is_decided(table: tuple[Rule, ...]) -> None:
    """The last rule of a table holds where no other does; names are not given twice."""
    assert all(table[-1].holds(rule.example) for rule in EVERY)
    assert len({rule.name for rule in table}) == len(table)
