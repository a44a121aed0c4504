"""The chapters of an archive about events: what takes place, who comes, what was noted there, whom to write to after."""

from amity.sources.amity.shapes import (
    Field,
    clock,
    day,
    flag,
    maybe,
    meanings,
    moment,
    number,
    one_of,
    record,
    text,
    uid,
)

_LONG = 100_000
_MADE, _ON = Field(moment), Field(maybe(day), None)
_LATER, _AT = Field(maybe(moment), None), Field(maybe(clock), None)
_BY = Field(maybe(uid), None)
_TOUCH, _EVENT = Field(maybe(text(22)), None), Field(maybe(text(22)), None)
_WORDS = Field(text(_LONG), "")

CHAPTERS: dict[str, dict[str, Field]] = {
    "events": {
        "id": Field(uid),
        "key": Field(text(22)),
        "series": Field(text(22), ""),
        "kind": Field(one_of("gathering", "meeting")),
        "name": Field(text(300)),
        "day": Field(day),
        "last_day": Field(day),
        "begins_at": _LATER,
        "ends_at": _LATER,
        "place": Field(text(200), ""),
        "url": Field(text(2000), ""),
        "note": _WORDS,
        "size": Field(maybe(number(0, 2**31 - 1)), None),
        "source": Field(text(24)),
        "feed": Field(maybe(uid), None),
        "going": Field(one_of("", "yes", "no"), ""),
        "goal": _WORDS,
        "if_then": _WORDS,
        "leave_at": _AT,
        "quiet": _WORDS,
        "energy": Field(one_of("", "drained", "fine", "lifted"), ""),
        "left_at": _AT,
        "imported_by": _BY,
        "created_at": _MADE,
    },
    "attendances": {
        "id": Field(uid),
        "event": Field(text(22)),
        "key": Field(text(22)),
        "record": Field(maybe(record), None),
        "apart": Field(flag, empty=False),
        "name": Field(text(300), ""),
        "email": Field(text(320), ""),
        "phone": Field(text(60), ""),
        "url": Field(text(2000), ""),
        "organisation": Field(text(300), ""),
        "title": Field(text(300), ""),
        "said": _WORDS,
        "role": Field(one_of("guest", "host", "speaker"), "guest"),
        "coming": Field(one_of("yes", "maybe", "no")),
        "met": _TOUCH,
        "imported_by": _BY,
        "created_at": _MADE,
    },
    "columns": {"id": Field(uid), "key": Field(text(22)), "meant": Field(meanings, {}), "created_at": _MADE},
    "jottings": {
        "id": Field(uid),
        "event": _EVENT,
        "text": Field(text(_LONG)),
        "at": Field(moment),
        "state": Field(one_of("open", "kept", "dropped"), "open"),
        "change": Field(maybe(uid), None),
        "created_at": _MADE,
    },
    "follow_ups": {
        "id": Field(uid),
        "record": Field(record),
        "event": _EVENT,
        "touch": _TOUCH,
        "kind": Field(one_of("first", "second", "thanks")),
        "due": Field(day),
        "met": Field(text(300), ""),
        "words": _WORDS,
        "ended": Field(one_of("", "wrote", "reply", "not_now"), ""),
        "ended_on": _ON,
        "created_at": _MADE,
    },
}
