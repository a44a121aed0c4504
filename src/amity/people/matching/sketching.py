"""An entry written down compactly, so that a million of them can be kept and read again without normalising anew."""

from hashlib import blake2b
from typing import Any

from amity.people.handles import PROVIDERS
from amity.people.matching.book import Book
from amity.people.matching.candidates import keys
from amity.people.matching.entries import FULL, NONE, Entry, Mail

_SHORTEST = 2  # letters of a word whose bearers are counted


def written(one: Entry) -> list[Any]:
    """The entry as JSON values, without its id."""
    mails = [[mail.address, mail.local, list(mail.pieces), mail.domain, mail.shared] for mail in one.mails]
    sets = (one.phones, one.handles, one.profiles)
    kept = [
        one.tokens,
        one.kind,
        mails,
        one.workplaces,
        *map(sorted, sets),
        one.place,
        one.source,
        one.export,
    ]
    return [list(value) if isinstance(value, tuple) else value for value in kept]


def read(id: str, said: list[Any]) -> Entry:
    """The inverse of `written`.

    >>> from amity.people.matching.entries import entry
    >>> ana = entry("1", name="Ana Sousa", emails=["ana@acme.example"], phones=["+351 912 000 104"], organisations=["Acme"])
    >>> read("1", written(ana)) == ana
    True
    """
    tokens, kind, mails, workplaces, phones, handles, profiles, place, source, export = said
    posted = tuple(
        Mail(a, local, tuple(pieces), domain, shared) for a, local, pieces, domain, shared in mails
    )
    return Entry(
        id=id,
        tokens=tuple(tokens),
        kind=kind,
        mails=posted,
        phones=frozenset(phones),
        workplaces=tuple(workplaces),
        handles=frozenset(handles),
        profiles=frozenset(profiles),
        place=place,
        source=source,
        export=export,
        squeezed="".join(tokens),
        ordered=" ".join(sorted(tokens)),
        domains=frozenset(mail.company for mail in posted if mail.company),
    )


def is_comparable(one: Entry) -> bool:
    """Whether there is anything by which the record could be somebody's."""
    return one.kind != NONE or bool(one.phones or one.profiles) or any(not mail.shared for mail in one.mails)


def index_keys(one: Entry) -> set[str]:
    """All keys under which an entry is found: those of candidates, and those by which the book counts.

    Which local parts many people use shows only in the whole book; such keys are passed over when one looks.
    """
    strong, weak = keys(one, _EMPTY)
    counted = {token_key(token) for token in one.tokens if len(token) >= _SHORTEST}
    counted |= {domain_key(mail.domain) for mail in one.mails if mail.domain not in PROVIDERS}
    return strong | weak | counted | {local_key(local) for local in unspelt(one)}


_EMPTY = Book()


def unspelt(one: Entry) -> set[str]:
    """Local parts of addresses that have nothing to do with the full name: three such names make one generic."""
    if one.kind != FULL:
        return set()
    return {
        mail.local
        for mail in one.mails
        if not mail.shared and not any(len(token) > 2 and token in mail.local for token in one.tokens)
    }


def token_key(token: str) -> str:
    """Who bears this word in the name."""
    return f"token {token}"


def domain_key(domain: str) -> str:
    """Who has an address there."""
    return f"domain {domain}"


def local_key(local: str) -> str:
    """Whose address has this local part, which does not spell the name."""
    return f"local {local}"


def name_key(ordered: str) -> str:
    """Who bears exactly this name; the same key as that of candidates."""
    return f"name {ordered}"


def number(key: str) -> int:
    """64 bits that stand for a key, the same in every process."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
