"""Records in bulk: what sources say is stored once, in versions, with its handles, posts, days and notes."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone
from PIL import Image, UnidentifiedImageError

from amity.base.ids import digest, uuid7
from amity.people import relations
from amity.people.handles import is_robot, is_role, normal_email, normal_phone, normal_url, organisation_key
from amity.people.names import header_rank, is_full_name, is_person_name, name_key
from amity.people.news import news
from amity.people.records import Card, Standing
from amity.people.showing import ADDRESS_BOOKS, HAND
from amity.store.bulk import chunks, insert, insert_numbered
from amity.store.models import (
    Date,
    Fact,
    Handle,
    Import,
    Network,
    Photo,
    Position,
    Record,
    RecordVersion,
    Relation,
)
from amity.store.people import ensure_organisations
from amity.store.sketches import sketch

PHOTO_SIDE = 256  # pixels
MOST_PIXELS = 25_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One source's card under its natural key. A weak one (a name in a mail header) never replaces a better name."""

    source: str
    key: str
    where: str
    card: Card
    photo: bytes = b""
    said_at: datetime | None = None
    weak: bool = False


@dataclass(slots=True)
class _Stored:
    record: Record
    hashes: set[str]
    latest: RecordVersion
    top: int = 0


def store_sayings(
    network: Network, sayings: Sequence[Saying], *, imported_by: Import | None, region: str = ""
) -> tuple[list[int], list[int]]:
    """Store what is new. Returns the ids of records new or changed, and of the new ones among them."""
    said: dict[tuple[str, str], Saying] = {}
    for saying in sayings:
        identity = saying.source, saying.key[:320]
        if identity not in said or _hides(saying, said[identity]):
            said[identity] = saying
    stored = _stored(network, said)
    fresh = [s for identity, s in said.items() if identity not in stored]
    new = _new_records(network, fresh, imported_by)
    known = [(stored[i], _together(stored[i], s) if s.weak else s) for i, s in said.items() if i in stored]
    changed = [(kept, s) for kept, s in known if s.card.fingerprint() not in kept.hashes]
    newer = [_new_version(network, kept, s, imported_by) for kept, s in changed]
    told = [*zip(new, fresh, strict=True), *((record, s) for record, s in newer if record)]
    write_details(network, told, imported_by=imported_by, region=region, fresh={r.pk for r in new})
    return [record.pk for record, _ in told], [record.pk for record in new]


def _hides(saying: Saying, before: Saying) -> bool:
    """Of two in one batch: a header never hides a card, nor a better name."""
    if saying.weak and before.weak:
        return header_rank(saying.card.name) >= header_rank(before.card.name)
    return before.weak or not saying.weak


def _stored(network: Network, said: dict[tuple[str, str], Saying]) -> dict[tuple[str, str], _Stored]:
    by_id: dict[int, _Stored] = {}
    records: dict[int, Record] = {}
    for source in {source for source, _ in said}:
        for keys in chunks(key for s, key in said if s == source):
            records |= {r.pk: r for r in Record.objects.of(network).filter(source=source, key__in=keys)}
    for some in chunks(records):
        for version in RecordVersion.objects.of(network).filter(record__in=some).order_by("number"):
            kept = by_id.setdefault(version.record_id, _Stored(records[version.record_id], set(), version))
            kept.hashes.add(version.said_hash)
            kept.top = version.number
            if version.number == kept.record.latest:
                kept.latest = version
    return {(kept.record.source, kept.record.key): kept for kept in by_id.values()}


def _together(kept: _Stored, saying: Saying) -> Saying:
    """What a header says, beside what is known: a card keeps all it says and takes a full name where it has none."""
    before = Card.from_json(kept.latest.said)
    name = saying.card.name or before.name
    talks = before.standing is Standing.ROBOT and saying.card.standing is Standing.PERSON
    if _is_card(kept.record, kept.latest):
        name = name if _fullness(name) > _fullness(before.name) else before.name
    elif talks:
        name = max(name, before.name, key=header_rank)
    standing = Standing.PERSON if talks else before.standing
    return replace(saying, card=replace(before, name=name, standing=standing))


def _fullness(name: str) -> tuple[bool, bool]:
    return is_full_name(name), is_person_name(name)


def _is_card(record: Record, version: RecordVersion) -> bool:
    """Whether a file held a card of this person or the owner said it; headers have no place of their own."""
    return bool(version.position) or record.source == HAND


def counting(record: Record, versions: Sequence[RecordVersion]) -> RecordVersion:
    """The version that is shown: of cards the newest, of names in headers the best; not empty, oldest first."""
    best = versions[0]
    for version in versions[1:]:
        if _counts(record, version, before=best):
            best = version
    return best


def _counts(record: Record, version: RecordVersion, *, before: RecordVersion) -> bool:
    if not _is_card(record, version) and not _is_card(record, before):
        return _weight(version) >= _weight(before)
    return not (version.said_at and before.said_at and version.said_at < before.said_at)


def _weight(version: RecordVersion) -> tuple[object, ...]:
    card = Card.from_json(version.said)
    return *header_rank(card.name), card.standing is Standing.PERSON


def _new_records(network: Network, fresh: Sequence[Saying], imported_by: Import | None) -> list[Record]:
    now = timezone.now()
    records = [
        Record(
            network=network,
            uid=uuid7(),
            source=s.source,
            key=s.key[:320],
            name_key=_key_of(s.card),
            standing=_standing_of(s).value,
            imported_by=imported_by,
            created_at=now,
        )
        for s in fresh
    ]
    insert_numbered(records, by="uid")
    insert(_version(network, record, s, 1, imported_by) for record, s in zip(records, fresh, strict=True))
    return records


def _new_version(
    network: Network, kept: _Stored, saying: Saying, imported_by: Import | None
) -> tuple[Record | None, Saying]:
    """What does not count is kept, so that it may once what counts now was taken back."""
    number = kept.top + 1
    version = _version(network, kept.record, saying, number, imported_by)
    counts = _counts(kept.record, version, before=kept.latest)
    version.news = counts and not saying.weak and bool(news(Card.from_json(kept.latest.said), saying.card))
    version.save(force_insert=True)
    if not counts:
        return None, saying
    kept.record.latest = number
    describe(kept.record, saying)
    return kept.record, saying


def describe(record: Record, saying: Saying) -> None:
    """The columns of a record that follow from what it says now."""
    record.name_key = _key_of(saying.card)
    record.standing = _standing_of(saying).value
    record.save()


def _version(
    network: Network, record: Record, saying: Saying, number: int, imported_by: Import | None
) -> RecordVersion:
    return RecordVersion(
        network=network,
        record=record,
        number=number,
        said=saying.card.to_json(),
        said_hash=saying.card.fingerprint(),
        said_at=saying.said_at,
        position=saying.where[:120],
        imported_by=imported_by,
        created_at=timezone.now(),
    )


def _key_of(card: Card) -> str:
    return name_key(card.name)[:300] if is_person_name(card.name) else ""


def _standing_of(saying: Saying) -> Standing:
    card = saying.card
    if saying.weak or card.standing is not Standing.PERSON or is_person_name(card.name):
        return card.standing
    emails = [email for raw in card.emails if (email := normal_email(raw))]
    if any(is_robot(email) for email in emails):
        return Standing.ROBOT
    if emails and all(is_role(email) for email in emails):
        return Standing.ROLE
    return Standing.PERSON


def write_details(
    network: Network,
    said: Sequence[tuple[Record, Saying]],
    *,
    imported_by: Import | None,
    region: str = "",
    fresh: frozenset[int] | set[int] = frozenset(),
) -> None:
    """Handles, posts, days, relations, notes and photo of the newest versions; those of older versions make room."""
    changed = [record.pk for record, _ in said if record.pk not in fresh]
    for some in chunks(changed):
        for table in (Handle, Position, Date, Photo):
            table.objects.of(network).filter(record__in=some).erase()
        Fact.objects.of(network).filter(record__in=some, imported_by__isnull=False).erase()
    imported = [
        (record, s) for record, s in said if record.source != HAND
    ]  # the owner's are rows of their own
    for some in chunks(record.pk for record, _ in imported if record.pk not in fresh):
        Relation.objects.of(network).filter(record__in=some).erase()
    sketch(network, ((record, s.card) for record, s in said), fresh=fresh)
    insert(handle for record, s in said for handle in _handles(network, record, s.card, region))
    insert(_positions(network, said))
    insert(day for record, s in said for day in _days(network, record, s.card))
    insert(one for record, s in imported for one in _relations(network, record, s.card))
    insert(fact for record, s in said for fact in _notes(network, record, s, imported_by))
    insert(photo for record, s in said if (photo := _photo(network, record, s.photo)))


def rewrite_hand_details(network: Network, records: Iterable[int]) -> None:
    """Handles, posts and days of hand records follow what these say now."""
    said = []
    for some in chunks(records):
        for record in Record.objects.of(network).filter(pk__in=some, source=HAND):
            version = RecordVersion.objects.of(network).get(record=record, number=record.latest)
            card = Card.from_json(version.said)
            said.append((record, Saying(source=HAND, key=record.key, where="", card=card)))
    write_details(network, said, imported_by=None, region=network.region)


def _handles(network: Network, record: Record, card: Card, region: str) -> list[Handle]:
    found: dict[tuple[str, str], Handle] = {}
    kinds = (
        (Handle.Kind.EMAIL, card.emails, normal_email),
        (Handle.Kind.PHONE, card.phones, lambda raw: normal_phone(raw, region)),
        (Handle.Kind.URL, card.urls, normal_url),
    )
    for kind, raws, normal in kinds:
        for raw in raws:
            if value := normal(raw):
                shared = kind == Handle.Kind.EMAIL and (is_role(value) or is_robot(value))
                shared = shared or (kind == Handle.Kind.URL and not _is_profile(value))
                handle = Handle(
                    network=network, record=record, kind=kind, value=value, shown=raw[:320], shared=shared
                )
                found.setdefault((kind, value), handle)
    return list(found.values())


def _is_profile(url: str) -> bool:
    """A profile names one person; a home page may be a company's or a family's."""
    host, _, path = url.partition("/")
    return bool(path) and (url.startswith("linkedin.com/in/") or host in {"x.com", "github.com"})


def _positions(network: Network, told: Sequence[tuple[Record, Saying]]) -> list[Position]:
    organisations = ensure_organisations(network, [p.organisation for _, s in told for p in s.card.posts])
    return [
        Position(
            network=network,
            record=record,
            organisation_id=organisations[key],
            title=post.title[:300],
            started=post.started,
            ended=post.ended,
            current=post.current,
        )
        for record, s in told
        for post in s.card.posts
        if (key := organisation_key(post.organisation)) in organisations
    ]


def _days(network: Network, record: Record, card: Card) -> list[Date]:
    return [
        Date(
            network=network,
            record=record,
            kind=d.kind[:16],
            label=d.label[:120],
            month=d.month,
            day=d.day,
            year=d.year,
        )
        for d in card.days
    ]


def _relations(network: Network, record: Record, card: Card) -> list[Relation]:
    now = timezone.now()
    return [
        Relation(
            network=network,
            record=record,
            kind=one.kind,
            label=one.label[:60],
            name=one.name[:300],
            name_key=relations.key_of(one.name)[:300],
            created_at=now,
        )
        for one in relations.told(card)
    ]


def _notes(network: Network, record: Record, saying: Saying, imported_by: Import | None) -> list[Fact]:
    if not saying.card.note or imported_by is None:
        return []
    said_on = saying.said_at.date() if saying.said_at else None
    return [
        Fact(
            network=network, record=record, kind="note", text=saying.card.note[:4000], source=saying.source,
            said_on=said_on, imported_by=imported_by, created_at=timezone.now(),
        )
    ]  # fmt: skip


def _photo(network: Network, record: Record, raw: bytes) -> Photo | None:
    """A small JPEG, re-encoded so that nothing but pixels is kept; None when it is no picture we trust."""
    if not raw or record.source not in ADDRESS_BOOKS:
        return None
    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP", "GIF")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return None
            small = picture.convert("RGB")
            small.thumbnail((PHOTO_SIDE, PHOTO_SIDE))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return Photo(
        network=network,
        record=record,
        image=out.getvalue(),
        media_type="image/jpeg",
        sha=digest(out.getvalue().hex()),
    )
