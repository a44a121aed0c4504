"""Things worth sharing: saved by hand or from a bookmark file or a list of feeds, and to whom each may be worth a line."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import decisions
from amity.actions.giving.whom import record_for
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean, fold, one_line
from amity.giving import resources as chapter
from amity.giving.facts import Care, Fit, Thing
from amity.people.records import Standing
from amity.sources import bookmarks
from amity.store import journal
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Fact, Feed, Give, Label, Network, Resource
from amity.store.reading import records_of

KINDS = tuple(Resource.Kind.values)
_CARED = ("need", "goal", "interest", "work")
_MOST = 2_000  # things and cares that are compared
SHOWN = 30
FEEDS = 200  # that a book may name


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file of bookmarks or feeds added, and how many of its lines were here already."""

    added: tuple[Resource, ...]
    here: int
    source: str
    feeds: int = 0  # that were not named before


def add(
    network: Network, title: str, *, kind: str = "article", url: str = "", note: str = "", today: date
) -> Resource:
    """Save a thing by hand; one that is here already stays as it is and is returned."""
    if kind not in KINDS:
        raise BadInput(f"A thing to share is one of {', '.join(KINDS)}.")
    address, name = _address(url), one_line(title, limit=300)
    if not name and not address:
        raise BadInput(_("Write a title or an address."))
    standing = Resource.objects.of(network).filter(key=key_of(address, name)).first()
    if standing:
        return standing
    with journal.entry(network, "save", title=name or address) as entry:
        said = clean(note.strip(), limit=5_000)
        row = _row(network, bookmarks.Link(kind, name, address), note=said, source="you", day=today)
        row.save()
        entry.created(row)
    return row


def bring(network: Network, content: bytes, *, today: date) -> Brought:
    """All links of a bookmark file (as browsers export it) or of an OPML list, whose feeds are named and not read here. Nothing is fetched."""
    source, links = bookmarks.read(content)
    rows: dict[str, Resource] = {}
    named = _unknown_feeds(network, [link for link in links if link.kind == "feed"])
    for link in (link for link in links if link.kind != "feed"):
        row = _row(network, link, note="", source=source, day=today)
        rows.setdefault(row.key, row)
    here = {
        key
        for some in chunks(rows)
        for key in Resource.objects.of(network).filter(key__in=some).values_list("key", flat=True)
    }
    added = [row for key, row in rows.items() if key not in here]
    with journal.entry(network, "save", count=len(added) + len(named)) as entry:
        Resource.objects.bulk_create(added, batch_size=500)
        Feed.objects.bulk_create(named, batch_size=500)
        entry.created(*added, *named)
    return Brought(tuple(added), len(links) - len(added) - len(named), source, len(named))


def note(network: Network, resource_id: UUID, text: str) -> Resource:
    """The owner's own words on it: what it is about, for whom it may be."""
    row = one(network, resource_id)
    with journal.entry(network, "edit_resource", title=row.title) as entry:
        said = clean(text.strip(), limit=5_000)
        if row.note != said:
            entry.before(row)
            row.note = said
            row.save()
    return row


def remove(network: Network, resource_id: UUID) -> None:
    """Take it out of the book; the journal can bring it back."""
    row = one(network, resource_id)
    with journal.entry(network, "delete_resource", title=row.title) as entry:
        entry.deletes(row)


def one(network: Network, resource_id: UUID) -> Resource:
    """One thing. Raises NotFound."""
    found = Resource.objects.of(network).filter(pk=resource_id).first()
    if found is None:
        raise NotFound("There is nothing saved with this id; it may have been deleted.")
    return found


def saved(network: Network) -> Any:
    """All that is saved, as a query set, the newest first."""
    return Resource.objects.of(network).order_by("-saved_on", "-created_at", "id")


def fitting(
    network: Network,
    *,
    person_id: UUID | None = None,
    people: Collection[UUID] | None = None,
    limit: int = SHOWN,
) -> tuple[Fit, ...]:
    """To whom what may be worth a line, with the words that say so; nothing that they got already or that was declined.

    Of everybody, of one person, or of these `people`.
    """
    things = [
        Thing(id=str(id), kind=kind, title=title, note=note, url=url)
        for id, kind, title, note, url in saved(network).exclude(kind=Resource.Kind.FEED)
        .values_list("id", "kind", "title", "note", "url")[:_MOST]
    ]  # fmt: skip
    if not things:
        return ()
    declined, given = decisions.keys(network, "resource"), _given(network)
    return tuple(
        fit
        for fit in chapter.fitting(things, cares(network, person_id, people))
        if (fit.care.person, fit.thing.id) not in given and fit_key(fit) not in declined
    )[:limit]


def not_this(network: Network, resource_id: UUID, person_id: UUID) -> None:
    """Not for them: it is not proposed to them again."""
    row = one(network, resource_id)
    with journal.entry(network, "decide", person=person_id, what="resource", title=row.title) as entry:
        record = record_for(entry, person_id)
        key = digest("resource", str(person_id), str(row.pk))
        decisions.note(entry, "resource", key, record=record, answer=decisions.NO)


def fit_key(fit: Fit) -> str:
    """Under which a fit is declined."""
    return digest("resource", fit.care.person, fit.thing.id)


def feed_row(network: Network, url: str, title: str, *, near: bool = False) -> Feed:
    """A feed as it is stored, not stored yet."""
    return Feed(
        network=network, key=key_of(url, ""), url=url, title=one_line(title, limit=300), near=near,
        created_at=timezone.now(),
    )  # fmt: skip


def _unknown_feeds(network: Network, links: Iterable[bookmarks.Link]) -> list[Feed]:
    """Feeds of a list that are not named yet. From a list none counts as lying in one's own network."""
    rows = {row.key: row for row in (feed_row(network, link.url, link.title) for link in links)}
    here = set(Feed.objects.of(network).values_list("key", flat=True))
    return [row for key, row in rows.items() if key not in here][: max(0, FEEDS - len(here))]


def _given(network: Network) -> set[tuple[str, str]]:
    rows = Give.objects.of(network).filter(way="given", resource__isnull=False)
    return {(str(who), str(what)) for who, what in rows.values_list("record__person_id", "resource")}


def cares(
    network: Network, person_id: UUID | None = None, people: Collection[UUID] | None = None
) -> Iterable[Care]:
    """What people said they need, want, work on or like, and their topics; nobody's who is absent."""
    gone = absent(network)
    told = Fact.objects.of(network).filter(kind__in=_CARED, private=False, ended_on=None)
    told = told.filter(record__person__standing=Standing.PERSON, record__person__is_me=False)
    topics = Label.objects.of(network).filter(
        kind=Label.Kind.TOPIC, person__standing=Standing.PERSON, person__is_me=False
    )
    if person_id:
        told, topics = told.filter(record__person=person_id), topics.filter(person=person_id)
    if people is not None:
        records = list(records_of(network, people))
        told, topics = told.filter(record__in=records), topics.filter(person__in=list(people))
    told, topics = told.exclude(record__person__in=gone), topics.exclude(person__in=gone)
    for id, kind, text, who, name in told.order_by("-created_at", "id").values_list(
        "id", "kind", "text", "record__person_id", "record__person__name"
    )[:_MOST]:
        yield Care(id=str(id), person=str(who), name=name, text=text, kind=kind)
    for who, name, value in topics.order_by("pk").values_list("person_id", "person__name", "value")[:_MOST]:
        yield Care(id=f"topic:{who}", person=str(who), name=name, text=value, kind="topic")


def _row(network: Network, link: bookmarks.Link, *, note: str, source: str, day: date) -> Resource:
    url = _address(link.url)
    name = one_line(link.title, limit=300) or url[:300]
    return Resource(
        network=network, key=key_of(url, name), kind=link.kind, title=name, url=url, note=note, source=source, saved_on=day,
        created_at=timezone.now(),
    )  # fmt: skip


def _address(url: str) -> str:
    """A web address, or nothing: no other kind is ever made a link."""
    plain = one_line(url, limit=2_000)
    return plain if plain.casefold().startswith(("http://", "https://")) else ""


def key_of(url: str, title: str) -> str:
    """The natural key of a thing: its address, else its title."""
    if url:
        plain = url.partition("#")[0].rstrip("/").partition("://")[2]
        return digest("url", plain.removeprefix("www.").casefold())
    return digest("title", fold(title))
