"""The schemas for editors of text know every field, and find no fault where the press finds none.

In: the specimen, the lawful unusual notices, and values that are wrong.
Out: what jsonschema says of them.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from gazette.fields import GAZETTE, ISSUE, NOTICE
from gazette.fields.json_schema import json_schemas

ROOT = Path(__file__).parents[1]
SECTIONS = ("县政府文件", "县政府办公室文件")
SCHEMAS = json_schemas()
GAZETTES = [ROOT / "content", *sorted((ROOT / "tests/correct").iterdir())]


class _Loader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a day is text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rows if "timestamp" not in tag]
    for first, rows in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(text: str) -> Any:
    """Read YAML as an editor of text does."""
    return _Loader(text).get_single_data()


def faults(name: str, value: Any) -> list[str]:
    """Return what a schema finds wrong with a value."""
    validator = Draft7Validator(SCHEMAS[f"{name}.schema.json"])
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(value)]


def front(path: Path) -> Any:
    """Read a notice's front matter as an editor of text does; None where that reads no YAML."""
    try:
        return read(path.read_text(encoding="utf-8").split("---\n")[1])
    except yaml.YAMLError:
        return None


def test_the_schemas_are_schemas() -> None:
    """By the draft that they name, with every field under both names."""
    for name, rows in (("gazette", GAZETTE), ("issue", ISSUE), ("notice", NOTICE)):
        schema = SCHEMAS[f"{name}.schema.json"]
        Draft7Validator.check_schema(schema)
        assert set(schema["properties"]) == {n for row in rows for n in (row.key, row.label)}


@pytest.mark.parametrize("content", [one for one in GAZETTES if one.is_dir()], ids=lambda p: p.name)
def test_what_is_right_has_no_fault(content: Path) -> None:
    """Masthead, issues and notices of which no rule speaks."""
    masthead = read((content / "gazette.yaml").read_text(encoding="utf-8"))
    assert faults("gazette", masthead) == []
    count = 0
    for path in content.glob("[12]*/*"):
        if path.name == "issue.yaml":
            value = read(path.read_text(encoding="utf-8"))
            assert faults("issue", value) == [], path
        elif path.suffix == ".md" and isinstance(value := front(path), dict):
            assert faults("notice", value) == [], path
            count += 1
    assert count


RIGHT = {
    "number": "示政发〔2026〕3号",
    "title": ["示例县人民政府", "关于甲的通知"],
    "issuer": "示例县人民政府",
    "kind": "通知",
    "栏目": "县政府文件",
    "dated": "2026-03-05",
}


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "甲"},
        {"dated": "2026年3月5日"},
        {"title": None},
        {"openness": "公开"},
        {"printed_page": "五"},
        {"annexes": [{"nmae": "甲"}]},
        {"relations": {"repeals": ["甲"]}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_wrong_has_a_fault(change: dict[str, Any]) -> None:
    """An unknown key, a day of another form, a value that is none of the choices."""
    assert faults("notice", RIGHT) == []
    assert faults("notice", {**RIGHT, "openness": "主动公开", "annexes": {"name": "甲"}}) == []
    assert faults("notice", {**RIGHT, **change})
    assert faults("notice", {key: RIGHT[key] for key in RIGHT if key != "栏目"})


def test_the_command_writes_them_with_the_sections_of_the_masthead(tmp_path: Path) -> None:
    """A section that gazette.yaml does not have is told while it is typed."""
    asked = [sys.executable, "build.py", "schema", str(tmp_path / "new"), "--content", "content"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    paths = [Path(line) for line in done.stdout.split()]
    assert [path.name for path in paths] == [*SCHEMAS]
    schema = yaml.safe_load((tmp_path / "new/notice.schema.json").read_text(encoding="utf-8"))
    sections = yaml.safe_load((ROOT / "content/gazette.yaml").read_text(encoding="utf-8"))
    known = sections.get("sections") or sections["栏目"]
    assert schema["properties"]["section"]["enum"] == known
    assert schema["properties"]["栏目"]["enum"] == known
