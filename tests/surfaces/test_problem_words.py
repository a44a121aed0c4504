"""What sources say is said in the reader's language: every sentence they have is known."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from amity import sources
from amity.actions import leaving_out
from amity.sources import detect, files
from amity.sources.rows import Options, RowError
from amity.surfaces.words.problems import _SENTENCES, told

SOURCES = Path(sources.__file__).parent
SAMPLES = Path(__file__).parents[1] / "sources" / "data"
OWN_ARCHIVE = SOURCES / "amity"  # what is wrong with a row of it is for whoever changed the file by hand
TELLS = {"RowError", "Refused", "Unreadable", "Unusable"}


def written(call: ast.expr) -> str | None:
    """A sentence as it stands in the code, with a number where something is put in."""
    match call:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
    return None


def sentences() -> Iterator[str]:
    for path in sorted(SOURCES.rglob("*.py")):
        if OWN_ARCHIVE in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TELLS:
                yield from filter(None, map(written, node.args))
            elif (
                isinstance(node, ast.Return)
                and node.value is not None
                and path.name in ("files.py", "detect.py")
            ):
                yield from filter(None, [written(node.value)])
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in (
                "(one, more)",
                "one, more",
            ):
                yield from filter(None, map(written, getattr(node.value, "elts", ())))


def of_leaving_out() -> Iterator[str]:
    for node in ast.walk(ast.parse(Path(leaving_out.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Return) and node.value is not None:
            yield from filter(None, [written(node.value)])


@pytest.mark.parametrize("said", sorted({*sentences(), *of_leaving_out()}))
def test_every_sentence_of_a_source_is_said_in_german(said: str) -> None:
    with override("de"):
        assert told(said) != said


def test_what_the_samples_make_sources_say_is_said_in_german() -> None:
    said: set[str] = set()
    for found in files.walk([SAMPLES]):
        if isinstance(found, RowError):
            said.add(found.why)
            continue
        source = detect.recognise(found.peek())
        if source is None:
            said.add(detect.what_was_seen(found.peek()))
        elif source.NAME != "amity":
            for row in source.read(found, Options()):
                said |= {row.where, row.why} if isinstance(row, RowError) else set()

    with override("de"):
        assert {one for one in said if one and told(one) == one} == set()


def test_names_inside_stay_as_they_are() -> None:
    with override("de"):
        assert "„a web page“" in told("“a web page” is damaged inside its zip file.")
        assert told("This is a web page. Amity reads x.").startswith("Das ist eine Webseite.")


def test_what_is_not_known_is_shown_as_it_came() -> None:
    assert told("Nobody wrote this.") == "Nobody wrote this."
    assert len(set(_SENTENCES)) == len(_SENTENCES)
