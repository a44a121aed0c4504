"""What an archive holds: its chapters in order, and the fields of a row of each.

Rows name each other as people could: a record by its source and key, a touch by its key, an
import by its id. So a chapter can be read on its own, and twice. The columns are those of the
store; docs/reference/archive.md says the same in words.
"""

from amity.sources.amity.cards import said
from amity.sources.amity.shapes import (
    Field,
    Shape,
    day,
    flag,
    listed,
    maybe,
    moment,
    number,
    octets,
    one_of,
    record,
    rows,
    seconds,
    text,
    told,
    uid,
    yearly,
    zone,
)

VERSION = 1
LONGEST_TEXT = 100_000
_COUNT = number(0, 2**31 - 1)
_SMALL = number(0, 32767)
_NO, _YES = Field(flag, empty=False), Field(flag, empty=True)
_MADE = Field(moment)
_LATER = Field(maybe(moment), None)
_ON = Field(maybe(day), None)
_BY = Field(maybe(uid), None)  # the import that brought a row
_TOUCH = Field(maybe(text(22)), None)

# Rows inside a row of another chapter: versions, handles and the like of a record, who took part in a touch.
INSIDE: dict[str, dict[str, Field]] = {
    "versions": {
        "number": Field(number(1, 2**31 - 1)),
        "said": Field(said),
        "said_at": _LATER,
        "position": Field(text(120), ""),
        "news": _NO,
        "imported_by": _BY,
        "created_at": _MADE,
    },
    "handles": {
        "kind": Field(one_of("email", "phone", "url", "im")),
        "value": Field(text(320)),
        "shown": Field(text(320), ""),
        "shared": _NO,
    },
    "positions": {
        "organisation": Field(text(300)),
        "title": Field(text(300), ""),
        "started": _ON,
        "ended": _ON,
        "current": _YES,
    },
    "dates": {
        "kind": Field(text(16)),
        "label": Field(text(120), ""),
        "month": Field(number(1, 12)),
        "day": Field(number(1, 31)),
        "year": Field(maybe(number(1, 9999)), None),
    },
    "revoked": {
        "rule": Field(text(40), ""),
        "actor": Field(text(80), "amity"),
        "imported_by": _BY,
        "created_at": _MADE,
    },
    "participants": {"record": Field(record), "role": Field(text(9)), "counts": _YES},
}

CHAPTERS: dict[str, dict[str, Field]] = {
    "network": {
        "name": Field(text(200), ""),
        "time_zone": Field(zone),
        "language": Field(text(10), ""),
        "region": Field(text(2), ""),
        "steady_people": Field(number(1, 100), 3),
        "quiet_weekdays": Field(listed(number(0, 6), 7), []),
        "energy": Field(one_of("rest", "low", "steady", "open"), "steady"),
        "energy_on": _ON,
        "wants": Field(listed(text(200), 100), []),
        "excerpt_length": Field(number(0, 100_000), 280),
        "date_order": Field(one_of("", "dmy", "mdy", "ymd"), ""),
        "name_order": Field(one_of("given", "family"), "given"),
        "page_language": Field(text(10), ""),
        "theme": Field(one_of("", "light", "dark"), ""),
        "one_key_shortcuts": _YES,
        "welcomed_at": _LATER,
    },
    "own": {
        "kind": Field(one_of("email", "phone", "url", "im", "name")),
        "value": Field(text(320)),
        "shown": Field(text(320), ""),
        "standing": Field(one_of("guessed", "confirmed", "denied"), "guessed"),
    },
    "imports": {
        "id": Field(uid),
        "state": Field(one_of("waiting", "running", "asking", "done", "failed", "undone")),
        "paths": Field(listed(text(5000), 10_000), []),
        "sentence": Field(text(500), ""),
        "created_at": _MADE,
        "finished_at": _LATER,
    },
    "import_files": {
        "parent": Field(uid),
        "number": Field(_COUNT),
        "path": Field(text(1000)),
        "source": Field(text(24), ""),
        "sentence": Field(text(500), ""),
        "bytes": Field(number(0, 2**62), 0),
        "seconds": Field(seconds, 0.0),
        **{
            name: Field(_COUNT, 0)
            for name in (
                "rows_done", "records", "people_new", "people_matched", "touches_new", "touches_seen", "left_out",
            )
        },
    },
    "import_problems": {
        "parent": Field(uid),
        "number": Field(_COUNT),
        "place": Field(text(200), ""),
        "why": Field(text(500)),
        "rows": Field(_COUNT, 1),
    },
    "organisations": {"id": Field(uid), "name": Field(text(300)), "key": Field(text(300))},
    "records": {
        "uid": Field(uid),
        "source": Field(text(24)),
        "key": Field(text(320)),
        "latest": Field(number(1, 2**31 - 1), 1),
        "name_key": Field(text(300), ""),
        "standing": Field(one_of("person", "role", "robot", "list", "organisation", "room"), "person"),
        "imported_by": _BY,
        "created_at": _MADE,
        "versions": Field(listed(rows(INSIDE["versions"]), 10_000)),
        "handles": Field(listed(rows(INSIDE["handles"]), 10_000), []),
        "positions": Field(listed(rows(INSIDE["positions"]), 10_000), []),
        "dates": Field(listed(yearly(INSIDE["dates"]), 10_000), []),
    },
    "links": {
        "kind": Field(one_of("link", "apart")),
        "a": Field(record),
        "b": Field(record),
        "rule": Field(text(40), ""),
        "evidence": Field(told, {}),
        "actor": Field(text(80), "amity"),
        "imported_by": _BY,
        "created_at": _MADE,
        "revoked": Field(listed(rows(INSIDE["revoked"]), 100), []),
    },
    "photos": {"record": Field(record), "media_type": Field(text(40)), "image": Field(octets(5_000_000))},
    "touches": {
        "key": Field(text(22)),
        "at": _MADE,
        "source": Field(text(24)),
        "channel": Field(text(12)),
        "direction": Field(one_of("out", "in", "both", "none")),
        "depth": Field(number(0, 3), 1),
        "people": Field(_COUNT, 1),
        "subject": Field(text(300), ""),
        "summary": Field(text(LONGEST_TEXT), ""),
        "place": Field(text(200), ""),
        "thread": Field(text(22), ""),
        "asks": _NO,
        "day_only": _NO,
        "tz_assumed": _NO,
        "own": Field(maybe(record), None),
        "imported_by": _BY,
        "participants": Field(listed(rows(INSIDE["participants"])), []),
    },
    "facts": {
        "id": Field(uid),
        "record": Field(record),
        "kind": Field(text(12)),
        "text": Field(text(LONGEST_TEXT)),
        "source": Field(text(120)),
        "touch": _TOUCH,
        "said_on": _ON,
        "private": _NO,
        "imported_by": _BY,
        "created_at": _MADE,
    },
    "promises": {
        "id": Field(uid),
        "record": Field(record),
        "by": Field(one_of("me", "them")),
        "text": Field(text(LONGEST_TEXT)),
        "due": _ON,
        "when_we_meet": _NO,
        "made_on": Field(day),
        "kept_at": _LATER,
        "released_at": _LATER,
        "touch": _TOUCH,
        "created_at": _MADE,
    },
    "relations": {
        "id": Field(uid),
        "record": Field(record),
        "kind": Field(text(16)),
        "label": Field(text(60), ""),
        "name": Field(text(300), ""),
        "name_key": Field(text(300), ""),
        "other": Field(maybe(record), None),
        "created_at": _MADE,
    },
    "reminders": {
        "id": Field(uid),
        "record": Field(maybe(record), None),
        "text": Field(text(LONGEST_TEXT)),
        "due": Field(day),
        "whole_month": _NO,
        "done_at": _LATER,
        "created_at": _MADE,
    },
    "absences": {
        "record": Field(record),
        "kind": Field(one_of("died", "left_out")),
        "since": _ON,
        "created_at": _MADE,
    },
    "pauses": {"record": Field(record), "since": Field(day), "until": _ON, "reason": Field(text(40), "")},
    "answers": {
        "question": Field(text(8)),
        "record": Field(record),
        "other": Field(maybe(record), None),
        "answer": Field(text(8)),
        "created_at": _MADE,
    },
    "outcomes": {
        "id": Field(uid),
        "day": Field(day),
        "record": Field(record),
        "leading": Field(text(16)),
        "kind": Field(one_of("done", "later", "skip")),
        "reason": Field(text(16), ""),
        "until": _ON,
        "touch": _TOUCH,
        "created_at": _MADE,
    },
    "journal": {
        "id": Field(uid),
        "at": _MADE,
        "actor": Field(text(150), "owner"),
        "verb": Field(text(24)),
        "about": Field(told, {}),
        "person": Field(maybe(uid), None),
        "imported": _BY,
        "undone_by": _BY,
    },
}  # fmt: skip
READS: dict[str, Shape] = {name: rows(fields) for name, fields in CHAPTERS.items()}
FILES = {name: f"{number:02}-{name}.jsonl" for number, name in enumerate(CHAPTERS)}
