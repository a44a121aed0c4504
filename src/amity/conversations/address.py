"""From "has a new allotment" to "you have a new allotment": a stored fact, said to the person themselves.

Only what can be turned safely is turned; otherwise nothing comes back, and the draft uses another memory.
"""

import re

_FIRST = re.compile(r"(\w+)(.*)", re.S)
_THEIR = re.compile(r"\b(?:her|his|their)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:he|she|they|him|them|herself|himself|er|sie|ihm|ihr|ihre|ihrer|ihrem|ihren|seine?[nmrs]?|sich)\b",
    re.I,
)
_ENGLISH = {
    "has": "have",
    "is": "are",
    "was": "were",
    "does": "do",
    "goes": "go",
    "just": "just",
    "now": "now",
    "plans": "plan",
    "plan": "plan",
    "wants": "want",
    "loves": "love",
    "likes": "like",
}
_ENGLISH_PAST = frozenset(
    """became began bought broke built came chose found gave got grew had knew left lost made met moved
    passed ran read retired said saw sold spoke started stopped taught took told went won wrote""".split()
)
_ENGLISH_KIN = frozenset(
    """aunt baby brother children company cousin dad daughter family father friend garden grandchild
    grandchildren grandson granddaughter husband house kids mother mum mom parents partner sister son team
    twins uncle wife""".split()
)
_GERMAN = {
    "hat": "hast",
    "ist": "bist",
    "wird": "wirst",
    "war": "warst",
    "hatte": "hattest",
    "will": "willst",
    "kann": "kannst",
    "möchte": "möchtest",
    "muss": "musst",
    "liest": "liest",
    "fährt": "fährst",
    "läuft": "läufst",
    "isst": "isst",
    "weiß": "weißt",
    "nimmt": "nimmst",
    "gibt": "gibst",
    "hält": "hältst",
}
_GERMAN_PRESENT = frozenset(
    """arbeitet baut braucht forscht geht kauft kennt kocht lebt lehrt leitet lernt liebt macht malt mag
    organisiert plant renoviert repariert reist schreibt schwimmt singt sammelt spielt studiert sucht tanzt
    trainiert träumt unterrichtet übersetzt wandert wechselt wohnt zieht züchtet""".split()
)
_GERMAN_KIN = {
    "tochter": "deine",
    "schwester": "deine",
    "mutter": "deine",
    "frau": "deine",
    "kinder": "deine",
    "zwillinge": "deine",
    "familie": "deine",
    "eltern": "deine",
    "oma": "deine",
    "firma": "deine",
    "sohn": "dein",
    "bruder": "dein",
    "vater": "dein",
    "mann": "dein",
    "hund": "dein",
    "opa": "dein",
}


def to_you(fact: str, language: str) -> str | None:
    """The fact as a clause about "you" (or "du"), without a full stop; None where that is not safe.

    >>> to_you("has a new allotment", "en"), to_you("hat jetzt einen Hund", "de")
    ('you have a new allotment', 'du hast jetzt einen Hund')
    >>> to_you("his wife still works at the hospital", "en")
    'your wife still works at the hospital'
    """
    said = fact.strip().rstrip(".!")
    parts = _FIRST.fullmatch(said)
    if parts is None or "?" in said or "\n" in said:
        return None
    first, rest = parts.groups()
    return _in_german(first, rest) if language == "de" else _in_english(first, rest)


def _in_english(first: str, rest: str) -> str | None:
    rest, low = _THEIR.sub("your", rest), first.lower()
    if _OTHERS.search(rest):
        return None
    if low in {"her", "his", "their"}:
        return f"your{rest}"
    if low in _ENGLISH_KIN:
        return f"your {low}{rest}"
    verb = _english_verb(low)
    return f"you {verb}{rest}" if verb else None


def _english_verb(word: str) -> str | None:
    if word in _ENGLISH:
        return _ENGLISH[word]
    if word in _ENGLISH_PAST or (word.endswith("ed") and len(word) > 4):
        return word
    if not word.endswith("s") or word.endswith("ss") or len(word) < 4:
        return None
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


def _in_german(first: str, rest: str) -> str | None:
    low = first.lower()
    if _OTHERS.search(rest):
        return None
    if low in _GERMAN_KIN:
        return f"{_GERMAN_KIN[low]} {first[0].upper()}{first[1:]}{rest}"
    if low in _GERMAN:
        return f"du {_GERMAN[low]}{rest}"
    if low in _GERMAN_PRESENT:
        stem = low[:-1] if low.endswith("t") else low
        return f"du {stem}{'t' if stem.endswith(('s', 'ß', 'z', 'x')) else 'st'}{rest}"
    return None
