"""What stands around somebody: who they are to others, their days, a time of peace, their absence."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from amity.actions import absences, dates, journal, people, relations
from amity.actions import peace as peace_action
from amity.actions.relations import Said
from amity.base.errors import AmityError, BadInput, NotFound
from amity.base.text import one_line
from amity.people.records import YearlyDay
from amity.store.models import Network, Person
from amity.surfaces.web import clock
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.day import read_date
from amity.surfaces.web.pieces import Field
from amity.surfaces.web.ways import as_seen, changed_elsewhere, safe_way, uuid_or_none, with_done
from amity.surfaces.words import around as words


@dataclass(frozen=True, slots=True)
class Form:
    """A small form about somebody. `acts` are the buttons beside Save, each by the name it posts."""

    title: str
    person: Person | None
    fields: list[Field]
    acts: dict[str, Callable[[], Any]]
    labels: dict[str, str] = field(default_factory=dict)
    about: str = ""
    chosen: str = ""  # a question before saving: which of several is meant
    choices: tuple[tuple[str, str], ...] = ()


def shown(request: Asked, form: Form, *, otherwise: str = "") -> HttpResponse:
    """The form; or what a button does, and then back to where it was asked."""
    otherwise = otherwise or (
        reverse("person", args=[form.person.id]) if form.person else reverse("reminders")
    )
    context: dict[str, Any] = {"form": form, "seen": as_seen(form.fields), "wrong": ""}
    context["back"] = safe_way(request, otherwise)
    if request.method != "POST":
        return render(request, "person/piece.html", context)
    if request.POST.get("seen", context["seen"]) != context["seen"]:
        return render(request, "person/piece.html", context | {"wrong": changed_elsewhere()}, status=409)
    act = form.acts.get(request.POST.get("do", "save"))
    try:
        again = act() if act else None
    except NotFound as gone:
        raise Http404 from gone
    except AmityError as wrong:
        written = as_written(request, form)
        return render(
            request, "person/piece.html", context | {"form": written, "wrong": str(wrong)}, status=422
        )
    if isinstance(again, Form):
        return render(request, "person/piece.html", context | {"form": again})
    last = journal.entries(request.network, limit=1).changes
    return redirect(with_done(context["back"], last[0].pk if last else None))


def as_written(request: Asked, form: Form) -> Form:
    """The form with the words that were just typed, so that none is lost."""
    from dataclasses import replace

    fields = [replace(one, value=request.POST.get(one.name, "")) for one in form.fields]
    return replace(form, fields=fields)


def person_or_404(network: Network, person_id: UUID) -> Person:
    """Somebody, or the kind page that says nobody is here."""
    try:
        return people.find(network, str(person_id))
    except NotFound as nobody:
        raise Http404 from nobody


def new_relation(request: Asked, person_id: UUID) -> HttpResponse:
    """Who somebody is to them."""
    person = person_or_404(request.network, person_id)
    form = _relation_form(person, Said("partner"), {})
    form.acts["save"] = lambda: _relate(
        request, form, lambda said: relations.add(request.network, person.id, said)
    )
    return shown(request, form)


def relation(request: Asked, relation_id: UUID) -> HttpResponse:
    """One relation that the owner noted."""
    network = request.network
    try:
        row = relations.own(network, relation_id)
    except (NotFound, BadInput) as gone:
        raise Http404 from gone
    if row.record.person is None:
        raise Http404
    name = row.other.person.name if row.other and row.other.person else row.name
    form = _relation_form(row.record.person, Said(row.kind, name, None, row.label), {"delete": _("Remove")})
    form.acts["save"] = lambda: _relate(
        request, form, lambda said: relations.edit(network, relation_id, said)
    )
    form.acts["delete"] = lambda: relations.remove(network, relation_id)
    return shown(request, form)


def _relation_form(person: Person, said: Said, labels: dict[str, str]) -> Form:
    fields = [
        Field("kind", _("Who is it?"), "choice", said.kind, tuple(words.relation_kinds())),
        Field(
            "name",
            _("Name"),
            "text",
            said.name,
            hint=_("Somebody in your book is linked by the full name; anybody else is kept as a name."),
        ),
        Field(
            "label",
            _("In your own words"),
            "text",
            said.label,
            hint=_("Only for “somebody else”: godmother."),
        ),
    ]
    about = _("On the other page it stands the other way round.")
    return Form(_("Around %(name)s") % {"name": person.name}, person, fields, {}, labels, about)


def _relate(request: Asked, form: Form, store: Callable[[Said], Any]) -> Form | None:
    """Stores it; where a name may mean several people, asks which first."""
    from dataclasses import replace

    sent, person = request.POST, form.person
    said = Said(sent.get("kind", ""), one_line(sent.get("name", ""), limit=300), None, sent.get("label", ""))
    choice = sent.get("who", "")
    named = relations.named(request.network, said.name, besides=person.id) if person else []
    chosen = next((one.id for one in named if one.id == uuid_or_none(choice)), None)
    if len(named) > 1 and chosen is None and choice != "name":
        options = [(str(one.id), words.told_apart(one)) for one in named]
        return replace(
            as_written(request, form),
            chosen=_("Several people bear this name. Who is meant?"),
            choices=(*options, ("name", _("None of them; keep the name only"))),
        )
    only = named[0].id if len(named) == 1 and choice != "name" else None
    store(replace(said, other=chosen or only))
    return None


def new_date(request: Asked, person_id: UUID) -> HttpResponse:
    """A day of theirs."""
    person = person_or_404(request.network, person_id)
    form = _date_form(person, YearlyDay("birthday", 0, 0), {})
    form.acts["save"] = lambda: dates.add(request.network, person.id, _day(request))
    return shown(request, form)


def yearly(request: Asked, person_id: UUID, slot: str) -> HttpResponse:
    """One day of theirs: changed or taken off, whoever said it."""
    network = request.network
    person = person_or_404(network, person_id)
    row = next((one for one in dates.rows_of(network, person) if dates.slot_of(one) == slot), None)
    if row is None:
        raise Http404
    told = YearlyDay(row.kind, row.month, row.day, row.year, row.label)
    form = _date_form(person, told, {"delete": _("Take it off")})
    form.acts["save"] = lambda: dates.put(network, person.id, _day(request), instead_of=slot)
    form.acts["delete"] = lambda: dates.remove(network, person.id, slot)
    return shown(request, form)


def _date_form(person: Person, day: YearlyDay, labels: dict[str, str]) -> Form:
    months = [("", "–"), *((str(number), str(name)) for number, name in MONTHS.items())]
    kind = day.kind if day.kind in dates.KINDS else "other"
    label = day.label or (words.date_words(day.kind, "") if kind != day.kind else "")
    fields = [
        Field("kind", _("Which day"), "choice", kind, tuple(words.date_kinds())),
        Field("day", _("Day"), "number", str(day.day or "")),
        Field("month", _("Month"), "choice", str(day.month or ""), tuple(months)),
        Field(
            "year",
            _("Year"),
            "number",
            str(day.year or ""),
            hint=_("Leave it empty where you don’t know it."),
        ),
        Field("label", _("In your own words"), "text", label, hint=_("Only for another day: name day.")),
    ]
    return Form(_("A day of %(name)s") % {"name": person.name}, person, fields, {}, labels)


def _day(request: Asked) -> YearlyDay:
    sent = request.POST
    numbers = {name: _number(sent.get(name, "")) for name in ("day", "month", "year")}
    if not numbers["day"] or not numbers["month"]:
        raise BadInput(_("Choose a day and a month."))
    return YearlyDay(
        sent.get("kind", ""), numbers["month"], numbers["day"], numbers["year"] or None, sent.get("label", "")
    )


def _number(written: str) -> int:
    """What was typed, or 0."""
    plain = written.strip()
    return int(plain) if plain.isdecimal() and len(plain) <= 4 else 0


def peace(request: Asked, person_id: UUID) -> HttpResponse:
    """Leave somebody in peace until a day or for good, or end that."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    pause = people.profile(network, person.id, today=today).pause
    until = Field(
        "until",
        _("Until which day"),
        "date",
        pause.until.isoformat() if pause and pause.until else "",
        hint=_("Leave it empty for as long as you like."),
    )
    about = _("%(name)s is not suggested and no day of theirs is brought up meanwhile.") % {
        "name": person.name
    }
    form = Form(_("Leave %(name)s in peace") % {"name": person.name}, person, [until], {}, about=about)
    form.acts["save"] = lambda: _pause(request, person, today)
    if pause:
        form.labels["end"] = _("End it")
        form.acts["end"] = lambda: people.resume(network, person.id, today=today)
    return shown(request, form)


def _pause(request: Asked, person: Person, today: date) -> None:
    written = request.POST.get("until", "")
    until = read_date(written) if written else None
    peace_action.leave(request.network, person.id, until=until, today=today)


def absence(request: Asked, person_id: UUID) -> HttpResponse:
    """Somebody died, or asked to be left out; said after a second look."""
    network, today = request.network, clock.today(request.network)
    person = person_or_404(network, person_id)
    standing = people.profile(network, person.id, today=today).absence
    context: dict[str, Any] = {
        "person": person,
        "standing": standing,
        "wrong": "",
        "today_iso": today.isoformat(),
    }
    if request.method != "POST":
        return render(request, "person/absence.html", context)
    try:
        _absent(request, person, today)
    except AmityError as wrong:
        return render(request, "person/absence.html", context | {"wrong": str(wrong)}, status=422)
    last = journal.entries(network, limit=1).changes
    back = reverse("person", args=[person.id])
    return redirect(with_done(back, last[0].pk if last else None))


def _absent(request: Asked, person: Person, today: date) -> None:
    sent = request.POST
    if sent.get("do") == "back":
        absences.withdraw(request.network, person.id)
        return
    since = read_date(sent["since"]) if sent.get("since") else None
    if not sent.get("kind"):
        raise BadInput(_("Choose one of the two."))
    absences.note(request.network, person.id, sent["kind"], since=since, today=today)
