"""The chapters of an archive about goals: what is looked for, the board of openings, what was asked."""

from amity.sources.amity.shapes import Field, day, flag, maybe, moment, number, one_of, record, text, uid

_LONG = 100_000
_NUMBER = number(0, 32767)
_NO, _MADE, _ON = Field(flag, empty=False), Field(moment), Field(maybe(day), None)
_WORDS = Field(text(_LONG), "")

CHAPTERS: dict[str, dict[str, Field]] = {
    "goals": {
        "id": Field(uid),
        "text": Field(text(_LONG)),
        "note": _WORDS,
        "kind": Field(one_of("job", "client", "collaboration", "business", "advice", "home", "other")),
        "created_on": Field(day),
        "closed_on": _ON,
        "reached": _NO,
        "outcome": _WORDS,
        "created_at": _MADE,
    },
    "goal_targets": {
        "id": Field(uid),
        "goal": Field(uid),
        "number": Field(_NUMBER),
        "kind": Field(one_of("organisation", "role", "place", "topic")),
        "text": Field(text(300)),
        "created_at": _MADE,
    },
    "openings": {
        "id": Field(uid),
        "goal": Field(uid),
        "name": Field(text(300)),
        "note": _WORDS,
        "created_at": _MADE,
    },
    "opening_steps": {
        "id": Field(uid),
        "opening": Field(uid),
        "number": Field(_NUMBER),
        "stage": Field(one_of("noticed", "asked", "talking", "referred", "closed", "reached")),
        "day": Field(day),
        "words": _WORDS,
        "created_at": _MADE,
    },
    "opening_people": {
        "id": Field(uid),
        "opening": Field(uid),
        "record": Field(record),
        "number": Field(_NUMBER),
        "thanked_on": _ON,
        "created_at": _MADE,
    },
    "asks": {
        "id": Field(uid),
        "record": Field(record),
        "goal": Field(maybe(uid), None),
        "opening": Field(maybe(uid), None),
        "text": _WORDS,
        "day": Field(day),
        "answer": Field(one_of("", "yes", "no"), ""),
        "answered_on": _ON,
        "created_at": _MADE,
    },
}
