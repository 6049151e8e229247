"""Answers questions from the open data alone: answer(site, {"where": …, "get": …})."""

import gzip
import json
from pathlib import Path
from typing import Any


def follow(value: Any, path: list[str]) -> list[Any]:
    """Return all values at a path of keys; `*` is every one of a list."""
    for at, step in enumerate(path):
        if step == "*":
            return [found for one in value for found in follow(one, path[at + 1 :])]
        value = value[int(step)] if isinstance(value, list) else value[step]
    return [value]


def answer(site: Path, question: dict[str, Any]) -> list[Any]:
    """Return what the rows of a file hold at a path, of those rows that are asked for."""
    path = site / "data" / question.get("file", "all.ndjson.gz")
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = map(json.loads, text.splitlines()) if "ndjson" in path.name else [json.loads(text)]
    for key, value in question.get("where", {}).items():
        rows = [row for row in rows if value in follow(row, key.split("."))]
    return [found for row in rows for found in follow(row, question["get"].split("."))]
