"""A card made comparable: the bridge from what a source said to what is compared."""

from amity.people.handles import domain_of, normal_email, normal_url
from amity.people.matching.entries import Entry, entry
from amity.people.records import Card


def of_card(id: str, card: Card, *, source: str = "", export: str = "") -> Entry:
    """The entry of a card. Only posts held now count; an address of a page with no path is a company's or nobody's.

    `export` names the one file the card is from when rows of that file are known to be different people, as in
    LinkedIn's connections.

    >>> from amity.people.records import Post
    >>> card = Card(name="Ana Sousa", urls=("https://www.linkedin.com/in/ana-1a/",), posts=(Post("Acme GmbH"),))
    >>> made = of_card("r1", card)
    >>> made.workplaces, sorted(made.profiles)
    (('acme',), ['linkedin.com/in/ana-1a'])
    """
    now = [post for post in card.posts if post.current] or card.posts  # a recommendation tells of then
    urls = [url for raw in card.urls if "/" in (url := normal_url(raw)) and not _is_site(url, card)]
    return entry(
        id,
        name=card.name or " ".join(filter(None, (card.given, card.family))),
        emails=card.emails,
        phones=card.phones,
        organisations=[post.organisation for post in now if post.organisation],
        handles=urls,
        place=card.place,
        source=source,
        export=export,
    )


def _is_site(url: str, card: Card) -> bool:
    """Whether the page is at the domain of an address: a company's page stands on many cards."""
    return url.partition("/")[0] in {domain_of(normal_email(email)) for email in card.emails}
