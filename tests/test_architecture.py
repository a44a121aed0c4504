"""The shape of the code: layers, purity, size, and that chapters are told the time instead of asking for it."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "amity"
CHAPTERS = ("base", "people", "conversations", "rhythm", "connections", "today")
PURE = (*CHAPTERS, "sources")
LONGEST_FUNCTION = 60
LONGEST_FILE = 400
LONGEST_TEMPLATE = 60
LONGEST_SCRIPT = 80
CLOCKS = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("time", "time"),
}
MAY_ASK = {"base/ids.py"}  # identifiers made for what people see carry their time
REACHING_OUT = {"urllib.request", "urllib.error", "socket", "sqlite3", "requests", "random", "subprocess"}


def _python_files(*folders: str) -> list[Path]:
    found = [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]
    return [file for file in found if "migrations" not in file.parts and "node_modules" not in file.parts]


def _short(file: Path) -> str:
    return file.relative_to(SOURCE).as_posix()


def test_layers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("chapter", PURE)
def test_a_chapter_loads_without_django(chapter: str) -> None:
    modules = [
        f"amity.{_short(file)[:-3].replace('/', '.')}" for file in _python_files(f"src/amity/{chapter}")
    ]
    program = f"import sys, {', '.join(modules)}; print('django' in sys.modules)".replace(".__init__", "")

    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert loaded.stdout == "False\n"


def test_functions_are_short() -> None:
    too_long = [
        f"{file.relative_to(ROOT)}:{function.lineno} {function.name} has {length} lines"
        for file in _python_files("src", "tests", "tools", "frontend")
        for function in _functions(file)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > LONGEST_FUNCTION
    ]

    assert too_long == []


def _functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize(
    ("suffix", "limit"),
    [("*.py", LONGEST_FILE), ("*.css", LONGEST_FILE), ("*.html", LONGEST_TEMPLATE), ("*.js", LONGEST_SCRIPT)],
)
def test_files_are_short(suffix: str, limit: int) -> None:
    files = [file for file in sorted(SOURCE.rglob(suffix)) if not {"migrations", "vendor"} & set(file.parts)]

    lengths = {_short(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}

    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_chapters_and_sources_never_ask_for_the_time_or_chance() -> None:
    asking = [
        f"{_short(file)}:{call.lineno}"
        for chapter in PURE
        for file in _python_files(f"src/amity/{chapter}")
        if _short(file) not in MAY_ASK
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Attribute)
        and isinstance(call.value, ast.Name)
        and (call.value.id, call.attr) in CLOCKS
    ]

    assert asking == []


def test_chapters_and_sources_import_nothing_that_reaches_out() -> None:
    reaching = [
        f"{_short(file)}: {name}"
        for chapter in PURE
        for file in _python_files(f"src/amity/{chapter}")
        for name in _imports(file)
        if name in REACHING_OUT or name.split(".")[0] in REACHING_OUT
    ]

    assert reaching == []


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("chapter", PURE)
def test_a_chapter_opens_with_what_it_is_for_and_names_what_it_offers(chapter: str) -> None:
    tree = ast.parse((SOURCE / chapter / "__init__.py").read_text(encoding="utf-8"))
    names = [
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]

    assert ast.get_docstring(tree)
    assert chapter in {"base", "sources"} or "__all__" in names


def test_no_file_names_this_machine_or_a_registry() -> None:
    here = str(ROOT)
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split("\n")
    texts = [
        ROOT / name
        for name in listed
        if name.endswith((".py", ".md", ".toml", ".lock", ".json", ".sh", ".yml")) and (ROOT / name).exists()
    ]

    found = [
        str(file.relative_to(ROOT))
        for file in texts
        if file.name != Path(__file__).name
        and any(
            word in file.read_text(encoding="utf-8")
            for word in (here + "/", "/root/", "registry.npmjs", "files.pythonhosted")
        )
    ]

    assert found == []


def test_a_command_sets_django_up_before_it_loads_what_needs_it() -> None:
    """In a test Django is set up already, so only a process of its own would show the wrong order."""
    wrong = [
        f"{path.name}: {function.name}"
        for path in sorted((ROOT / "src/amity/surfaces/cli").glob("*.py"))
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef) and _loads_too_early(function)
    ]

    assert wrong == []


def _loads_too_early(function: ast.FunctionDef) -> bool:
    inside = list(ast.walk(function))
    ready = [n.lineno for n in inside if isinstance(n, ast.Call) and ast.unparse(n.func) == "output.network"]
    loads = [
        n.lineno
        for n in inside
        if isinstance(n, ast.ImportFrom) and (n.module or "").startswith(("amity.actions", "amity.store"))
    ]
    return bool(ready and loads) and min(loads) < min(ready)
