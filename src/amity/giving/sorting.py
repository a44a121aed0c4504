"""What a promise that was kept gave: by the words it was made in."""

import re
from typing import Final

_KINDS: Final = (
    ("introduction", r"intro\w*|introduce\w*|connect (?:you|her|him|them|with)|put .{1,40} in touch|vorstell\w*|bekannt machen|verbinde\w*"),
    ("recommendation", r"recommend\w*|reference|testimonial|vouch|empfehl\w*|empfiehl\w*|referenz\w*|zeugnis\w*"),
    ("advice", r"feedback|advice|advise|review|proofread|read (?:her|his|their|your|the|my)|look over|comment\w*|explain|show (?:her|him|them|me) how|rat geben|beraten|gegenlesen|durchlesen|erkl[äa]r\w*|r[üu]ckmeldung"),
    ("resource", r"article|link|book|paper|slides|notes|recipe|list|photos?|video|send|share|forward|lend|artikel|buch|folien|notizen|rezept|liste|fotos?|schick\w*|send\w*|leih\w*|weiterleit\w*"),
)  # fmt: skip
_PATTERNS: Final = tuple((kind, re.compile(rf"\b(?:{words})\b", re.I)) for kind, words in _KINDS)


def kind_of_give(text: str) -> str:
    """Introduction, recommendation, advice, resource, or else support.

    >>> kind_of_give("send her the survey-weighting article"), kind_of_give("help with the move")
    ('resource', 'support')
    """
    return next((kind for kind, pattern in _PATTERNS if pattern.search(text)), "support")


_VERB: Final = re.compile(
    r"^(?:(?:also |gladly )?offers?(?: to)? |(?:is )?(?:happy|glad) to |needs? |is (?:also )?looking for |looks for |could use |"
    r"bietet |sucht |braucht )(?=\S{3})",
    re.I,
)


def bare(text: str) -> str:
    """A need or an offer without the verb that says which it is: in a list and in a text that is said otherwise.

    >>> bare("offers to read talk proposals."), bare("a flat in Leipzig")
    ('read talk proposals', 'a flat in Leipzig')
    """
    return _VERB.sub("", text.strip().rstrip(".!"))
