"""Whether a message waits for an answer."""

import re

_LINK = re.compile(r"https?://\S{1,500}")
_QUESTION = re.compile(r"\?(?:\s|$|[\"')»”])")
_REQUEST = re.compile(
    r"\b(?:please (?:let me know|send|tell|confirm|reply)|let me know|could you|can you|would you mind|"
    r"sag(?:t|en sie)? (?:mir )?(?:bitte )?bescheid|könntest du|könnten sie|kannst du|bitte (?:schick|sende|melde|gib))\b",
    re.I,
)


def asks_something(text: str) -> bool:
    """Whether the words hold a question or a request; links with a question mark do not count.

    >>> asks_something("See https://example.org/?q=1. Thanks!"), asks_something("Coffee on Thursday?")
    (False, True)
    """
    words = _LINK.sub(" ", text[:4000])
    return bool(_QUESTION.search(words) or _REQUEST.search(words))
