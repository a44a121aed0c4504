"""Edit or delete one talk, one fact, one promise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import journal, said
from amity.base.errors import AmityError, NotFound
from amity.base.text import clean, one_line
from amity.store.models import Fact, Participant, Person, Promise, Touch
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.web.ways import as_seen, changed_elsewhere, safe_way, with_done

ENDS = {"keep": said.keep_promise, "release": said.release_promise}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form; `kind` is an input type, or long, choice or tick."""

    name: str
    words: str
    kind: str
    value: Any  # text, or whether a tick is set
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is being edited, and the two verbs for it."""

    title: str
    person: Person | None
    fields: list[Field]
    change: Callable[[dict[str, Any]], Any]
    delete: Callable[[], Any]
    ends: Mapping[str, str] = field(default_factory=dict)  # other buttons: verb and words
    way: tuple[str, str] | None = None  # where else to go from here: address and words


def touch(request: Asked, touch_id: int) -> HttpResponse:
    """One talk."""
    network = request.network
    row = Touch.objects.of(network).filter(pk=touch_id).first()
    if row is None:
        raise Http404
    parts = Participant.objects.of(network).filter(touch=row).select_related("record__person")
    day = row.at.astimezone(clock.zone(network)).date()
    piece = Piece(
        _("Edit this talk"),
        next((part.record.person for part in parts if part.record.person), None),
        [
            Field("day", _("Day"), "date", day.isoformat()),
            Field("channel", _("How"), "choice", row.channel, _channels(row.channel)),
            Field("place", _("Where"), "text", row.place),
            Field("summary", _("What was said"), "long", row.summary),
        ],
        lambda new: said.edit_touch(network, touch_id, **new),
        lambda: said.delete_touch(network, touch_id),
        way=(f"{reverse('insight-new')}?touch={touch_id}", _("Save an insight from it")),
    )
    return _page(request, piece)


def fact(request: Asked, fact_id: UUID) -> HttpResponse:
    """One fact."""
    network = request.network
    row = Fact.objects.of(network).filter(pk=fact_id).select_related("record__person").first()
    if row is None:
        raise Http404
    piece = Piece(
        _("Edit this note"),
        row.record.person,
        [
            Field("text", _("In which words"), "long", row.text),
            Field("kind", _("About"), "choice", row.kind, kinds()),
            Field(
                "private", _("Keep to myself"), "tick", row.private, hint=_("Never in drafts or suggestions")
            ),
        ],
        lambda new: said.edit_fact(network, fact_id, **new),
        lambda: said.delete_fact(network, fact_id),
    )
    return _page(request, piece)


def promise(request: Asked, promise_id: UUID) -> HttpResponse:
    """One promise."""
    network = request.network
    row = Promise.objects.of(network).filter(pk=promise_id).select_related("record__person").first()
    if row is None:
        raise Http404
    if request.method == "POST" and request.POST.get("do") in ENDS:
        ENDS[request.POST["do"]](network, promise_id)
        return _back(request, row.record.person)
    piece = Piece(
        _("A promise"),
        row.record.person,
        [
            Field("text", _("What was promised"), "long", row.text),
            Field("by", _("By whom"), "choice", row.by, (("me", _("By me")), ("them", _("By them")))),
            Field("due", _("By which day"), "date", row.due.isoformat() if row.due else ""),
        ],
        lambda new: said.edit_promise(network, promise_id, **new),
        lambda: said.delete_promise(network, promise_id),
        {} if row.kept_at or row.released_at else {"keep": _("It is done"), "release": _("Let it go")},
    )
    return _page(request, piece)


def _page(request: Asked, piece: Piece) -> HttpResponse:
    person = piece.person
    otherwise = reverse("person", args=[person.id]) if person else "/"
    context: dict[str, Any] = {
        "title": piece.title,
        "about": person.name if person else "",
        "fields": piece.fields,
        "seen": as_seen(piece.fields),
        "wrong": "",
    }
    context |= {"ends": piece.ends, "way": piece.way}
    context["back"] = safe_way(request, otherwise)
    if request.method != "POST":
        return render(request, "log/edit.html", context)
    if request.POST.get("seen", context["seen"]) != context["seen"]:
        context |= {
            "fields": [_as_written(request, one) for one in piece.fields],
            "wrong": changed_elsewhere(),
        }
        return render(request, "log/edit.html", context, status=409)
    try:
        _do(request, piece)
    except NotFound as gone:
        raise Http404 from gone
    except AmityError as wrong:
        return render(request, "log/edit.html", context | {"wrong": str(wrong)}, status=422)
    return _back(request, person)


def _as_written(request: Asked, one: Field) -> Field:
    return replace(one, value=request.POST.get(one.name, ""))


def _back(request: Asked, person: Person | None) -> HttpResponse:
    otherwise = reverse("person", args=[person.id]) if person else "/"
    last = journal.entries(request.network, limit=1).changes
    return redirect(with_done(safe_way(request, otherwise), last[0].pk if last else None))


def _do(request: Asked, piece: Piece) -> None:
    match request.POST.get("do"):
        case "delete":
            piece.delete()
        case _:
            written = {one.name: _read(request, one) for one in piece.fields}
            piece.change(
                {one.name: written[one.name] for one in piece.fields if written[one.name] != _was(one)}
            )


def _was(one: Field) -> Any:  # as `_read` gives it
    if one.kind == "date":
        return read_date(one.value) if one.value else None
    return one.value


def _read(request: Asked, one: Field) -> Any:  # a day, a tick or text, by the kind of the field
    written = request.POST.get(one.name, "")
    match one.kind:
        case "date":
            return read_date(written) if written else None
        case "tick":
            return written == "1"
        case "long":
            return clean(written, limit=10_000).strip()
        case _:
            return one_line(written, limit=300)


def _channels(now: str) -> tuple[tuple[str, str], ...]:
    known: dict[str, str] = {
        "in_person": _("In person"),
        "call": _("Call"),
        "video": _("Video call"),
        "meeting": _("Meeting"),
        "message": _("Message"),
        "mail": _("Mail"),
        "letter": _("Letter"),
    }
    known.setdefault(now, now)
    return tuple(known.items())


def kinds() -> tuple[tuple[str, str], ...]:
    """What a note may be about."""
    return (
        ("family", _("Family")),
        ("work", _("Work")),
        ("interest", _("Interest")),
        ("goal", _("Goal")),
        ("worry", _("Worry")),
        ("preference", _("Preference")),
        ("need", _("Something they need")),
        ("offer", _("Something they offer")),
        ("note", _("Note")),
    )
