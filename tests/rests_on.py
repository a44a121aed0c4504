"""Whether what a draft rests on is there, and whether the gate lets it through, told what the store itself says."""

import json
from collections.abc import Callable
from typing import Any

from amity.conversations.facts import Draft
from amity.conversations.gate import OWNER, Ground, judge
from amity.store import models
from amity.store.models import Network
from amity.today.facts import Suggestion

_WRITTEN = "message mail writing wrote asked"
_HOW = dict.fromkeys(("mail", "message", "chat", "letter", "invitation"), _WRITTEN) | dict.fromkeys(
    ("call", "video", "in_person", "meeting"), "talk talked spoke met meeting call"
)  # how one says that such a thing happened
_TABLES: dict[str, tuple[Any, Callable[[Any], str]]] = {
    "touch": (models.Touch, lambda row: f"{row.subject} {row.summary} {row.place} {_HOW[row.channel]} {row.at:%Y-%m-%d %A}"),
    "fact": (models.Fact, lambda row: f"{row.text} {row.said_on}"),
    "promise": (models.Promise, lambda row: row.text),
    "date": (models.Date, lambda row: f"{row.kind} {row.label} 2000-{row.month:02}-01 {row.day} {row.record.source}"),
    "person": (models.Person, lambda row: f"{row.name} {row.title} {row.place} {row.organisation.name if row.organisation else ''}"),
    "record": (models.Record, lambda row: json.dumps([v.said for v in row.versions.of(row.network)])),
    "version": (models.RecordVersion, lambda row: json.dumps(row.said)),
    "position": (models.Position, lambda row: f"{row.title} {row.organisation.name}"),
}  # fmt: skip


def missing(network: Network, draft: Draft) -> list[str]:
    """Sources that the draft names and the store does not hold."""
    return [c.source for c in draft.basis if c.source != OWNER and _row(network, c.source) is None]


def refused(network: Network, one: Suggestion) -> str:
    """What the gate says of a card's draft."""
    private = [Ground(f"fact:{f.id}", f.text, private=True) for f in one.someone.facts if f.private]
    said = [Ground(c.source, stored(network, c.source)) for c in one.draft.basis if c.source != OWNER]
    grounds = [*private, *said, Ground("name", one.someone.name)]
    owing = any(promise.by == "me" for promise in one.someone.promises)
    return judge(one.draft.body, basis=one.draft.basis, facts=grounds, owing=owing).why


def stored(network: Network, source: str) -> str:
    """The words of a source as they are stored."""
    row, kind = _row(network, source), source.partition(":")[0]
    return _TABLES[kind][1](row) if row is not None else ""


def _row(network: Network, source: str) -> Any:
    kind, _colon, id = source.partition(":")
    return _TABLES[kind][0].objects.of(network).filter(pk=id).first() if kind in _TABLES else None
