"""What the person chose to leave out before an import: folders, domains and people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from amity.base.text import fold
from amity.people.handles import domain_of, normal_email
from amity.sources.rows import EventRow, Party, PersonRow, Row, TouchRow

SPAM = frozenset({"spam", "junk", "trash", "papierkorb", "drafts", "entwurfe", "chats"})


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Each wish is an address, a domain (`@example.org`), a folder (`folder:Spam`) or a name."""

    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    folders: frozenset[str] = SPAM
    names: frozenset[str] = frozenset()
    until: datetime | None = None  # meetings from here on have not happened yet

    @classmethod
    def of(cls, wishes: Iterable[str], *, until: datetime | None = None) -> Self:
        """Sort the wishes by what they look like."""
        plain = [wish.strip() for wish in wishes if wish.strip()]
        folders = {fold(wish.partition(":")[2]) for wish in plain if wish.casefold().startswith("folder:")}
        rest = [wish for wish in plain if not wish.casefold().startswith("folder:")]
        domains = {wish[1:].casefold() for wish in rest if wish.startswith("@")}
        emails = {email for wish in rest if (email := normal_email(wish))}
        names = {fold(wish) for wish in rest if "@" not in wish}
        return cls(frozenset(emails), frozenset(domains), SPAM | folders, frozenset(names), until)

    def why(self, row: Row) -> str:
        """Why this row is left out, in words; empty when it stays."""
        match row:
            case TouchRow(bulk=True):
                return "Newsletters and automatic mail: nobody to answer."
            case TouchRow(cancelled=True):
                return "Cancelled events."
            case TouchRow(channel="meeting") if self.until and row.at >= self.until:
                return "Meetings still to come: bring the calendar in again after them."
            case TouchRow():
                return self._why_touch(row)
            case EventRow():
                return self._why_touch(row.touch)
            case PersonRow():
                names = {fold(row.card.name)} & self.names
                emails = [normal_email(email) for email in row.card.emails]
                chosen = bool(names) or any(self._chosen(email) for email in emails)
                return "People you left out." if chosen else ""
            case _:
                return ""

    def chose(self, row: TouchRow) -> bool:
        """Whether the person left this touch out, whatever it is."""
        return bool(self._why_touch(row))

    def _why_touch(self, row: TouchRow) -> str:
        if any(fold(folder) in self.folders for folder in row.folders):
            return "Folders that were left out (spam, drafts and those you named)."
        parties = [party for party in (row.sender, *row.others) if party]
        if any(self._left(party) for party in parties):
            return "Talks with people or domains you left out."
        return ""

    def _left(self, party: Party) -> bool:
        return self._chosen(normal_email(party.email)) or (
            bool(party.name) and fold(party.name) in self.names
        )

    def _chosen(self, email: str) -> bool:
        return bool(email) and (email in self.emails or domain_of(email) in self.domains)
