"""People: a line of the list, everything about one of them, and the pieces that hang on them."""

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amity.actions.people import Profile, Row
    from amity.store.models import Fact, Promise, Touch


def brief(row: "Row", today: date) -> dict[str, Any]:
    """One line of the list."""
    tie = row.tie
    return {
        "id": row.person.id,
        "name": row.person.name,
        "title": row.person.title,
        "organisation": row.organisation,
        "place": row.person.place,
        "circle": row.person.circle,
        "topics": list(row.topics),
        "last_talk": tie.last_day if tie else None,
        "quiet": bool(tie and tie.quiet_from and tie.quiet_from <= today),
    }


def person(profile: "Profile", today: date) -> dict[str, Any]:
    """Everything about somebody, with the newest talks."""
    shown, tie = profile.person, profile.tie
    return {
        "id": shown.id,
        "name": shown.name,
        "title": shown.title,
        "organisation": profile.organisation,
        "place": shown.place,
        "circle": shown.circle,
        "labels": [{"kind": label.kind, "value": label.value} for label in profile.labels],
        "handles": [{"kind": h.kind, "value": h.value, "shown": h.shown} for h in profile.handles],
        "dates": [
            {"kind": d.kind, "label": d.label, "year": d.year, "month": d.month, "day": d.day}
            for d in profile.dates
        ],
        "positions": [
            {"organisation": p.organisation.name, "title": p.title, "current": p.current}
            for p in profile.posts
        ],
        "tie": {
            "contact_days": tie.days,
            "last_day": tie.last_day,
            "quiet": bool(tie.quiet_from and tie.quiet_from <= today),
        }
        if tie
        else None,
        "facts": [fact(f) for f in profile.facts],
        "promises": [promise(p) for p in profile.promises],
        "timeline": [touch(t) for t in profile.touches],
        "talks": profile.touches_total,
        "sources": [{"source": r.source, "since": r.created_at} for r in profile.sources],
    }


def fact(said: "Fact") -> dict[str, Any]:
    """What matters to somebody."""
    return {"id": said.id, "kind": said.kind, "text": said.text, "source": said.source, "date": said.said_on}


def promise(made: "Promise") -> dict[str, Any]:
    """What one side said they would do."""
    return {
        "id": made.id,
        "by": made.by,
        "text": made.text,
        "due": made.due,
        "kept": bool(made.kept_at),
        "released": bool(made.released_at),
    }


def touch(talk: "Touch") -> dict[str, Any]:
    """One talk of a timeline."""
    return {
        "id": talk.pk,
        "at": talk.at,
        "channel": talk.channel,
        "direction": talk.direction,
        "subject": talk.subject,
        "summary": talk.summary,
        "place": talk.place,
    }
