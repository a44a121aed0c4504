"""What the pages of Give share: the ways between them, whom a form names, texts as they are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import journal, people
from amity.actions.giving import needs, whom
from amity.actions.giving.wording import Written
from amity.base.errors import Ambiguous, AmityError, BadInput, NotFound
from amity.base.text import one_line
from amity.giving.facts import ME, Match
from amity.store.models import Network, Person
from amity.store.remembering import remembered
from amity.surfaces.web import letters
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.ways import safe_way, uuid_or_none, with_done
from amity.surfaces.words import giving as words
from amity.surfaces.words.manner import listed

T = TypeVar("T")
YOU = ""  # the id of the owner's side


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: somebody, or the owner where `id` is empty."""

    id: str
    name: str

    @property
    def first(self) -> str:
        """The given name, as it stands on buttons."""
        return self.name.partition(" ")[0]


def side(person: str, name: str) -> Side:
    """A side of a match."""
    return Side(YOU, _("You")) if person == ME else Side(person, name)


def ways(here: str) -> list[tuple[str, str, bool]]:
    """The pages of Give: address, words, whether one is there."""
    pages = (
        ("give", _("Now")),
        ("give-needs", _("Needs and offers")),
        ("introductions", _("Introductions")),
        ("ledger", _("Given and received")),
        ("support", _("Support")),
        ("things", _("Things to share")),
    )
    return [(reverse(name), said, name == here) for name, said in pages]


def kept(key: tuple[Any, ...], read: Callable[[], T]) -> T:
    """What takes long to find is found once, until somebody writes."""
    return remembered(("give", *key), read)


def matches(network: Network) -> tuple[Match, ...]:
    """All matches."""
    return kept(("matches", network.pk), lambda: needs.matches(network))


@dataclass(frozen=True, slots=True)
class Bearer:
    """One of several who bear a name, with what tells them apart."""

    id: UUID
    name: str
    line: str


class Several(BadInput):
    """A form names several: `field` is where, `several` who."""

    def __init__(self, words: str, field: str, several: list[Bearer]) -> None:
        super().__init__(words)
        self.field, self.several = field, several


class Wrong(str):
    """A sentence for a form; with `field`, somebody of `several` is still to be chosen there."""

    __slots__ = ("field", "several")
    field: str
    several: tuple[Bearer, ...]

    def __new__(cls, sentence: str, field: str = "", several: tuple[Bearer, ...] = ()) -> "Wrong":
        made = super().__new__(cls, sentence)
        made.field, made.several = field, several
        return made


def somebody(network: Network, form: Mapping[str, str], field: str) -> UUID:
    """Whom a form names; of several equal ones whoever was chosen. Several or BadInput with a sentence otherwise."""
    name = one_line(form.get(field, ""), limit=300)
    if not name:
        raise BadInput(_("Write a name."))
    try:
        return people.find(network, name).id
    except Ambiguous as several:
        chosen = uuid_or_none(form.get(f"{field}_id", ""))
        if chosen in several.ids:
            return chosen
        words = _("Several people match “%(words)s”. Choose who is meant.") % {"words": name}
        raise Several(words, field, _bearers(network, several.ids)) from several
    except NotFound as nobody:
        raise BadInput(_("Nobody matches “%(words)s”.") % {"words": name}) from nobody


def _bearers(network: Network, ids: tuple[UUID, ...]) -> list[Bearer]:
    rows = Person.objects.of(network).filter(id__in=ids).order_by("sort_name", "id")
    columns = ("id", "name", "title", "organisation__name", "place")
    return [Bearer(id, name, ", ".join(filter(None, told))) for id, name, *told in rows.values_list(*columns)]


def back(request: Asked, otherwise: str) -> HttpResponse:
    """To where the form came from, with the line that says what was done."""
    last = journal.entries(request.network, limit=1).changes
    return redirect(with_done(safe_way(request, otherwise), last[0].pk if last else None))


def back_without(request: Asked, otherwise: str) -> HttpResponse:
    """The same where nothing was done."""
    return redirect(safe_way(request, otherwise))


def wrong_or(act: Callable[[], Any]) -> Wrong:
    """What is wrong, after trying it; empty where it was done. What is gone is a page that is not there."""
    try:
        act()
    except NotFound as gone:
        raise Http404(str(gone)) from gone
    except Several as wrong:
        return Wrong(str(wrong), wrong.field, tuple(wrong.several))
    except AmityError as wrong:
        return Wrong(str(wrong))
    return Wrong("")


def number_or_none(typed: str) -> int | None:
    """Minutes or days from a form."""
    plain = typed.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 5):
        raise BadInput(_("Write a number without words, or leave it empty."))
    return int(plain)


def letter(network: Network, written: Written, *, id: str = "letter") -> letters.Letter:
    """A text with whom it goes to."""
    known = whom.someone(network, [one.id for one in written.to])
    told = [known[one.id] for one in written.to if one.id in known]
    draft = written.draft
    person = str(written.to[0].id) if written.to else ""
    return letters.Letter(
        id=id,
        to=listed([one.name for one in written.to]),
        body=draft.body,
        subject=draft.subject,
        email=",".join(one.email for one in told if one.email),
        profile=letters.web_address(told[0].url) if len(told) == 1 else "",
        pieces=letters.pieces(draft, person),
        shorter=letters.plain(written.shorter),
        warmer=letters.plain(written.warmer),
        forward=written.blurb,
        refused="" if draft.body else words.gate_reason(written.why),
        token=letters.token(network, draft, [str(one.id) for one in written.to], asks=written.asks),
    )


def letter_or_none(
    network: Network, write: Callable[[], Written], *, id: str = "letter"
) -> letters.Letter | None:
    """The same, where a text can be written now at all."""
    try:
        return letter(network, write(), id=id)
    except AmityError:
        return None
