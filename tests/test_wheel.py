"""What is installed is whole: the program runs from its wheel, away from the checkout."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it, borrowing the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=CHECKOUT)
    (wheel,) = folder.glob("*.whl")
    home = folder / "environment"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    own = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
        ).strip()
    )
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", "--no-compile", wheel, cwd=folder)
    return home


def test_the_program_runs_from_its_wheel(installed: Path, tmp_path: Path) -> None:
    planner = installed / "bin" / "planner"
    database = ("--database", tmp_path / "x.db", "--json")
    assert json.loads(run(planner, "list", *database, cwd=tmp_path)) == []
    run(planner, "sample", *database, cwd=tmp_path)
    assert len(json.loads(run(planner, "list", *database, cwd=tmp_path))) > 10


def test_what_ships_is_found_inside_it_and_tests_and_their_data_are_not(
    installed: Path, tmp_path: Path
) -> None:
    code = "import planner.shipped as s; print(s.RESOURCES); print(s.MIGRATIONS); print(s.SAMPLES)"
    places = run(installed / "bin" / "python", "-c", code, cwd=tmp_path).split()
    for place in places:
        assert Path(place).is_dir()
        assert Path(place).is_relative_to(installed)
    assert not list(installed.rglob("*published*"))
