"""A request as the views see it, after the guards."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from amity.store.models import Network


class Asked(HttpRequest):
    """Who is let in has a network; htmx says whether a part of a page is wanted. Only a type."""

    network: Network
    htmx: HtmxDetails
