"""The Jinja2 environment of the pages: escaping on, words translated, pictures drawn on the server."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from amity.base.ids import uuid7
from amity.surfaces.web import assets, pictures, shown


def environment(**options: Any) -> Environment:  # the options are Django's, passed through
    """What `settings.TEMPLATES` names; templates may use the names set here and no others."""
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=options["loader"],
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(static=static, url=reverse, asset=assets.address)
    made.globals.update(fresh_id=uuid7)
    made.globals.update(pictures.GLOBALS)
    made.filters.update(shown.FILTERS)
    return made
