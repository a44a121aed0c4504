"""What the owner says when asking for a goal, and when thanking, in English and German; marks as in `giving.phrases`.

`goal` is what is looked for in the owner's words, `text` what speaks for whoever is asked, `other` whom they may know,
`place` where somebody is looked for, `opening` what came of it.
"""

from typing import Final

from amity.giving.phrases import Told

_NO = "~A no is fine too."
_WHY = "You came to my mind because of this: “{text}”."
_MIND = "I have something in mind: {goal}."
_NEIN = "~Ein Nein ist auch in Ordnung."
_WARUM = "<Du bist|Sie sind> mir deshalb eingefallen: „{text}“."
_SINN = "mir geht etwas durch den Kopf: {goal}."

EN: Final[dict[str, Told]] = {
    "talk.work": (
        (
            _MIND,
            _WHY,
            "Would you have twenty minutes on the phone one of these weeks?",
            "~It is about a first impression, not about a job.",
            _NO,
        ),
        (_MIND, _WHY, "Would twenty minutes on the phone be possible one of these weeks?"),
    ),
    "talk.home": (
        (_MIND, _WHY, "How would you go about it?", "~One sentence is plenty.", _NO),
        (_MIND, _WHY, "How would you go about it?"),
    ),
    "talk.advice": (
        (_MIND, _WHY, "May I ask you three questions about it on the phone one of these weeks?", _NO),
        (_MIND, "May I ask you three questions about it one of these weeks?", _NO),
    ),
    "talk.other": (
        (_MIND, _WHY, "May I hear for ten minutes what you think of it?", _NO),
        (_MIND, _WHY, "What do you think of it?"),
    ),
    "introduction": (
        (
            _MIND,
            "A talk of twenty minutes with {other} would help me, not more.",
            "Do you two know each other well enough for an introduction?",
            "~If not, that is quite all right.",
        ),
        (_MIND, "Do you know {other} well enough to introduce us?", _NO),
    ),
    "whom.place": (
        (
            _MIND,
            _WHY,
            "Who would be the one to talk to at {place} for a first impression?",
            "~A name is plenty, and it need not be soon.",
        ),
        (_MIND, "Who would be the one to talk to at {place}?"),
    ),
    "whom": (
        (
            _MIND,
            _WHY,
            "Who would be a good person to talk to about it?",
            "~A name is plenty, and it need not be soon.",
        ),
        (_MIND, "Who would be a good person to talk to about it?"),
    ),
    "thank.opening": (
        ("thank you for your part in this: {opening}.", "~I have not forgotten how it began."),
        ("I wanted to say thank you: {opening}.", "~It began with you."),
    ),
    "thank.outcome": (("thank you for your part in this: {opening}.", "What came of it: {outcome}."),),
}
DE: Final[dict[str, Told]] = {
    "talk.work": (
        (
            _SINN,
            _WARUM,
            "<Hättest du|Hätten Sie> in den nächsten Wochen zwanzig Minuten am Telefon?",
            "~Es geht um einen ersten Eindruck, nicht um eine Stelle.",
            _NEIN,
        ),
        (_SINN, _WARUM, "Wären in den nächsten Wochen zwanzig Minuten am Telefon möglich?"),
    ),
    "talk.home": (
        (_SINN, _WARUM, "Wie <würdest du|würden Sie> es angehen?", "~Ein Satz ist schon viel.", _NEIN),
        (_SINN, _WARUM, "Wie <würdest du|würden Sie> es angehen?"),
    ),
    "talk.advice": (
        (_SINN, _WARUM, "Darf ich in den nächsten Wochen am Telefon drei Fragen dazu stellen?", _NEIN),
        (_SINN, "Darf ich in den nächsten Wochen drei Fragen dazu stellen?", _NEIN),
    ),
    "talk.other": (
        (_SINN, _WARUM, "Darf ich zehn Minuten lang hören, was <du|Sie> davon <hältst|halten>?", _NEIN),
        (_SINN, _WARUM, "Was <hältst du|halten Sie> davon?"),
    ),
    "introduction": (
        (
            _SINN,
            "Ein Gespräch von zwanzig Minuten mit {other} würde mir helfen, mehr nicht.",
            "<Kennst du|Kennen Sie> {other} gut genug, um uns bekannt zu machen?",
            "~Wenn nicht, ist das völlig in Ordnung.",
        ),
        (_SINN, "<Kennst du|Kennen Sie> {other} gut genug, um uns bekannt zu machen?", _NEIN),
    ),
    "whom.place": (
        (
            _SINN,
            _WARUM,
            "Mit wem bei {place} <sollte ich deiner|sollte ich Ihrer> Meinung nach zuerst sprechen?",
            "~Ein Name ist schon viel, und es eilt nicht.",
        ),
        (_SINN, "Mit wem bei {place} sollte ich zuerst sprechen?"),
    ),
    "whom": (
        (
            _SINN,
            _WARUM,
            "Mit wem sollte ich darüber am besten sprechen?",
            "~Ein Name ist schon viel, und es eilt nicht.",
        ),
        (_SINN, "Mit wem sollte ich darüber am besten sprechen?"),
    ),
    "thank.opening": (
        ("danke für den Anteil daran: {opening}.", "~Ich habe nicht vergessen, wie es anfing."),
        ("ich wollte Danke sagen: {opening}.", "~Es fing mit <dir|Ihnen> an."),
    ),
    "thank.outcome": (("danke für den Anteil daran: {opening}.", "Daraus wurde: {outcome}."),),
}
IN: Final = {"en": EN, "de": DE}
SUBJECTS: Final = {
    "en": {"talk": "A question", "introduction": "A question", "whom": "A question", "thank": "Thank you"},
    "de": {"talk": "Eine Frage", "introduction": "Eine Frage", "whom": "Eine Frage", "thank": "Danke"},
}
FORWARD: Final = {"en": "{name} is looking for: {goal}", "de": "{name} sucht: {goal}"}
