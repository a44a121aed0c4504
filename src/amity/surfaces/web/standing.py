"""Who is no person: several people behind one address, a machine, a list, an organisation."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from amity.actions import standings
from amity.base.errors import BadInput
from amity.people.records import Standing
from amity.surfaces.web.around import Form, person_or_404, shown
from amity.surfaces.web.asked import Asked
from amity.surfaces.web.pieces import Field
from amity.surfaces.web.ways import local


def page(request: Asked, person_id: UUID) -> HttpResponse:
    """What answers at the other end; a person after all, if that was a mistake."""
    person = person_or_404(request.network, person_id)
    about = _(
        "Only people stand in lists, get a rhythm and are suggested. Nothing is deleted, and you can take it back."
    )
    form = Form(
        _("Is %(name)s a person?") % {"name": person.name},
        person,
        [Field("standing", _("This is"), "choice", person.standing, _choices())],
        {},
        about=about,
    )
    form.acts["save"] = lambda: _say(request, person.id)
    return shown(request, form, otherwise=local(request.GET.get("back", ""), ""))


def _say(request: Asked, person: UUID) -> None:
    said = request.POST.get("standing", "")
    if said not in set(Standing):
        raise BadInput(_("Choose what it is."))
    standings.say(request.network, person, said)


def _choices() -> tuple[tuple[str, str], ...]:
    return (
        (Standing.PERSON, _("a person")),
        (Standing.ROLE, _("several people behind one address")),
        (Standing.ROBOT, _("a machine or a newsletter")),
        (Standing.LIST, _("a mailing list or a group")),
        (Standing.ORGANISATION, _("an organisation")),
        (Standing.ROOM, _("a room")),
    )
