"""Addresses made comparable: two spellings of one address give one value."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import phonenumbers

from amity.base.text import fold

# Mail providers whose domain says nothing about where somebody works.
PROVIDERS = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com "
    "aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de posteo.de posteo.net mailbox.org proton.me "
    "protonmail.com pm.me fastmail.com fastmail.fm hey.com zoho.com mail.com mail.ru yandex.ru yandex.com qq.com "
    "163.com 126.com naver.com daum.net orange.fr free.fr laposte.net sfr.fr wanadoo.fr libero.it virgilio.it "
    "hotmail.co.uk hotmail.fr hotmail.de yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp outlook.de outlook.fr btinternet.com "
    "sky.com bluewin.ch seznam.cz wp.pl o2.pl onet.pl uol.com.br bol.com.br comcast.net verizon.net att.net tutanota.com".split()
)
ROLE_NAMES = frozenset(
    "info contact kontakt hello hallo office sales support help helpdesk service team admin administrator jobs careers "
    "career hr recruiting press presse marketing billing accounts accounting invoice invoices rechnung finance legal "
    "privacy datenschutz abuse postmaster webmaster hostmaster security mail post sekretariat reception booking bookings "
    "reservations events orders order shop store enquiries inquiries feedback community members membership".split()
)
_ROBOT = re.compile(
    r"^(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|nicht[-_.]?antworten|mailer[-_.]?daemon|bounces?|bounce[-+_.].*|"
    r"notifications?|notify|alerts?|newsletters?|news|digest|updates?|automated|auto[-_.]?confirm|daemon|root|cron|"
    r".*[-_.+]no[-_.]?reply|no[-_.]?reply[-_.+].*|.*[-_.+]bounces?|.*[-_.+]notifications?)$"
)
_ADDRESS = re.compile(r"^[^\s@<>\"(),;:]{1,128}@[^\s@<>\"(),;:]{1,190}$")
_LINKEDIN = re.compile(r"(?:^|\.)linkedin\.com$")


@lru_cache(maxsize=65536)
def normal_email(address: str) -> str:
    """Lower case, no plus tag, Gmail without dots; empty when it is no address.

    >>> normal_email("Ana.Sousa+news@GoogleMail.com")
    'anasousa@gmail.com'
    """
    plain = address.strip().strip("<>").casefold().removeprefix("mailto:")
    if not _ADDRESS.match(plain):
        return ""
    local, _, domain = plain.rpartition("@")
    domain = "gmail.com" if domain == "googlemail.com" else domain.rstrip(".")
    local = local.partition("+")[0] or local
    if domain == "gmail.com":
        local = local.replace(".", "")
    return f"{local}@{domain}"[:320]


@lru_cache(maxsize=16384)
def normal_phone(number: str, region: str = "") -> str:
    """E.164 where the country is known, else the bare digits; empty when there are fewer than five.

    >>> normal_phone("0170 1234567", "DE")
    '+491701234567'
    """
    plain = number.strip().casefold().removeprefix("tel:")[:64]
    digits = re.sub(r"\D", "", plain)
    if len(digits) < 5:
        return ""
    try:
        parsed = phonenumbers.parse(plain, region or None)
    except phonenumbers.NumberParseException:
        return digits[:20]
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=65536)
def normal_url(url: str) -> str:
    """Host and path without scheme, `www.`, query and final slash; LinkedIn profiles as `linkedin.com/in/slug`.

    >>> normal_url("https://de.linkedin.com/in/Tom%C3%A1s-Reyes/?trk=x")
    'linkedin.com/in/tomás-reyes'
    """
    text = url.strip().replace("\\:", ":")
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    if "." not in host:
        return ""
    path = unquote(parts.path).rstrip("/")
    if _LINKEDIN.search(host):
        host, path = "linkedin.com", path.casefold()
    if host in {"twitter.com", "mobile.twitter.com", "x.com"}:
        host, path = "x.com", path.casefold()
    return f"{host}{path}"[:320]


def domain_of(email: str) -> str:
    """The part behind the @."""
    return email.rpartition("@")[2]


def is_role(email: str) -> bool:
    """Whether several people may answer at this address (info@, support@)."""
    return email.partition("@")[0] in ROLE_NAMES


def is_robot(email: str) -> bool:
    """Whether nobody answers at this address (no-reply@, newsletter@)."""
    return _ROBOT.match(email.partition("@")[0]) is not None


_LEGAL = frozenset(
    "inc incorporated llc ltd limited gmbh ag kg ug se sa sas sarl srl spa bv nv oy ab as aps plc corp corporation co company ev eg mbh ohg pty kk".split()
)


@lru_cache(maxsize=16384)
def organisation_key(name: str) -> str:
    """The folded name without its legal form.

    >>> organisation_key("Beispiel GmbH & Co. KG")
    'beispiel'
    """
    words = fold(name).split()
    while len(words) > 1 and (words[-1] in _LEGAL or words[-1] == "and"):
        words.pop()
    return " ".join(words)[:300]


def domain_fits(domain: str, organisation: str) -> bool:
    """Whether a mail domain spells this organisation (key): carrollinc0.example and "carroll".

    Only the label that was registered counts, and only from four letters on.
    """
    labels = domain.split(".")
    letters = re.sub(r"[^a-z]", "", labels[-2] if len(labels) > 1 else "")
    spelled = re.sub(r"[^a-z]", "", organisation)
    if min(len(letters), len(spelled)) < 4:
        return letters == spelled and bool(letters)
    return letters.startswith(spelled) or spelled.startswith(letters)
