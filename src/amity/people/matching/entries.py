"""One record made ready for comparing: words of the name, addresses, numbers, workplaces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from anyascii import anyascii

from amity.people.handles import PROVIDERS, ROLE_NAMES, is_robot, normal_email, normal_phone, organisation_key
from amity.people.names import clean_name, from_last_first, split_name

FULL: Final = "full"  # given and family name
SINGLE: Final = "single"  # one word, or a nickname
NONE: Final = "none"

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011\u2012\u2013](?=\w)")
_QUOTES = re.compile(r"['’ʼ‘`´ʹ]")
_WORD = re.compile(r"[a-z]+|\d+")
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_ASIDE = re.compile(r"[(\[<].*?[)\]>]")
_NOBODY = frozenset(
    "root ubuntu unknown user admin administrator none name your github gitlab git vagrant pi debian fedora arch test bot"
    " mac macbook dev developer guest centos docker nobody anonymous noreply system daemon null localhost".split()
)
_SMALL_WORDS = frozenset("me the a i".split())
_NOBODYS = ROLE_NAMES | frozenset(
    "root devnull noreply anonymous you user none unknown nobody git github gitlab email test me hi dev code lists ml"
    " public sales work home work1 spam oss opensource kernel linux foss junk web gmail contato contacto kontakti"
    " developer developers source src commit commits patches main private personal".split()
)
_NOWHERE = re.compile(
    r"(?:^|\.)(?:localhost|localdomain|local|lan|internal|invalid|none|unknown|home|\(none\))$"
)
_CODE_HOSTS = frozenset({"users.noreply.github.com", "users.noreply.gitlab.com", "noreply.codeberg.org"})
_PHONE_DIGITS, _FEWEST_DIGITS = 9, 7


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail address. `shared`: several people may write from it, or it is nobody's."""

    address: str
    local: str  # letters and digits before the @
    pieces: tuple[str, ...]
    domain: str
    shared: bool

    @property
    def company(self) -> str:
        """The domain when it may name an employer, else empty."""
        return "" if self.shared or self.domain in PROVIDERS or self.domain in _CODE_HOSTS else self.domain


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one record says, comparable. Two entries of one non-empty `export` with different profiles are two people."""

    id: str
    tokens: tuple[str, ...] = ()  # folded words of the name, in spoken order; "Jean-Baptiste" is one
    kind: str = NONE
    mails: tuple[Mail, ...] = ()
    phones: frozenset[str] = frozenset()  # the last nine digits
    workplaces: tuple[str, ...] = ()  # organisation keys
    handles: frozenset[str] = frozenset()  # names on networks and chats, letters and digits only
    profiles: frozenset[str] = frozenset()  # addresses of profiles: one person each
    place: str = ""
    source: str = ""
    export: str = ""
    # What follows from the words, kept because every comparison asks for it.
    squeezed: str = ""
    ordered: str = ""
    domains: frozenset[str] = frozenset()  # of addresses, where they may name an employer


def entry(
    id: str,
    *,
    name: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    organisations: Iterable[str] = (),
    handles: Iterable[str] = (),
    place: str = "",
    source: str = "",
    export: str = "",
) -> Entry:
    """A record as its source wrote it, made comparable. A handle with a slash is a profile's address.

    >>> made = entry("r1", name="Okafor, Ben", emails=["Ben.Okafor+news@Acme.example"], handles=["in/ben-okafor-1a"])
    >>> made.tokens, made.kind, made.mails[0].address, sorted(made.profiles)
    (('ben', 'okafor'), 'full', 'ben.okafor@acme.example', ['in/ben-okafor-1a'])
    """
    tokens = name_tokens(name)
    mails = tuple(dict.fromkeys(mail for raw in emails if raw and (mail := read_mail(raw))))
    written = [handle.strip().casefold() for handle in handles if handle.strip()]
    return Entry(
        id=id,
        tokens=tokens,
        kind=_kind(tokens),
        mails=mails,
        phones=frozenset(filter(None, map(_digits, phones))),
        workplaces=tuple(dict.fromkeys(filter(None, map(organisation_key, organisations)))),
        handles=frozenset(filter(None, (_plain(h) for h in written if "/" not in h))),
        profiles=frozenset(handle.rstrip("/") for handle in written if "/" in handle),
        place=_plain(place),
        source=source,
        export=export,
        squeezed="".join(tokens),
        ordered=" ".join(sorted(tokens)),
        domains=frozenset(mail.company for mail in mails if mail.company),
    )


@lru_cache(maxsize=50_000)
def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name in spoken order, without titles, degrees, asides and apostrophes.

    >>> name_tokens("O'Hara, Jean-Baptiste (he/him)"), name_tokens("AnaSousa"), name_tokens("杨雪梅")
    (('jeanbaptiste', 'ohara'), ('ana', 'sousa'), ('xuemei', 'yang'))
    """
    plain = clean_name(name.partition("@")[0].replace("_", " ").replace(".", ". ") if name else "")
    plain = from_last_first(_ASIDE.sub(" ", plain).strip() or plain)
    if _HAN.search(plain) and " " not in plain:
        plain = " ".join(_folded(part) for part in split_name(plain))
    if " " not in plain:
        plain = _CAMEL.sub(" ", plain)  # a user's name; among several words McAllister is one
    return tuple(_WORD.findall(_folded(_HYPHEN.sub("", _QUOTES.sub("", plain))))[:8])


def _folded(text: str) -> str:
    return _QUOTES.sub("", anyascii(text)).casefold()


def _kind(tokens: tuple[str, ...]) -> str:
    if not set(tokens) - _SMALL_WORDS or tokens[0] in _NOBODY or all(token.isdigit() for token in tokens):
        return NONE
    words = [token for token in tokens if not token.isdigit()]
    return FULL if len(words) > 1 and max(map(len, words)) > 1 else SINGLE


@lru_cache(maxsize=50_000)
def read_mail(raw: str) -> Mail | None:
    """An address taken apart; None when it is none. Code hosts' addresses that hide one keep the user's name.

    >>> read_mail("123+ana@users.noreply.github.com").address, read_mail("root@localhost").shared
    ('ana@users.noreply.github.com', True)
    """
    written, _, host = raw.strip().strip("<>").casefold().rpartition("@")
    hidden = host in _CODE_HOSTS
    address = f"{written.rpartition('+')[2]}@{host}" if hidden else normal_email(raw)
    local, at, domain = address.rpartition("@")
    if not at or not local:
        return None
    pieces = tuple(_WORD.findall(local if hidden else anyascii(written).casefold().partition("+")[0]))
    shared = (
        local in _NOBODYS or is_robot(address) or "." not in domain or _NOWHERE.search(domain) is not None
    )
    return Mail(address, _plain(local), pieces or (_plain(local),), domain, shared)


@lru_cache(maxsize=50_000)
def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", normal_phone(number) or number)
    return digits[-_PHONE_DIGITS:] if len(digits) >= _FEWEST_DIGITS else ""


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub("", anyascii(text).casefold())
