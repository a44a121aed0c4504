"""Names of people: cleaned of what is no name, taken apart, and made comparable."""

import re
import unicodedata
from functools import lru_cache

from amity.base.text import fold, one_line

_TITLES = frozenset(
    "dr dra prof professor mr mrs ms mx miss herr frau sir dame rev revd hon ing dipl-ing dipling"
    " mag drs ir don doña dona sr sra srta mme mlle m monsieur madame signor signora".split()
)
_AMBIGUOUS_TITLES = frozenset({"m", "ms", "sr", "don", "dona", "ir", "mag", "ing"})
_DEGREES = frozenset(
    "phd dphil drph edd psyd md dds dmd dvm pharmd jd llm llb mba emba msc bsc mse meng beng mph mpa mfa"
    " msw med mphil bcom mcom cpa cfa cfp cma cia pmp csm cspo cissp cism cisa ccna shrm-cp shrm-scp sphr phr"
    " gphr aia faia leed pe peng ceng cphr acca aca fca fcca rn bsn msn np lcsw lmft esq esquire jr sr ii iii iv"
    " dipl-ing mscs dsc scd dba frsa fhea mrics facs obe mbe cbe kbe itil six-sigma cipp acc pcc mcc".split()
)
_SHORT_DEGREES = frozenset("ma ba ms bs do pa be me v".split())  # only after a comma
_COMPANY_WORDS = frozenset(
    "inc llc ltd gmbh ag corp corporation company plc sarl sas bv nv oy ab kg ug srl spa pty limited foundation"
    " university institute team support newsletter notifications notification noreply sales billing info news"
    " service services marketing alerts digest updates account accounts admin office helpdesk bot".split()
)
_PARTICLES = frozenset(
    "van von der den de da do dos das del della di du la le ter ten te zu zum zur af av bin ibn al el st".split()
)
_PRONOUN = r"(?:she|her|hers|he|him|his|they|them|theirs|xe|ze|elle|il|iel|sie|er|ella|él|el)"
_PRONOUNS = re.compile(rf"[(\[]?\s*\b{_PRONOUN}(?:\s?/\s?{_PRONOUN}){{1,3}}\b\s*[)\]]?", re.I)
_ASIDE = re.compile(r"[(\[（][^()\[\]（）]{0,80}[)\]）]")
_CUT = re.compile(r"\s[|•·]\s.*| via .*| @ .*")
_HOST = re.compile(r"@|_at_|://|www\.", re.I)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u3040-\u30ff]")
_SPACED = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af])(?=[\u3400-\u9fff\uac00-\ud7af])")
_JOINERS = "\u200c\u200d"
_DROPPED = frozenset({"So", "Sk", "Cf", "Cs", "Co", "Cn", "Cc", "Me"})
_WORDS, _IN_NAMES = 4, " -'’."  # of a name as people write it
_MARKS = "\ufe0e\ufe0f\u20e3\u3164\u115f\u1160"


@lru_cache(maxsize=20_000)
def clean_name(raw: str) -> str:
    """The name alone: no title, degree, pronoun, emoji, aside or company behind a bar.

    >>> clean_name("Dr. Tomás Reyes, Ph.D. (he/him) 🚀")
    'Tomás Reyes'
    """
    name = _letters_only(one_line(raw, limit=200))
    bare = _CUT.sub("", _PRONOUNS.sub(" ", name))
    bare = _without_asides(bare)
    bare = _without_degrees(bare)
    return _without_titles(bare) or name


def _letters_only(text: str) -> str:
    """The text without emoji and invisible signs; joiners stay between letters, where they belong."""
    if text.isascii():
        return _tidy(text)
    kept = [c for c in text if c in _JOINERS or not (unicodedata.category(c) in _DROPPED or c in _MARKS)]
    words = (word.strip(_JOINERS) for word in "".join(kept).split())
    stacked = unicodedata.normalize("NFC", " ".join(word for word in words if word))
    return _tidy(_few_marks(stacked))


def _few_marks(text: str) -> str:
    """At most three combining marks in a row: more is a prank, not a spelling."""
    out: list[str] = []
    run = 0
    for c in text:
        run = run + 1 if unicodedata.combining(c) else 0
        if run <= 3:
            out.append(c)
    return "".join(out)


def _tidy(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > 1 and text[0] in "\"'“‘«" and text[-1] in "\"'”’»":
        text = text[1:-1]
    return text.strip(' ,;"<>\\')


def _without_asides(name: str) -> str:
    if "(" not in name and "[" not in name and "（" not in name:
        return _tidy(name)
    return _tidy(_ASIDE.sub(" ", name)) or _tidy(name)


def _without_degrees(name: str) -> str:
    parts = [part.strip() for part in name.split(",")]
    while len(parts) > 1 and _is_degree(parts[-1], _DEGREES | _SHORT_DEGREES):
        parts.pop()
    words = ", ".join(part for part in parts if part).split()
    while len(words) > 2 and _is_degree(words[-1], _DEGREES) and not words[-1].islower():
        words.pop()
    return _tidy(" ".join(words))


def _is_degree(part: str, known: frozenset[str]) -> bool:
    words = part.replace("®", "").replace("™", "").casefold().split()
    return all(word.replace(".", "").strip("()") in known for word in words)


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 1 and is_title(words[0]):
        words.pop(0)
    return " ".join(words)


def is_particle(word: str) -> bool:
    """Whether this is a small word of a family name: "van", "de la"."""
    return word.casefold() in _PARTICLES


def is_title(word: str) -> bool:
    """Whether this stands before a name: "Dr.", "Frau"."""
    plain = word.rstrip(".").casefold()
    if plain in _AMBIGUOUS_TITLES:
        return word.endswith(".") and len(plain) > 1
    return plain in _TITLES


def is_degree(part: str) -> bool:
    """Whether a piece of text between commas is a degree or suffix ("Ph.D."), not a name of its own."""
    return bool(part.strip()) and _is_degree(part, _DEGREES | _SHORT_DEGREES)


def from_last_first(name: str) -> str:
    """The name in spoken order: "Okafor, Ben" is Ben Okafor; a name without such a comma stays.

    >>> from_last_first("Okafor, Ben"), from_last_first("Acme, Inc.")
    ('Ben Okafor', 'Acme, Inc.')
    """
    last, comma, first = name.partition(",")
    last, first = last.strip(), first.strip()
    if not comma or "," in first or not last or not first or is_degree(first):
        return name
    words = first.split() + last.split()
    company = any(word.strip(".").casefold() in _COMPANY_WORDS for word in words)
    if company or len(words) > 6 or any(c.isdigit() for c in name):
        return name
    return full_name(first, last)


def spoken_name(raw: str) -> str:
    """A display name of a mail or meeting as a clean name in spoken order; empty when it is no name."""
    name = from_last_first(clean_name(raw))
    return "" if _HOST.search(name) or not any(c.isalpha() for c in name) else name


def full_name(given: str, family: str, middle: str = "") -> str:
    """The parts as one name; East Asian names put the family first and need no space."""
    if family and given and _HAN.match(family) and _HAN.match(given):
        return family + given
    return " ".join(part for part in (given, middle, family) if part)


def split_name(name: str) -> tuple[str, str]:
    """Given and family name of a full name, as far as its form tells.

    >>> split_name("Ludwig van der Rohe"), split_name("Lena"), split_name("杨雪梅")
    (('Ludwig', 'van der Rohe'), ('Lena', ''), ('雪梅', '杨'))
    """
    words = clean_name(name).split()
    if len(words) == 1 and 2 <= len(words[0]) <= 4 and all(_HAN.match(c) for c in words[0]):
        return words[0][1:], words[0][0]
    if len(words) < 2:
        return " ".join(words), ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def is_person_name(name: str) -> bool:
    """Whether this reads as the name of somebody: letters, no address, no word of a company or a robot."""
    words = [word.strip(".,") for word in name.casefold().split()]
    if not words or len(words) > 7 or _HOST.search(name):
        return False
    letters = sum(c.isalpha() for c in name)
    digits = any(c.isdigit() for c in name)
    return letters >= 2 and not digits and not any(word in _COMPANY_WORDS for word in words)


def is_full_name(name: str) -> bool:
    """Whether this names somebody with given and family name.

    >>> is_full_name("Ana"), is_full_name("Ana Sousa"), is_full_name("杨雪梅")
    (False, True, True)
    """
    return is_person_name(name) and " " in name_key(name)


@lru_cache(maxsize=50_000)
def header_rank(name: str) -> tuple[bool, bool, bool, bool, int, str]:
    """Of several names in headers for one address, the greatest counts, whatever the order they were read in.

    A full name before any other, plain words before signs, mixed capitals, then the longest.

    >>> max(["Ana", "ANA MARIA SOUSA", "Ana Sousa", "Ana & Ben Sousa", "ana@x.example"], key=header_rank)
    'Ana Sousa'
    """
    plain = len(name.split()) <= _WORDS and all(
        c in _IN_NAMES or unicodedata.category(c)[0] in "LM" for c in name
    )
    mixed = not (name.isupper() or name.islower())
    return is_full_name(name), is_person_name(name), plain, mixed, len(name), name


@lru_cache(maxsize=50_000)
def name_key(name: str) -> str:
    """What equal full names share: folded words in spoken order without titles and degrees.

    East Asian names count one word a character, so that they too have two or more words.

    >>> name_key("Dr. José Álvarez, MBA"), name_key("杨.雪梅"), name_key("Okafor, Ben")
    ('jose alvarez', 'yang xue mei', 'ben okafor')
    """
    return fold(_SPACED.sub(" ", from_last_first(clean_name(name))))[:300]
