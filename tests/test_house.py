"""The house stands as gazette/README.md says: the walk, the sizes, the words, the doors.

In: the files of the repository.
Out: tests; each rule of the house is a function that is also shown a breach.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from importlib.metadata import metadata, packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "gazette"
WALK = (
    "system",
    "model",
    "language",
    "fields",
    "rulebook",
    "content",
    "read",
    "write",
    "arrange",
    "record",
    "publication",
    "rules",
    "check",
    "typeset",
    "print",
    "pages",
    "render",
    "search",
    "site",
    "build",
    "drafting",
    "preview",
    "desk",
    "importers",
    "verify",
    "cli",
    "door",
)
"""The rooms in the order in which a notice travels: none imports one to its right."""

FOLDERS = {".ci", ".github", "content", "gazette", "layouts", "static", "tests"}
NAMES_OF_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
PRINTERS = {"click", "rich"}
ROOM_LINES = 250
FUNCTION_LINES = 40
ARGUMENTS = 5
DOOR_LINES = 15
HOSTS = re.compile(
    r"""(
    [\w.-]*\.(example|test|invalid) | localhost | 127\.0\.0\.1 | \[::1\] |   # nobody's
    www\.w3\.org | www\.sitemaps\.org | purl\.org | www\.color\.org |        # names of formats
    json-schema\.org | ns\.adobe\.com | www\.aiim\.org | schemas\.openxmlformats\.org |
    docs\.oasis-open\.org | schema\.org | www\.npes\.org | www\.idpf\.org |
    gohugo\.io | getpelican\.com |                                          # peers
    keepachangelog\.com | semver\.org                                        # for people
    )$""",
    re.VERBOSE,
)
"""The hosts that a file here may name; a machine, a registry or a real office is none of them."""

MACHINES = re.compile(r"(?<![\w.)}/-])/(?:root|home|work|Users)/\w|pythonhosted|npmjs\.|pypi\.org")


def rooms() -> list[Path]:
    """List the files of the house."""
    return sorted(HOUSE.rglob("*.py"))


def parsed(path: Path) -> ast.Module:
    """Read a file of the house as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room(name: str) -> str:
    """Tell the room of a module: gazette.rules.x stands in rules."""
    return name.removeprefix("gazette").strip(".").split(".")[0]


def ours(tree: ast.AST) -> list[str]:
    """List the modules of ours that a tree imports, wherever: TYPE_CHECKING is no excuse."""
    return [name for name in imported(tree) if name.split(".")[0] == "gazette"]


def imported(tree: ast.AST) -> list[str]:
    """List the modules that a tree imports; ruff sees to it that they stand by whole names."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                place = ROOT.joinpath(*whole.split("."))
                is_module = place.is_dir() or place.with_suffix(".py").exists()
                found.append(whole if is_module else node.module or ".")
    return found


def wrong_way(name: str, tree: ast.AST) -> list[str]:
    """List the imports of the module `name` that go to the right on the walk.

    The package itself, which has the version, imports nothing: it stands before them all.
    """
    return [other for other in ours(tree) if other != "gazette" and place(other) > place(name)]


def place(name: str) -> int:
    """Tell how far along the walk the module `name` stands."""
    if room(name) not in WALK:
        pytest.fail(f"{name} has no place on the walk")
    return WALK.index(room(name))


def hidden(tree: ast.AST) -> list[str]:
    """List the imports of ours that stand inside a function."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return [name for node in ast.walk(tree) if isinstance(node, functions) for name in ours(node)]


def oversized(tree: ast.AST) -> list[str]:
    """List the functions of too many lines or arguments."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            arguments = [one.arg for one in given if one.arg not in {"self", "cls"}]
            if lines > FUNCTION_LINES or len(arguments) > ARGUMENTS:
                found.append(f"{node.name}: {lines} lines, {len(arguments)} arguments")
    return found


def told(tree: ast.Module) -> bool:
    """Tell whether a docstring says what the room does, takes (In:) and gives (Out:)."""
    said = (ast.get_docstring(tree) or "").splitlines()
    starts = [line[:4] for line in said]
    return bool(said) and "In: " in starts[1:] and "Out:" in starts[starts.index("In: ") :]


def printing(tree: ast.AST) -> list[str]:
    """List what in a tree prints: print(), sys.stdout and sys.stderr, rich, click."""
    found = []
    for node in ast.walk(tree):
        match node:
            case ast.Name(id="print"):
                found.append("print")
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" as stream):
                found.append(f"sys.{stream}")
            case ast.Import(names=names):
                found += [one.name for one in names if one.name.split(".")[0] in PRINTERS]
            case ast.ImportFrom(module=str(module)) if module.split(".")[0] in PRINTERS:
                found.append(module)
    return found


def strangers(text: str) -> list[str]:
    """List the hosts and the paths of machines in a text that no file here may name."""
    hosts = re.findall(r"https?://([\w.\[\]-]*\w)", text)
    return [host for host in hosts if not HOSTS.match(host)] + MACHINES.findall(text)


def module(path: Path) -> str:
    """Name the module of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def tracked() -> list[Path]:
    """List the files that git keeps, or would."""
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_the_readme_tells_the_same_walk() -> None:
    """The first block of gazette/README.md is WALK."""
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert tuple(text.split("```")[1].split()) == WALK


def test_every_room_has_its_place_on_the_walk() -> None:
    """No room stands beside the walk, and none on it is empty."""
    built = {room(module(path)) for path in rooms()} - {""}
    assert built == set(WALK)


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_imports_go_one_way(path: Path) -> None:
    """No room imports one to its right, and none hides an import in a function."""
    name, tree = module(path), parsed(path)
    if name == "gazette":
        assert ours(tree) == []
    else:
        assert wrong_way(name, tree) == []
    assert hidden(tree) == []


def test_no_room_has_a_circle() -> None:
    """The files of a room import one another one way too."""
    names = {module(path): set(ours(parsed(path))) for path in rooms()}
    assert list(TopologicalSorter(names).static_order())


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_rooms_are_small(path: Path) -> None:
    """A room has at most 250 lines, its functions at most 40 and five arguments."""
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= ROOM_LINES
    assert oversized(parsed(path)) == []


@pytest.mark.parametrize("path", [*rooms(), ROOT / "build.py"], ids=module)
def test_a_room_says_what_it_takes_and_gives(path: Path) -> None:
    """A module's docstring has three parts: what it does, In:, Out:; a rule's is for editors."""
    if path.parent.name == "rules" and path.stem != "__init__":
        assert ast.get_docstring(parsed(path))
    else:
        assert told(parsed(path))


def test_no_room_is_named_for_nothing() -> None:
    """No room is called utils, helpers, common, misc, base or manager."""
    parts = {part for path in rooms() for part in module(path).split(".")}
    assert parts & NAMES_OF_NOTHING == set()


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_only_the_command_line_prints(path: Path) -> None:
    """Output is the business of cli."""
    if room(module(path)) != "cli":
        assert printing(parsed(path)) == []


INNER = {"weasyprint", "pydyf", "fontTools", "cffi"}
"""WeasyPrint and what it stands on: they have no types, and their inner side may change."""


def inner(name: str, tree: ast.AST) -> list[str]:
    """List what a module imports of INNER outside the one place that may."""
    if name.startswith("gazette.typeset.weasyprint"):
        return []
    return [other for other in imported(tree) if other.split(".")[0] in INNER]


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_one_place_meets_weasyprint(path: Path) -> None:
    """Only gazette/typeset/weasyprint imports WeasyPrint, pydyf and fontTools."""
    assert inner(module(path), parsed(path)) == []


def test_the_door_is_small_and_nothing_imports_it() -> None:
    """build.py has at most 15 lines and is imported by no file."""
    assert len((ROOT / "build.py").read_text(encoding="utf-8").splitlines()) <= DOOR_LINES
    for path in tracked():
        if path.suffix == ".py":
            assert not re.search(
                r"^\s*(import|from) build\b", path.read_text(encoding="utf-8"), re.MULTILINE
            )


def test_no_folder_stands_beside_the_plan() -> None:
    """The top of the repository has the folders of the plan and no other."""
    tops = {path.relative_to(ROOT).parts[0] for path in tracked() if path.parent != ROOT}
    assert tops <= FOLDERS


def test_no_file_names_a_machine_or_a_registry() -> None:
    """The project speaks of itself alone: no host of a registry, no path of a machine."""
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data and path != Path(__file__):
            found[path] = strangers(data.decode("utf-8", "replace"))
    assert {path: names for path, names in found.items() if names} == {}


def needed() -> set[str]:
    """Read the names of what the press depends on from pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["project"]
    asked = (*named["dependencies"], *named["optional-dependencies"]["sign"])
    return {re.split(r"[\[=<>~!; ]", name)[0] for name in asked}


def test_nothing_is_imported_that_is_not_asked_for() -> None:
    """What a room imports is Python's own, ours, or a dependency of pyproject.toml."""
    owners = packages_distributions()
    foreign = {
        name.split(".")[0]
        for path in rooms()
        for name in imported(parsed(path))
        if name.split(".")[0] not in sys.stdlib_module_names | {"gazette"}
    }
    asked = {name: {owner.lower() for owner in owners.get(name, ())} for name in foreign}
    assert {name for name, owner in asked.items() if not owner & needed()} == set()


def dependencies() -> str:
    """Read the section of gazette/README.md on what the press depends on."""
    text = (HOUSE / "README.md").read_text(encoding="utf-8").partition("## Dependencies")[2]
    return text.partition("\n## ")[0]


def test_every_dependency_has_its_reason() -> None:
    """Each dependency of pyproject.toml stands in the table of gazette/README.md, with a reason."""
    rows = re.findall(r"^\| `([\w.-]+)` \| .+ \| (.+) \|$", dependencies(), re.MULTILINE)
    assert {name for name, reason in rows if reason.strip()} == needed()


def licences() -> dict[str, str]:
    """Read the licence of every package that is passed on with the press, from both tables."""
    direct = re.findall(r"^\| `([\w.-]+)` \| (.+?) \|", dependencies(), re.MULTILINE)
    brought = re.findall(r"^\| ([^`|]+) \| (`.+`) \|$", dependencies(), re.MULTILINE)
    listed = [(name, said) for said, names in brought for name in re.findall("`([^`]+)`", names)]
    return dict(direct + listed)


def declared(name: str) -> str:
    """Tell what a package's own metadata say of its licence: an expression, or older forms."""
    known = metadata(name)
    old = known.get_all("Classifier") or []
    classes = [one.rpartition(" :: ")[2] for one in old if one.startswith("License ::")]
    return known.get("License-Expression") or " OR ".join(classes) or known.get("License") or ""


def normalised(said: str) -> set[str]:
    """Tell the families of licence in a text: SPDX names, and the names of older metadata."""
    plain = said.partition(",")[0] if "weak copyleft" in said else said
    found = set(re.findall(r"AGPL|LGPL|GPL|MPL|MIT-0|MIT-CMU|MIT|BSD|Apache|PSF", plain))
    names = {"Mozilla": "MPL", "Python Software Foundation": "PSF"}
    return found | {short for name, short in names.items() if name in plain}


def binding(said: str) -> bool:
    """Tell whether a licence binds more than MIT does, and weak copyleft is not named as such."""
    families = normalised(said)
    if families <= {"MIT", "MIT-0", "MIT-CMU", "BSD", "Apache", "PSF"}:
        return not families
    return not ("MPL" in families and "weak copyleft" in said)


def test_every_licence_is_told_and_binds_nobody_more_than_ours() -> None:
    """The tables name every package of both locks, its metadata agree, and all are free."""
    locks = (ROOT / name for name in ("requirements.lock", "requirements-sign.lock"))
    lock = "".join(one.read_text(encoding="utf-8") for one in locks)
    locked = dict(re.findall(r"^([\w.-]+)==\S+( ; .*)?(?: \\)$", lock, re.MULTILINE))
    told = licences()
    assert set(told) == set(locked)
    absent = ("!= 'CPython'", "'win32'")
    here = {name for name, where in locked.items() if not any(one in where for one in absent)}
    asked = {name: (normalised(told[name]), normalised(declared(name))) for name in here}
    assert {name: pair for name, pair in asked.items() if pair[0] != pair[1]} == {}
    assert [name for name, said in told.items() if binding(said)] == []


IMPORTING = (
    "document",
    "lexicon",
    "sources",
    "structure",
    "paragraphs",
    "recognise",
    "writing",
    "review",
    "import_",
)
"""The way of a printed number through gazette/importers: no step imports a later one."""


def step(name: str) -> int:
    """Tell how far along the way of an import the module `name` stands."""
    return IMPORTING.index(name.split(".")[2])


TAG = re.compile(r"(?<![`?\\(])(?<!\?P)</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>")
"""A tag in a string: no named group of a pattern, and no markup that a message quotes in `…`."""

PARSERS = {"bs4", "html", "html5lib", "lxml", "tinyhtml5", "xml"}
"""What takes HTML or XML apart; an office's own drawing is read by expat, in one place."""


def tags(tree: ast.Module) -> list[str]:
    """List the strings with a tag in them that are no docstring, and what is made Markup."""
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.value] if id(node) not in docs and TAG.search(node.value) else []
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Markup"):
            white = [ast.unparse(one) for one in node.args] in (["''"], ["'\\n'"])
            found += [] if white else [ast.unparse(node)]
    return found


def parsers(tree: ast.Module) -> list[str]:
    """List what a module imports that takes HTML apart; `html.escape` does not."""
    names = [name for name in imported(tree) if name.split(".")[0] in PARSERS]
    escape = any(
        isinstance(node, ast.ImportFrom) and [one.name for one in node.names] == ["escape"]
        for node in ast.walk(tree)
    )
    return [name for name in names if not (escape and name == "html")]


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_only_the_writer_makes_tags_and_none_takes_them_apart(path: Path) -> None:
    """Between readers and writers stands a typed document: no room has a tag in a string."""
    name = module(path)
    if room(name) != "write" and name != "gazette.render":  # a layout is Markup when it is drawn
        assert tags(parsed(path)) == []
    # What is verified is a page as readers have it, what is pasted one of another program.
    if name not in {"gazette.content.svg", "gazette.verify.web_page", "gazette.desk.pasting.tree"}:
        assert parsers(parsed(path)) == []


def test_an_import_goes_one_way() -> None:
    """No step of gazette/importers imports a later one, and none stands beside the way."""
    importing = [
        path for path in rooms() if path.parent != HOUSE / "importers" or path.stem != "__init__"
    ]
    names = {
        module(path): [name for name in ours(parsed(path)) if room(name) == "importers"]
        for path in importing
        if path.is_relative_to(HOUSE / "importers")
    }
    assert {name.split(".")[2] for name in names} == set(IMPORTING)
    back = [
        (name, other) for name, row in names.items() for other in row if step(other) > step(name)
    ]
    assert back == []


def test_patterns_stand_in_the_lexicon() -> None:
    """A recogniser of the importers asks labels; only they and the sources' forms have patterns."""
    importing = HOUSE / "importers"
    asking = [
        path
        for path in rooms()
        if path.is_relative_to(importing)
        and not path.is_relative_to(importing / "sources")
        and "re" in imported(parsed(path))
    ]
    assert asking == [importing / "lexicon/labels.py"]


HAN = re.compile("[\u3400-\u9fff]")
MESSAGES = {
    *("message", "say.wrong", "field.about", "one.about", "self.about"),
    *("Rule", "Field", "click.option", "click.argument", "click.version_option", "folder_option"),
}
"""What is told to an editor: the template of a message, a rule, a field, the help of a command."""

DOCUMENTS = {"re.compile", "Label", "frozenset", "Boundary", "between", "_between", "_rule"}
"""What knows documents: patterns and labels with their examples, sets of characters and words."""

CHINESE = ("language", "typeset", "fields", "read", "rules", "importers")
"""The rooms that know Chinese documents; a word of one may stand there. In others there is none."""

FORMS = {"gazette.model.number", "gazette.print.shared_glyphs"}
"""The form of numbers of GB/T 9704; the characters that a font has one shape for."""

LONGEST_WORD = 7
"""Characters of the longest word of a document, 政府办公室文件: what is longer says something."""


def spoken(name: str, tree: ast.Module) -> list[str]:
    """List the Chinese texts of a module that are neither messages nor words of documents."""
    outer = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    known = [node for node in outer if ast.unparse(node.func) in MESSAGES | DOCUMENTS]
    known += [node for node in ast.walk(tree) if isinstance(node, ast.Expr)]  # docstrings
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    known += [one for one in classes if "StrEnum" in map(ast.unparse, one.bases)]
    named = {node.id for call in known for node in ast.walk(call) if isinstance(node, ast.Name)}
    known += [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id in named
    ]
    inside = {id(node) for one in known if not isinstance(one, ast.Expr) for node in ast.walk(one)}
    inside |= {id(one.value) for one in known if isinstance(one, ast.Expr)}
    most = LONGEST_WORD if room(name) in CHINESE else 0
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in inside
        and len(HAN.findall(node.value)) > most
    ]


@pytest.mark.parametrize("path", rooms(), ids=module)
def test_what_is_said_in_chinese_is_a_message(path: Path) -> None:
    """What readers see stands in language.words; what editors are told is a template by itself."""
    name = module(path)
    if not name.startswith(("gazette.language", "gazette.importers.lexicon", *FORMS)):
        assert spoken(name, parsed(path)) == []


def test_each_rule_of_the_house_sees_its_breach() -> None:
    """A rule that could not fail would hold nothing up."""
    long = "def f():\n" + "    x = 1\n" * FUNCTION_LINES
    later = "if TYPE_CHECKING:\n    from gazette.cli import main"
    assert wrong_way("gazette.read", ast.parse(later)) == ["gazette.cli"]
    assert wrong_way("gazette.read", ast.parse("from gazette import build")) == ["gazette.build"]
    assert wrong_way("gazette.rules.x", ast.parse("import gazette.check")) == ["gazette.check"]
    assert hidden(ast.parse("def f():\n    from gazette.model import Page")) == ["gazette.model"]
    assert inner("gazette.print.x", ast.parse("import pydyf\nfrom weasyprint import css"))
    assert oversized(ast.parse(long))
    assert oversized(ast.parse("def f(a, b, c, *, d, e, g): ..."))
    assert binding("AGPL-3.0-only")
    assert binding("GPL-2.0-or-later, weak copyleft")
    assert binding("MPL-2.0")
    assert binding("")
    assert not told(ast.parse('"""Does.\n\nOut: x.\n"""'))
    assert printing(ast.parse("import rich.console\nprint(1, file=sys.stderr)"))
    assert tags(ast.parse("def f():\n    'In <b>.'\n    return f'<b>{x}</b>' + Markup(x)")) == [
        "Markup(x)",
        "<b>",
        "</b>",
    ]
    assert tags(ast.parse(r"""r'(?P<year>\d)' + '`<br>`' + Markup('')""")) == []
    assert parsers(ast.parse("from lxml import html\nfrom html.parser import HTMLParser"))
    assert not parsers(ast.parse("from html import escape"))
    assert spoken("gazette.pages.x", ast.parse("title = '公报'")) == ["公报"]
    assert spoken("gazette.rules.x", ast.parse("what = f'{a} 不是有效日期，请改正'"))
    assert not spoken("gazette.rules.x", ast.parse("word = '通知'; what = message('不是有效日期')"))
    assert strangers("see https://registry.office.cn/x, /" + "work/main")
