"""What is delivered: the wheel holds pages, fonts, icons, translations and licences, and nothing of ours that is private;
and it runs where nothing else is.
"""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterable, Iterator
from http.client import HTTPConnection
from importlib.metadata import Distribution, distribution
from pathlib import Path
from venv import EnvBuilder
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from amity import __version__

ROOT = Path(__file__).parent.parent
WEB = "amity/surfaces/web"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """The wheel as `uv build` makes it."""
    with ZipFile(_built("wheel", ROOT, tmp_path_factory.mktemp("wheel"))) as opened:
        yield opened


def _built(target: str, tree: Path, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True, timeout=300)
    (archive,) = folder.iterdir()
    return archive


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
        f"{WEB}/static/vendor/fonts/literata-latin-400-normal.woff2",
        f"{WEB}/static/vendor/fonts/literata-latin-ext-400-normal.woff2",
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


def test_a_wheel_made_from_the_source_archive_is_the_same(wheel: ZipFile, tmp_path: Path) -> None:
    """As pip does it where only the source archive is at hand: nothing is built anew, no npm is asked."""
    (tmp_path / "sdist").mkdir()
    (tmp_path / "again").mkdir()
    with tarfile.open(_built("sdist", ROOT, tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    tree = tmp_path / f"amity-{__version__}"

    with ZipFile(_built("wheel", tree, tmp_path / "again")) as again:
        differing = [
            name
            for name in again.namelist()
            if name not in wheel.namelist() or again.read(name) != wheel.read(name)
        ]
        missing = set(wheel.namelist()) - set(again.namelist())

    assert (differing, missing) == ([], set())
    assert not (tree / "frontend" / "node_modules").exists()
    assert (tree / "LICENSE").exists()


@pytest.fixture(scope="module")
def installed(wheel: ZipFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment that holds nothing but the wheel and what it asks for, as the lock pins it.

    Registries may be out of reach, so what it asks for is linked from the environment of the tests, package by
    package; the wheel is unpacked and its program made from its entry point, which is what an installer does.
    """
    place = tmp_path_factory.mktemp("nothing") / "venv"
    EnvBuilder(symlinks=True).create(place)
    site = next(place.glob("lib/python3*/site-packages"))
    wheel.extractall(site)
    (metadata,) = site.glob("amity-*.dist-info")
    for needed in _needed(Distribution.at(metadata).requires or ()).values():
        for name in {file.parts[0] for file in needed.files or ()} - {"..", "__pycache__"}:
            (site / name).symlink_to(str(needed.locate_file(name)))
    program = place / "bin" / "amity"
    program.write_text(_PROGRAM.format(python=place / "bin" / "python"))
    program.chmod(0o755)
    return program


_PROGRAM = """#!{python}
import sys
from importlib.metadata import entry_points
(program,) = entry_points(group="console_scripts", name="amity")
sys.exit(program.load()())
"""


def _needed(asked: Iterable[str], extra: str = "") -> dict[str, Distribution]:
    """What these requirements ask for, and what that asks for."""
    found: dict[str, Distribution] = {}
    for requirement in map(Requirement, asked):
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        one = distribution(requirement.name)
        assert requirement.specifier.contains(one.version, prereleases=True), (
            f"{requirement} is {one.version}"
        )
        found[one.name] = one
        for named in requirement.extras or {""}:
            found |= _needed(_asked_by(one), named)
    return found


def _asked_by(one: Distribution) -> Iterable[str]:
    """What a package asks for; of those that are only read as files, what pyproject.toml leaves of it."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["uv"]["dependency-metadata"]
    left = {said["name"]: said["requires-dist"] for said in stated}
    return left.get(_plain(one.name), one.requires or ())


def _environment(home: Path) -> dict[str, str]:
    """Of a person who just installed it: no paths of ours, no settings."""
    return {"PATH": os.defpath, "HOME": str(home), "AMITY_HOME": str(home / "data"), "LC_ALL": "C.UTF-8"}


def test_the_lock_pins_what_the_installed_program_runs_on(wheel: ZipFile) -> None:
    metadata = wheel.read(f"amity-{__version__}.dist-info/METADATA").decode()
    lock = (ROOT / "requirements.lock").read_text("utf-8")

    needed = _needed(re.findall(r"^Requires-Dist: (.*)$", metadata, re.M))

    unpinned = [name for name in needed if not re.search(f"^{re.escape(_plain(name))}==", lock, re.M)]
    assert unpinned == []


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_where_nothing_else_is_the_program_names_itself_and_helps(installed: Path, tmp_path: Path) -> None:
    def said(*words: str) -> str:
        return subprocess.run(
            [installed, *words],
            env=_environment(tmp_path),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert said("--version") == f"amity {__version__}\n"
    assert "serve" in said("--help")
    assert not (tmp_path / "data").exists()


@pytest.mark.slow
def test_where_nothing_else_is_the_village_is_served_with_all_that_a_page_loads(
    installed: Path, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [installed, "serve", "--demo", "--port", "0"],
        env=_environment(tmp_path) | {"AMITY_ENDS_WITH_INPUT": "1"},
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        link = next(filter(None, map(re.compile(r"http://(\S+?)(/open/\S+)").search, process.stdout or ())))
        page, loaded = _today_as_a_browser_gets_it(*link.groups())
    finally:
        process.terminate()
        process.wait(20)

    assert '<html lang="de"' in page
    assert ">Heute<" in page
    assert "Today" not in page
    kinds = [kind.partition(";")[0] for kind in loaded.values()]
    assert kinds.count("font/woff2") >= 2
    for kind in ("text/css", "text/javascript", "image/svg+xml"):
        assert kind in kinds, loaded
    assert process.returncode in (0, -15)


def _today_as_a_browser_gets_it(host: str, link: str) -> tuple[str, dict[str, str]]:
    """Today in German, and the kind of everything that it and its style sheets name; all of it must be there."""
    line = HTTPConnection(host, timeout=20)

    def get(path: str, cookie: str = "") -> tuple[int, str, str, str]:
        line.request("GET", path, headers={"Accept-Language": "de", "Cookie": cookie})
        answer = line.getresponse()
        body = answer.read().decode("utf-8", "replace")
        headers = answer.headers
        return (
            answer.status,
            headers.get("Content-Type", ""),
            body,
            (headers.get("Set-Cookie") or "").partition(";")[0],
        )

    status, _kind, _body, cookie = get(link)
    assert status == 302
    status, _kind, page, _cookie = get("/", cookie)
    assert status == 200
    found = re.findall(r'(?:src|href)="(/(?:assets|static)/[^"#]+)', page)
    loaded = {}
    for address in found:
        status, kind, body, _cookie = get(address, cookie)
        assert (address, status) == (address, 200)
        assert body
        loaded[address] = kind
        if kind.startswith("text/css"):
            found += re.findall(r"url\([\"']?(/[^\"')]+)", body)
    return page, loaded
