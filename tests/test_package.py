"""What is delivered: the wheel holds pages, fonts, icons, translations and licences, and nothing of ours that is private."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
WEB = "amity/surfaces/web"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel as `uv build` makes it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    with ZipFile(next(folder.glob("*.whl"))) as opened:
        yield opened


def test_every_source_page_and_stylesheet_is_in_the_wheel(wheel: ZipFile) -> None:
    package = ROOT / "src" / "amity"
    wanted = {
        f"amity/{file.relative_to(package).as_posix()}"
        for suffix in ("py", "html", "css", "js")
        for file in package.rglob(f"*.{suffix}")
    }

    assert wanted - set(wheel.namelist()) == set()


@pytest.mark.parametrize(
    "name",
    [
        f"{WEB}/static/vendor/fonts/figtree-latin-wght-normal.woff2",
        f"{WEB}/static/vendor/fonts/figtree-latin-ext-wght-normal.woff2",
        f"{WEB}/static/vendor/fonts/literata-latin-wght-normal.woff2",
        f"{WEB}/static/vendor/fonts/literata-latin-ext-wght-normal.woff2",
        f"{WEB}/static/vendor/icons.svg",
        f"{WEB}/static/vendor/licences/figtree.txt",
        f"{WEB}/static/vendor/licences/literata.txt",
        f"{WEB}/static/vendor/licences/lucide-static.txt",
        "amity/py.typed",
    ],
)
def test_what_is_built_is_in_the_wheel(wheel: ZipFile, name: str) -> None:
    assert wheel.getinfo(name).file_size > 0 or name.endswith("py.typed")


def test_every_translation_is_in_the_wheel(wheel: ZipFile) -> None:
    languages = [file.parts[-3] for file in (ROOT / "src/amity/locale").glob("*/LC_MESSAGES/django.po")]

    compiled = [f"amity/locale/{language}/LC_MESSAGES/django.mo" for language in languages]

    assert [name for name in compiled if name not in wheel.namelist()] == []


def test_every_icon_in_use_is_in_the_sprite(wheel: ZipFile) -> None:
    sys.path.insert(0, str(ROOT / "frontend"))
    from build import used_icons

    sprite = wheel.read(f"{WEB}/static/vendor/icons.svg").decode()

    assert used_icons()
    assert [name for name in used_icons() if f'<symbol id="i-{name}"' not in sprite] == []


def test_the_wheel_names_its_licence_and_its_program(wheel: ZipFile) -> None:
    info = next(name for name in wheel.namelist() if name.endswith("dist-info/METADATA")).removesuffix(
        "METADATA"
    )

    assert "License-Expression: AGPL-3.0-or-later" in wheel.read(f"{info}METADATA").decode()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in wheel.read(f"{info}licenses/LICENSE").decode()
    assert "amity = amity.config.program:main" in wheel.read(f"{info}entry_points.txt").decode()


def test_the_locks_hold_what_the_project_asks_for_with_checksums() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    asked = {wanted.split(">")[0].split("[")[0].lower() for wanted in project["project"]["dependencies"]}

    locked = {line.split("==")[0]: line for line in lock.splitlines() if "==" in line}

    assert asked - set(locked) == set()
    assert lock.count("--hash=sha256:") >= len(locked)
    assert "://" not in lock
