"""What happened, newest first, and the way back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity.actions import me, settings, ties
from amity.base.errors import BadInput, NotFound
from amity.store import journal
from amity.store.hanging import derived_of, hand_records_kept, rests_on
from amity.store.models import Change, Network, Person, Record
from amity.store.open_questions import review
from amity.store.people import drop_unspoken, project
from amity.store.sayings import rewrite_hand_details
from amity.store.sketches import sketch_again

PAGE = 50


class RestedOn(BadInput):
    """Other changes came later and rest on this one; `changes` are these, the newest first."""

    def __init__(self, changes: tuple[Change, ...]) -> None:
        self.changes = changes
        super().__init__(
            _("Something that was noted later rests on this. Take that back first.")
            if not changes
            else ngettext(
                "A later change rests on this one. Take that back first.",
                "%(count)s later changes rest on this one. Take those back first, the newest before the others.",
                len(changes),
            )
            % {"count": len(changes)}
        )


@dataclass(frozen=True, slots=True)
class Page:
    """Changes, newest first, and the id after which the next page begins."""

    changes: tuple[Change, ...]
    next: UUID | None = None


def entries(
    network: Network, *, person: UUID | None = None, after: UUID | None = None, limit: int = PAGE
) -> Page:
    """One page of the journal, of one person where `person` is given."""
    found = Change.objects.of(network).order_by("-at", "-id")
    if person:  # and all the ids they had before somebody was joined to them
        uids = Record.objects.of(network).filter(person=person).values_list("uid", flat=True)
        found = found.filter(person__in=[person, *uids])
    if after:
        last = Change.objects.of(network).filter(pk=after).first()
        if last:
            found = found.filter(at__lte=last.at).exclude(pk=last.pk)
    page = list(found[: limit + 1])
    return Page(tuple(page[:limit]), page[limit - 1].pk if len(page) > limit else None)


def undo(network: Network, change_id: UUID | None = None) -> Change:
    """Take back that change, or the last one that still stands. Returns the change that was taken back.

    Raises RestedOn, and changes nothing, where later changes rest on it.
    """
    change = _chosen(network, change_id)
    if change.imported_id:
        # Undoing an import loads what reads files: who only looks at the journal waits for none of it.
        from amity.actions import import_undo

        import_undo.undo(network, change.imported_id)
        change.refresh_from_db()
        return change
    keep = hand_records_kept(network, change)
    later, is_rested_on = rests_on(network, change, keep)
    if is_rested_on:
        raise RestedOn(later)
    with transaction.atomic():
        change.undone_by = _take_back(network, change, keep)
        change.save()
        if change.verb == "undo":  # what it had taken back stands again
            Change.objects.of(network).filter(undone_by=change).update(undone_by=None)
    return change


def _take_back(network: Network, change: Change, keep: frozenset[journal.Key]) -> Change | None:
    about, mine = {**change.about, "of": change.verb}, me.values(network)
    with journal.entry(network, "undo", person=change.person, **about) as entry:
        concerned = journal.take_back(change, entry, keep=keep)
        derived_of(network, concerned.records)
        rewrite_hand_details(network, concerned.records)
        sketch_again(network, concerned.records)
        people = project(network, concerned.records) | concerned.people
        people -= drop_unspoken(network, people)
        review(network, concerned.records)
        ties.rebuild(network, people | _person_named(network, change))
        settings.follow(network, {row["pk"] for row in entry.rows if row["did"] == "set"})
        me.take_back(network, mine)
    return entry.change


def _chosen(network: Network, change_id: UUID | None) -> Change:
    standing = Change.objects.of(network).filter(undone_by=None)
    if change_id is None:
        from_here = standing.exclude(rows=[], imported=None)
        change = from_here.exclude(verb="undo").order_by("-at", "-id").first()
        if change is None:
            raise NotFound(_("There is nothing to take back."))
        return change
    found = Change.objects.of(network).filter(pk=change_id).first()
    if found is None:
        raise NotFound(f"There is no change {change_id} in the journal.")
    if found.verb == "undo" and found.imported_id:
        raise BadInput(
            _("An import that was taken back is brought in again from its files: amity import PATH")
        )
    if not found.rows and not found.imported_id:
        raise BadInput(_("This was done before it was brought here, and can be taken back only there."))
    if found.undone_by_id:
        raise BadInput(_("That change was already taken back."))
    return found


def _person_named(network: Network, change: Change) -> set[UUID]:
    return (
        set(Person.objects.of(network).filter(id=change.person).values_list("id", flat=True))
        if change.person
        else set()
    )
