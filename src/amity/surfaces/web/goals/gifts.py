"""Something kind before an ask: what somebody needs and can be given, what may please them."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from amity.actions.giving import sharing
from amity.store.models import Network
from amity.surfaces.web.give import common

MOST = 3
_LOOKED_AT = 500  # things that may please anybody


def gifts(network: Network, people: Iterable[UUID]) -> dict[str, list[tuple[str, str]]]:
    """For each, in words, with where it is given: needs that can be helped with first, then things saved to share.

    As many statements for one as for all.
    """
    found: dict[str, list[tuple[str, str]]] = {str(person): [] for person in people}
    for match in common.matches(network) if found else ():
        if match.need.person in found:
            said = _("Help with “%(need)s”") % {"need": match.need.text}
            address = reverse("give-match", args=[match.need.id, match.offer.id])
            found[match.need.person].append((said, address))
    for fit in sharing.fitting(network, limit=_LOOKED_AT) if found else ():
        if fit.care.person in found:
            said = _("Share “%(title)s”") % {"title": fit.thing.title}
            found[fit.care.person].append((said, reverse("thing-for", args=[fit.thing.id, fit.care.person])))
    return {person: some[:MOST] for person, some in found.items()}
