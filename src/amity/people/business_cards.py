"""What a business card says, from its lines as they were recognised: only what is there, nothing guessed beyond it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amity.base.text import fold, one_line
from amity.people.given_names import MEN, WOMEN
from amity.people.handles import normal_email, organisation_key

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+|\b0)[\d\s()/.-]{6,}\d")
_URL = re.compile(r"\b(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[\w./-]*)?", re.I)
_FAX = re.compile(r"\bfax\b|^f[:.\s]", re.I)
_TITLE = re.compile(
    r"\b(?:manager|engineer|developer|designer|director|founder|co-?founder|head|lead|leader|officer|ceo|cto|coo|cfo|"
    r"president|professor|prof|analyst|consultant|researcher|scientist|editor|producer|architect|partner|assistant|"
    r"coordinator|specialist|teacher|lawyer|attorney|nurse|physician|geschäftsführer\w*|leiter\w*|leitung|entwickler\w*|"
    r"berater\w*|referent\w*|redakteur\w*|vorstand|gründer\w*|ingenieur\w*|professorin|ärztin|arzt|rechtsanwält\w*)\b",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:gmbh|mbh|ag|kg|ug|inc|ltd|llc|lda|corp|co|plc|bv|s\.?a\.?|s\.?r\.?l\.?|oy|ab|as|university|universität|"
    r"universidade|institute?|institut|hospital|foundation|stiftung|labs?|studios?|group|bank|verein|e\.v\.)\b\.?",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_SMALL = frozenset("de da do dos di del van von der den la le al bin".split())
_DEGREES = re.compile(r"\b(?:dr|prof|dipl|ing|phd|msc|mba|ba|ma)\b\.?,?\s*", re.I)
_LONGEST = 200  # characters of a line
_MOST = 60  # lines of a card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRead:
    """The fields of a card; empty where nothing on it says so."""

    name: str = ""
    title: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""


def read_card(lines: Iterable[str]) -> CardRead:
    """The fields of a card from its lines, top to bottom.

    An address counts first: it says which line is the name and which the organisation. Where two lines may be the name,
    the one of a known given name is; where none is sure, the first that can be.

    >>> read_card(["Rui Castelo", "Data Analyst", "City Hospital", "rui.castelo@cityhospital.example"]).organisation
    'City Hospital'
    """
    told = [one_line(line, limit=_LONGEST) for line in lines][:_MOST]
    email = next((found for line in told if (found := _email(line))), "")
    rest = [line for line in told if line and not _EMAIL.search(line)]
    name = _name(rest, email)
    others = [line for line in rest if line != name]
    title = next((line for line in others if _TITLE.search(line) and not _phone(line)), "")
    return CardRead(
        name=_DEGREES.sub("", name).strip(" ,"),
        title=title,
        organisation=_organisation([line for line in others if line != title], email),
        email=email,
        phone=next((found for line in others if not _FAX.search(line) and (found := _phone(line))), ""),
        url=next((found for line in others if (found := _url(line))), ""),
    )


def _email(line: str) -> str:
    found = _EMAIL.search(line)
    return normal_email(found.group().replace(" ", "")) if found else ""


def _phone(line: str) -> str:
    found = _PHONE.search(line)
    return " ".join(found.group().split()) if found and sum(c.isdigit() for c in found.group()) >= 7 else ""


def _url(line: str) -> str:
    found = _URL.search(line)
    if (
        not found
        or "." not in found.group()
        or (not found.group().lower().startswith(("http", "www")) and " " in line)
    ):
        return ""
    text = found.group()
    return text if text.lower().startswith("http") else f"https://{text}"


def _name(lines: Sequence[str], email: str) -> str:
    likely = [line for line in lines if _may_be_name(line)]
    own = set(re.split(r"[._-]", fold(email.partition("@")[0]))) - {""}
    return max(likely, key=lambda line: (_spelt(line, own), _is_given(line), -likely.index(line)), default="")


def _may_be_name(line: str) -> bool:
    words = _DEGREES.sub("", line).replace(",", " ").split()
    if not 2 <= len(words) <= 5 or _COMPANY.search(line) or _TITLE.search(line) or _url(line):
        return False
    return all(_WORD.fullmatch(word) and (word[0].isupper() or word in _SMALL) for word in words)


def _spelt(line: str, own: set[str]) -> int:
    """How many of its words the address spells."""
    return len(own & set(fold(line).split()))


def _is_given(line: str) -> bool:
    words = fold(_DEGREES.sub("", line)).split()
    return bool(words) and words[0] in WOMEN | MEN


def _organisation(lines: Sequence[str], email: str) -> str:
    """The line that the address's domain spells, else one that says that it is a company."""
    domain = email.partition("@")[2].partition(".")[0].replace("-", "")
    plain = [line for line in lines if not any(c.isdigit() for c in line) and not _url(line)]
    for line in plain:
        if domain and len(domain) > 2 and domain in organisation_key(line).replace(" ", ""):
            return line
    return next((line for line in plain if _COMPANY.search(line)), "")
