"""The wheel: the press installed by `pip install .`, at work in a folder of its own.

In: this checkout; an environment into which it is installed, beside what it needs.
Out: facts about the command `gazette`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from gazette import __version__

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "rules" / "base" / "content"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the checkout into a new environment, without a network; the environment."""
    place = tmp_path_factory.mktemp("installed") / "环境 1"
    venv.create(place, symlinks=True)
    here = next(place.glob("lib/python3*/site-packages"))
    (here / "needed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    alone = "--no-index --no-deps --no-build-isolation --disable-pip-version-check --quiet"
    pip = [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install"]
    subprocess.run([*pip, *alone.split(), str(ROOT)], check=True)
    return place


def ran(program: list[Path | str], folder: Path, *arguments: str) -> str:
    """Run a press in a folder; all that it said."""
    done = subprocess.run(
        [*program, *arguments],
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    return done.stdout


def files(folder: Path) -> dict[str, bytes]:
    """Read every file below a folder."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_an_installed_press_makes_the_same_site(installed: Path, tmp_path: Path) -> None:
    """To the byte, in print too: of the content, and into the output, of the working folder."""
    shutil.copytree(BASE, tmp_path / "content")
    ran([installed / "bin" / "gazette"], tmp_path)
    ran([sys.executable, ROOT / "build.py"], tmp_path, "--content", "content", "--output", "again")
    site = files(tmp_path / "output")
    assert "2026-01/2026-01.pdf" in site
    assert site == files(tmp_path / "again")
    assert not (tmp_path / "print").exists()


def test_an_office_may_have_its_own_layouts(installed: Path, tmp_path: Path) -> None:
    """Where the working folder has layouts or static files, they are taken instead."""
    shutil.copytree(BASE, tmp_path / "content")
    shutil.copytree(ROOT / "layouts", tmp_path / "layouts")
    file = tmp_path / "static" / "own.txt"
    file.parent.mkdir()
    file.write_text("本机关的", encoding="utf-8")
    layout = tmp_path / "layouts" / "missing.html"
    layout.write_text("本机关的版式", encoding="utf-8")
    ran([installed / "bin" / "gazette"], tmp_path, "build", "--no-print", "--no-search")
    site = files(tmp_path / "output")
    assert site["own.txt"] == file.read_bytes()
    assert site["404.html"] == layout.read_bytes()


def test_the_version_has_one_source(installed: Path, tmp_path: Path) -> None:
    """The command, the checkout and the package say the same."""
    for program in ([installed / "bin" / "gazette"], [sys.executable, ROOT / "build.py"]):
        assert ran(program, tmp_path, "--version") == f"gazette {__version__}\n"
    assert list(installed.glob(f"lib/*/site-packages/gazette_press-{__version__}.dist-info"))


def test_what_it_says_to_run_is_what_is_installed(installed: Path, tmp_path: Path) -> None:
    """There is no build.py: a mend that is typed as it stands has to work."""
    asked = "--name 测试市公报 --pinyin CESHI --sponsor 测试市 --series 测政发=cf=测试市人民政府"
    press: list[Path | str] = [installed / "bin" / "gazette"]
    ran(press, tmp_path, "init", "my", *asked.split())
    for wrong in (["publish"], ["new", "notice", "--issue", "2026-77", "--kind", "通知"]):
        more = ["--title", "测试的通知", "--section", "测试市人民政府文件"] if wrong[1:] else []
        done = subprocess.run(
            [*press, *wrong, *more],
            cwd=tmp_path / "my",
            check=False,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode
        assert "gazette " in done.stderr
        assert "build.py" not in done.stderr


def test_the_wheel_holds_the_press_and_nothing_else(installed: Path) -> None:
    """Every file of ours that is needed, under one name of its own."""
    here = next(installed.glob("lib/python3*/site-packages"))
    (record,) = here.glob("gazette_press-*.dist-info/RECORD")
    names = {line.split(",")[0] for line in record.read_text(encoding="utf-8").splitlines()}
    tops = {name.split("/")[0] for name in names if not name.startswith("..")}
    assert tops == {"gazette", record.parent.name}
    assert {name for name in names if name.startswith("..")} == {"../../../bin/gazette"}
    for folder, inside in (("gazette", ""), ("layouts", "layouts/"), ("static", "static/")):
        said = ["git", "ls-files", "-z", folder]
        listed = subprocess.run(said, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
        for name in filter(None, listed.stdout.split("\0")):
            path = Path(name)
            carried = here / "gazette" / inside / path.relative_to(folder)
            assert carried.read_bytes() == (ROOT / path).read_bytes()
