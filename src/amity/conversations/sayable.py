"""Stored words made fit for a draft: promises turned to their owner, subjects of mails that may be mentioned."""

import re

from amity.base.text import one_line
from amity.conversations.facts import Promise
from amity.people.given_names import may_be

_REPLY_MARKS = re.compile(r"^(?:(?:re|aw|fwd?|wg|antw|sv)\s?(?:\[\d+\])?:\s*|\[[^\]]{0,40}\]\s*)+", re.I)
_NO_SUBJECT = re.compile(
    r"[\d“”„\"<>@|{}\[\]]|unsubscribe|newsletter|invoice|rechnung|no subject|kein betreff|https?:", re.I
)
_ZU = re.compile(r"(?:\bzu \w+|\w+zu\w+en)$")
_GERMAN_VERB = re.compile(r" ?\b[a-zäöü]{2,20}(?:en|ern|eln)$")
_DOING = frozenset(
    """ask book bring buy call check connect cook come draw drive fetch find fix forward get give help invite
    introduce keep lend let look make mail meet organise organize pass pay pick play post prepare print put
    read recommend repair return review ring save say send share show speak talk teach tell translate try
    visit write""".split()
)
_ENGLISH = (
    (
        re.compile(
            r"\bhim\b|\b(?:her|them)\b(?= (?:a|an|the|my|some|back|about|on|up|to|with|by|at|if|whether|when)\b|$)",
            re.I,
        ),
        "you",
    ),
    (
        re.compile(
            r"(?<=\bhelp )her\b(?= (?:move|find|with|to|look|pack|set|get|paint|carry|prepare)\b)", re.I
        ),
        "you",
    ),
    (re.compile(r"\b(?:his|her|their)\b", re.I), "your"),
)
_ALSO_GERMAN = frozenset({"post", "print", "mail"})
_TO_YOU = {
    "en": _ENGLISH,
    "de": ((re.compile(r"\b(?:ihm|ihr|ihnen)\b"), "dir"), (re.compile(r"\b(?:ihn|sie)\b"), "dich")),
}
_TO_SIE = ((re.compile(r"\b(?:ihm|ihr|ihnen)\b"), "Ihnen"), (re.compile(r"\b(?:ihn|sie)\b"), "Sie"))
_WHO = {
    "en": (
        re.compile(r"\b(?:her|she|hers|herself)\b", re.I),
        re.compile(r"\b(?:him|his|he|himself)\b", re.I),
    ),
    "de": (re.compile(r"\b(?:sie|ihr(?:e[nmrs]?)?)\b"), re.compile(r"\b(?:ihm|ihn|er|seine?[nmrs]?)\b")),
}
_LEFT = {
    "en": re.compile(r"\b(?:he|she|they|him|them|himself|herself|themselves|hers|theirs)\b", re.I),
    "de": re.compile(r"\b(?:er|seine?[nmrs]?|ihre[nmrs]?)\b"),
}


def said_to_you(promise: Promise, language: str, *, name: str = "", formal: bool = False) -> str:
    """What was promised, with its owner as "you"; empty where the pronoun may mean somebody else.

    "send her the notes" becomes "send you the notes" for Ana, but not "send him the notes".
    """
    text = one_line(promise.text, limit=120).rstrip(".!")
    if language == "de" and text.partition(" ")[0].lower() in _DOING - _ALSO_GERMAN:
        return ""  # noted in English
    she, he = (bool(pattern.search(text)) for pattern in _WHO.get(language, _WHO["en"]))
    if (she and he) or (she and not may_be(name, "she")) or (he and not may_be(name, "he")):
        return ""
    for others, yours in _TO_SIE if formal else _TO_YOU.get(language, ()):
        text = others.sub(yours, text)
    return "" if language in _LEFT and _LEFT[language].search(text) else text


def they_would(promise: Promise, language: str) -> str:
    """What they said they would do, as it stands after "you said you would"; empty where it does not fit there.

    "send me the name of a recruiter" fits; "send her the notes" and "the notes" do not.
    """
    text = one_line(promise.text, limit=100).rstrip(".!")
    if any(
        pattern.search(text)
        for pattern in (*_WHO.get(language, _WHO["en"]), _LEFT.get(language, _LEFT["en"]))
    ):
        return ""
    if language == "de":
        return text if _GERMAN_VERB.search(text) and " " in text and not _ZU.search(text) else ""
    return text if text.split(" ", 1)[0].lower() in _DOING else ""


def promise_opening(text: str, language: str) -> str:
    """Which openings fit: a verb ("send you the notes"), an infinitive with "zu", or a thing ("intro to Sam")."""
    if language == "de":
        if _ZU.search(text):
            return "promise.zu"
        return "promise.do" if _GERMAN_VERB.search(text) and " " in text else "promise.thing"
    return "promise.do" if text.split(" ", 1)[0].lower() in _DOING else "promise.thing"


def plain_subject(subject: str) -> str:
    """A mail's subject without the marks of answers and lists: "Re: [users] The roof" is "The roof"."""
    return _REPLY_MARKS.sub("", one_line(subject, limit=120))


def sayable_subject(subject: str) -> str:
    """A mail's subject as it may be mentioned; empty when it is too long, too technical or a newsletter's."""
    plain = plain_subject(subject).strip(" .!?:-")
    if not plain or len(plain) > 60 or _NO_SUBJECT.search(plain):
        return ""
    return plain
