"""A text to send oneself: what each part of it rests on, where to open it, a shorter and a warmer one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions import rewording
from amity.base.errors import BadInput
from amity.conversations.facts import Clause, Draft
from amity.store.models import Network

_SALT = "draft"
_DAY = 86_400  # seconds for which the form of a page is good


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; with `source` they rest on something stored, which `address` opens where it can."""

    words: str
    source: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A draft as a page shows it. `refused` says why there is none."""

    id: str
    to: str  # a name, for the label
    body: str
    subject: str = ""
    email: str = ""  # addresses, with a comma between them
    profile: str = ""
    pieces: tuple[Piece, ...] = ()
    shorter: str = ""
    warmer: str = ""
    openers: tuple[str, ...] = ()
    forward: str = ""  # a part of it that may be sent on as it is
    refused: str = ""
    token: str = ""  # the draft itself, signed, where it may be asked for in other words

    @property
    def mailto(self) -> str:
        """Opens the owner's own mail program."""
        to = quote(self.email, safe="@,")
        return f"mailto:{to}?subject={quote(self.subject)}&body={quote(self.body)}" if self.email else ""

    @property
    def basis(self) -> list[Piece]:
        """What rests on something, in order."""
        return [piece for piece in self.pieces if piece.source]


def pieces(draft: Draft, person: str = "") -> tuple[Piece, ...]:
    """The body cut where its clauses begin and end; `person` is opened where a source has no page of its own."""
    return tuple(_cut(draft.body, draft.basis, person))


def token(network: Network, draft: Draft, people: Iterable[str], *, asks: bool = True) -> str:
    """A draft as a form carries it to `/words`; empty where writing help is off or nothing could be said otherwise."""
    if not rewording.is_on(network) or not rewording.may_be_reworded(draft):
        return ""
    told = [draft.channel, draft.subject, draft.body, [[c.text, c.source] for c in draft.basis]]
    return signing.dumps([*told, list(people), asks, str(network.pk)], salt=_SALT, compress=True)


def from_token(network: Network, signed: str) -> tuple[Draft, list[UUID], bool]:
    """The draft again, to whom, and whether it asks. BadInput where the form is old or not of this network."""
    try:
        channel, subject, body, basis, people, asks, whose = signing.loads(signed, salt=_SALT, max_age=_DAY)
    except signing.BadSignature as wrong:
        raise BadInput(_("This page is too old. Open it again, then ask.")) from wrong
    if whose != str(network.pk):
        raise BadInput(_("This page is too old. Open it again, then ask."))
    clauses = tuple(Clause(text, source) for text, source in basis)
    return (
        Draft(channel=channel, subject=subject, body=body, basis=clauses),
        [UUID(id) for id in people],
        asks,
    )


def web_address(url: str) -> str:
    """Only what a browser opens as a page: an imported address is no script."""
    return url if url.startswith(("https://", "http://")) else ""


def plain(draft: Draft | None) -> str:
    """The words of a variant, or nothing."""
    return draft.body if draft else ""


def _cut(body: str, basis: Sequence[Clause], person: str) -> Iterator[Piece]:
    done = 0
    for start, clause in _found(body, basis):
        if start < done:
            continue
        if start > done:
            yield Piece(body[done:start])
        yield Piece(clause.text, source_words(clause.source), source_address(clause.source, person))
        done = start + len(clause.text)
    if done < len(body):
        yield Piece(body[done:])


def _found(body: str, basis: Iterable[Clause]) -> list[tuple[int, Clause]]:
    """Where each clause stands; one that was said twice is looked for behind the one before."""
    found, after = [], dict[str, int]()
    for clause in basis:
        start = body.find(clause.text, after.get(clause.text, 0)) if clause.text else -1
        if start >= 0:
            after[clause.text] = start + 1
            found.append((start, clause))
    return sorted(found, key=lambda one: one[0])


def source_words(source: str) -> str:
    """A note of yours, a talk: what a clause rests on."""
    kind = source.partition(":")[0]
    known = {
        "fact": _("a note of yours"),
        "touch": _("a talk"),
        "promise": _("a promise"),
        "date": _("a date you have"),
        "owner": _("you"),
        "position": _("their work"),
        "post": _("their work"),
        "topic": _("what they care about"),
        "record": _("their card"),
        "version": _("their card"),
        "phrase": _("a plain phrase"),
        "give": _("what was given"),
        "resource": _("a thing you saved"),
        "introduction": _("this introduction"),
        "person": _("their card"),
        "goal": _("your goal"),
        "opening": _("this opening"),
    }
    return known.get(kind, kind)


_PAGES = {
    "fact": "fact",
    "promise": "promise",
    "insight": "insight",
    "give": "ledger-entry",
    "resource": "thing",
    "introduction": "introduction",
    "goal": "goal",
    "opening": "opening",
}


def source_address(source: str, person: str = "") -> str:
    """The page where what a clause rests on can be read."""
    kind, _colon, id = source.partition(":")
    if kind in ("touch", "version") and id.isdecimal():
        return reverse(kind, args=[int(id)])
    try:
        if kind in ("person", "post", "topic"):
            return reverse("person", args=[UUID(id)])
        if kind in _PAGES:
            return reverse(_PAGES[kind], args=[UUID(id)])
    except ValueError:
        return ""
    return reverse("person", args=[person]) if person and kind not in ("owner", "phrase") else ""
