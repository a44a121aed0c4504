"""What the owner says when giving, asking and introducing, in English and German: sentences with what they rest on.

A sentence with `{...}` rests on the values named there, any other is the owner's own. "~" marks a sentence that a
shorter text leaves out, "<du|Sie>" the two ways of German. Names: `other` is the other person, `need`, `offer`,
`care`, `text` and `thing` are stored words.
"""

from typing import Final

from amity.giving.phrases.english import EN
from amity.giving.phrases.german import DE

__all__ = ["BLURB", "DE", "EN", "IN", "SUBJECTS", "Told"]

Told = tuple[tuple[str, ...], ...]  # several ways to say it, each a few sentences

IN: Final = {"en": EN, "de": DE}
SUBJECTS: Final = {
    "en": {
        "request": "An introduction, if you like", "opt_in": "An introduction, if you like", "joint": "{first} and {second}",
        "thanks": "Thank you", "kindly": "About the introduction", "ask": "A question", "help": "Perhaps I can help",
        "share": "Something for you", "thank": "Thank you", "decline": "About what you look for",
        "let_go": "What I promised", "recommendation": "Three lines",
    },
    "de": {
        "request": "Ein Kontakt, wenn es passt", "opt_in": "Ein Kontakt, wenn es passt", "joint": "{first} und {second}",
        "thanks": "Danke", "kindly": "Wegen des Kennenlernens", "ask": "Eine Frage", "help": "Vielleicht kann ich helfen",
        "share": "Etwas Gelesenes", "thank": "Danke", "decline": "Wegen einer Bitte",
        "let_go": "Was ich versprochen habe", "recommendation": "Drei Zeilen",
    },
}  # fmt: skip
BLURB: Final = {"en": "{other} looks for {need}.", "de": "{other} sucht: {need}."}
