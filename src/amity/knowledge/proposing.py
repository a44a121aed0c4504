"""What in a note may be something somebody taught: only proposed, for the owner to keep or not."""

import re
from typing import Final

_LEAST, _MOST = 12, 300  # characters of an insight
_WORDS = 3  # fewer say nothing
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|$)")
_QUOTED = re.compile(r"[“„\"«»]([^“”„\"«»]{12,300})[”“\"«»]")
_TAUGHT: Final = (
    re.compile(
        r"\b(?:told me|said|says|explained|taught me|advised me|recommends?|recommended|suggested|warned me|pointed out|"
        r"(?:his|her|their) (?:advice|tip|rule)(?: is| was)?|tip|advice|lesson|I learn(?:ed|t)(?: from \w+)?)\b\s*(?:that|:|,|to)\s+(.+)",
        re.I,
    ),
    re.compile(
        r"\b(?:sagte?|meinte?|erklärte?(?: mir)?|riet(?: mir)?|empfahl|empfiehlt|warnte|hat mir beigebracht|"
        r"(?:sein|ihr) (?:Rat|Tipp)|Tipp|Rat|(?:von \w+ )?gelernt)\b\s*(?:, dass|dass|:|,)\s+(.+)",
        re.I,
    ),
)


def insight_in(note: str) -> str:
    """The words in a note that somebody taught, or nothing: a quotation with a verb of speech, or what follows one.

    >>> insight_in("Lunch with Ana. She said that panel attrition is a kindness problem.")
    'panel attrition is a kindness problem.'
    >>> insight_in("Met Ana at PyCon")
    ''
    """
    quoted = _QUOTED.search(note)
    if quoted and _is_something(quoted[1]):
        return quoted[1].strip()
    for sentence in _SENTENCE.findall(note):
        for pattern in _TAUGHT:
            found = pattern.search(sentence)
            if found and _is_something(found[1]):
                return found[1].strip()
    return ""


def _is_something(words: str) -> bool:
    return _LEAST <= len(words.strip()) <= _MOST and len(words.split()) >= _WORDS
