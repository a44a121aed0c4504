"""Stored words made fit for a draft: promises turned to their owner, subjects of mails that may be mentioned."""

import re

from amity.base.text import one_line
from amity.conversations.facts import Promise

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
_TO_YOU = {
    "en": (
        (
            re.compile(r"\b(?:him|her|them)\b(?= (?:a|an|the|my|some|back|about|on|up|to|with|by|at)\b|$)"),
            "you",
        ),
        (re.compile(r"\b(?:his|her|their)\b"), "your"),
    ),
    "de": ((re.compile(r"\b(?:ihm|ihr|ihnen)\b"), "dir"), (re.compile(r"\b(?:ihn|sie)\b"), "dich")),
}


def said_to_you(promise: Promise, language: str) -> str:
    """What was promised, with its owner as "you": "send her the notes" becomes "send you the notes"."""
    text = one_line(promise.text, limit=120).rstrip(".!")
    for others, yours in _TO_YOU.get(language, ()):
        text = others.sub(yours, text)
    return text


def promise_opening(text: str, language: str) -> str:
    """Which openings fit: a verb ("send you the notes"), an infinitive with "zu", or a thing ("intro to Sam")."""
    if language == "de":
        if _ZU.search(text):
            return "promise.zu"
        return "promise.do" if _GERMAN_VERB.search(text) and " " in text else "promise.thing"
    return "promise.do" if text.split(" ", 1)[0].lower() in _DOING else "promise.thing"


def sayable_subject(subject: str) -> str:
    """A mail's subject as it may be mentioned; empty when it is too long, too technical or a newsletter's."""
    plain = _REPLY_MARKS.sub("", one_line(subject, limit=120)).strip(" .!?:-")
    if not plain or len(plain) > 60 or _NO_SUBJECT.search(plain):
        return ""
    return plain
