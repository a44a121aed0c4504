"""`amity gate`: the gate before drafts on a plain file, for benchmarks. Django is not needed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from amity.surfaces.cli.lines import convert


def add_to(app: typer.Typer) -> None:
    """Adds `gate`."""
    app.command("gate", epilog="Example: amity gate drafts.jsonl out.jsonl")(gate)


def gate(
    drafts: Annotated[Path, typer.Argument(help="One object a line: draft, basis, facts, recent.")],
    out: Annotated[Path, typer.Argument(help="The verdict on each: pass or refuse, and why.")],
) -> None:
    """Judge drafts, one a line: may they be shown, and if not, why."""
    convert(drafts, out, _judge)


def _judge(line: Mapping[str, Any]) -> dict[str, str]:
    from amity.conversations.facts import Clause
    from amity.conversations.gate import Ground, judge

    verdict = judge(
        line["draft"],
        basis=[Clause(text, source) for text, source in line.get("basis", {}).items()],
        facts=[
            Ground(f["id"], f["text"], f.get("source", ""), f.get("private", False))
            for f in line.get("facts", ())
        ],
        recent=tuple(line.get("recent", ())),
    )
    return {"verdict": "pass" if verdict.passes else "refuse", "why": verdict.why}
