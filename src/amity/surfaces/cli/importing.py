"""`amity import`: bring files in, or take an import back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import typer

from amity.surfaces.cli import output

if TYPE_CHECKING:
    from amity.actions.import_report import FileReport, Report
    from amity.store.models import ImportFile, Network


def add_to(app: typer.Typer) -> None:
    """Adds `import`."""
    app.command(
        "import",
        help="Bring in exports: LinkedIn, vCard, Google and Outlook CSV, mbox, iCalendar, WhatsApp, Amity’s own archive. Example: amity import ~/Downloads/linkedin.zip",
    )(bring_in)


def bring_in(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files, folders or zips.", show_default=False)
    ] = None,
    source: Annotated[str, typer.Option(help="Read all files as this source.")] = "",
    me: Annotated[
        list[str] | None, typer.Option("--me", help="An address or name of yours. May be repeated.")
    ] = None,
    tz: Annotated[str, typer.Option("--tz", help="Zone of times that name none, like Europe/Berlin.")] = "",
    leave_out: Annotated[
        list[str] | None,
        typer.Option(help="An address, @domain, folder:NAME or person to leave out. May be repeated."),
    ] = None,
    excerpt: Annotated[
        int | None, typer.Option(help="Characters kept of each mail; 0 keeps none.", min=0, max=4000)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read; store nothing.")
    ] = False,
    undo: Annotated[str, typer.Option(help="Take this import back.", metavar="IMPORT_ID")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Bring in exports, or take an import back."""
    network = output.network()
    if undo:
        _undo(network, undo, as_json=as_json)
        return
    if not paths:
        raise typer.BadParameter("Name at least one file or folder, for example: amity import ~/Downloads")
    _check_zone(tz)
    said = {"time_zone": tz, "excerpt": excerpt, "leave_out": tuple(leave_out or ()), "source": source}
    if dry_run:
        _look(network, paths, said, as_json=as_json)
        return
    _read(network, paths, said, me or [], as_json=as_json)


def _check_zone(tz: str) -> None:
    try:
        ZoneInfo(tz or "UTC")
    except (ValueError, LookupError, OSError):
        raise typer.BadParameter(f"{tz!r} is no time zone; write it like Europe/Berlin.") from None


def _read(
    network: "Network", paths: list[Path], said: dict[str, Any], me: list[str], *, as_json: bool
) -> None:
    from amity.actions import import_report, importing, jobs, own

    own.say(network, me)
    asks = not as_json and sys.stdin.isatty() and not me
    chosen = importing.prepare(network, paths, importing.Options(**said, ask=asks))
    with _Progress(shown=sys.stderr.isatty() and not as_json) as tell:
        jobs.see_through(network, chosen.pk, tell=tell)
    report = import_report.report(network, chosen.pk)
    if report.guess:
        own.answer(network, yes=_is_me(report), instead=())
        with _Progress(shown=True) as tell:
            jobs.enqueue_import(network, chosen.pk)
            jobs.see_through(network, chosen.pk, tell=tell)
        report = import_report.report(network, chosen.pk)
    _tell(report, as_json=as_json)


def _is_me(report: "Report") -> bool:
    return output.ask(f"Is this you? {', '.join([*report.guess.names, *report.guess.addresses])}")


def _tell(report: "Report", *, as_json: bool) -> None:
    if as_json:
        from amity.surfaces.documents import importing as documents

        output.print_json(documents.report(report))
    else:
        _print(report)
    if not report.read:
        output.fail(
            "None of these files could be read." if report.files else "There are no files in this folder."
        )


def _print(report: "Report") -> None:
    for file in report.files:
        if not file.source:
            typer.echo(f"{file.path}: {file.sentence}")
            continue
        typer.echo(f"{file.path} ({file.source}): {_found(file)}")
        for where, why, rows in file.errors[:20]:
            counted = rows > 1 and not why.startswith(f"{rows:,} ") and not why.startswith(f"{rows} ")
            typer.echo(f"  {where + ': ' if where else ''}{why}{f' ({rows:,} times)' if counted else ''}")
        if len(file.errors) > 20:
            typer.echo(f"  and {len(file.errors) - 20} more")
    if not report.read:
        return
    typer.echo(
        f"{_many(report.people_new, 'new person', 'new people')}, {report.people_matched} joined to people already here, "
        f"{_many(report.touches_new, 'talk')}."
    )
    if report.to_review:
        names = _many(report.to_review, "name is", "names are")
        typer.echo(f"{names} borne by several people; nobody was joined by a name alone.")
    typer.echo(f"To take this back: amity import --undo {report.import_id}")


def _found(file: "FileReport") -> str:
    parts = [
        _many(file.records, "card") if file.records else "",
        _many(file.touches_new, "new talk") if file.touches_new else "",
        _many(file.touches_seen, "talk already here", "talks already here") if file.touches_seen else "",
    ]
    return ", ".join(part for part in parts if part) or "nothing new"


def _many(count: int, one: str, more: str = "") -> str:
    """1 card, 2 cards, 1,200 cards."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def _look(network: "Network", paths: list[Path], said: dict[str, Any], *, as_json: bool) -> None:
    """What is there, without storing anything."""
    from amity.actions import importing

    seen = importing.look(network, paths, importing.Options(**said))
    if as_json:
        output.print_json(
            {
                "files": [
                    {
                        "path": f.path,
                        "source": f.source or None,
                        "people": f.people,
                        "touches": f.touches,
                        "errors": f.errors,
                        "sentence": f.sentence,
                    }
                    for f in seen
                ]
            }
        )
        return
    for file in seen:
        unread = _many(file.errors, "row that cannot be read", "rows that cannot be read")
        found = f"{_many(file.people, 'card')}, {_many(file.touches, 'talk')}, {unread}"
        typer.echo(f"{file.path}: {file.sentence or f'({file.source}) {found}'}")
    typer.echo("Nothing was stored.")


def _undo(network: "Network", import_id: str, *, as_json: bool) -> None:
    from amity.actions import import_undo

    try:
        change = import_undo.undo(network, UUID(import_id))
    except ValueError:
        output.fail(f"{import_id} is no import id; `amity journal` lists them.")
    if as_json:
        output.print_json({"undone": import_id, "change_id": change.pk})
    else:
        typer.echo("That import was taken back. What you wrote yourself is still here.")


class _Progress:
    """A progress line for each file, on a terminal only."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown

    def __enter__(self) -> "_Progress":
        if self.shown:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(bar_width=20),
                TextColumn("{task.fields[share]}"),
                TextColumn("{task.fields[rows]} rows"),
                TimeElapsedColumn(),
            )
            self.bars = Progress(*columns, console=Console(stderr=True), transient=True)
            self.tasks: dict[int, Any] = {}
            self.bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self.bars.stop()

    def __call__(self, file: "ImportFile") -> None:
        """A batch of this file was stored."""
        if not self.shown:
            return
        task = self.tasks.get(file.number)
        if task is None:
            task = self.tasks[file.number] = self.bars.add_task(file.path, total=None, rows=0, share="")
        share = 1.0 if file.finished else file.share
        self.bars.update(
            task,
            rows=f"{file.rows_done:,}",
            share="" if share is None else f"{share:.0%}",
            total=None if share is None else 1.0,
            completed=share or 0.0,
        )
