"""Who people are to each other: noted on one side, shown on both; what files say goes with its import."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection

from amity.actions import forgetting, import_undo, journal, people, relations
from amity.actions.relations import Said
from amity.base.errors import BadInput, NotFound
from amity.people.records import Card
from amity.people.relations import KINDS, inverse
from amity.store.models import Network, Person, Relation
from tests.actions.test_importing import bring
from tests.actions.written import card, vcards

DAY = date(2026, 11, 24)


def shown(network: Network, person: Person | UUID) -> list[tuple[str, str, bool]]:
    """Kind, name, and whether it leads to somebody in the book."""
    id = person if isinstance(person, UUID) else person.id
    page = people.profile(network, id, today=DAY)
    return [(one.kind, one.name, one.person is not None) for one in page.relations]


@pytest.fixture
def ana(network: Network) -> Person:
    return people.add(network, Card(name="Ana Sousa"))


@pytest.fixture
def leonor(network: Network) -> Person:
    return people.add(network, Card(name="Leonor Sousa"))


@pytest.mark.parametrize("kind", KINDS)
def test_both_sides_show_it_in_their_own_words(
    network: Network, ana: Person, leonor: Person, kind: str
) -> None:
    relations.add(network, ana.id, Said(kind, other=leonor.id, label="godmother"))

    assert shown(network, ana) == [(kind, "Leonor Sousa", True)]
    assert shown(network, leonor) == [(inverse(kind), "Ana Sousa", True)]


def test_a_mere_name_is_kept_as_a_name(network: Network, ana: Person, leonor: Person) -> None:
    relations.add(network, ana.id, Said("child", "Leonor Sousa"))

    assert shown(network, ana) == [("child", "Leonor Sousa", False)]
    assert shown(network, leonor) == []


def test_said_on_both_sides_it_stands_once(network: Network, ana: Person, leonor: Person) -> None:
    relations.add(network, ana.id, Said("child", other=leonor.id))
    relations.add(network, leonor.id, Said("parent", other=ana.id))

    assert shown(network, ana) == [("child", "Leonor Sousa", True)]
    assert shown(network, leonor) == [("parent", "Ana Sousa", True)]


def test_it_is_changed_removed_and_all_of_it_is_taken_back(
    network: Network, ana: Person, leonor: Person
) -> None:
    row = relations.add(network, ana.id, Said("friend", "Leo"))
    relations.edit(network, row.id, Said("child", other=leonor.id))
    relations.remove(network, row.id)
    assert shown(network, ana) == shown(network, leonor) == []

    journal.undo(network)
    assert shown(network, leonor) == [("parent", "Ana Sousa", True)]
    journal.undo(network)
    assert shown(network, ana) == [("friend", "Leo", False)]
    journal.undo(network)
    assert shown(network, ana) == []
    connection.check_constraints()


@pytest.mark.parametrize(
    "said", [Said("child"), Said("child", "  "), Said("boss", "Ben"), Said("", "Ben")], ids=str
)
def test_what_says_nothing_is_refused(network: Network, ana: Person, said: Said) -> None:
    with pytest.raises(BadInput):
        relations.add(network, ana.id, said)

    assert Relation.objects.of(network).count() == 0


def test_nobody_is_their_own_relation(network: Network, ana: Person) -> None:
    with pytest.raises(BadInput):
        relations.add(network, ana.id, Said("friend", other=ana.id))


def test_a_name_that_several_bear_is_a_question(network: Network, ana: Person, leonor: Person) -> None:
    people.add(network, Card(name="LEONOR SOUSA"))

    assert len(relations.named(network, "leonor sousa", besides=ana.id)) == 2
    assert relations.named(network, "Ana Sousa", besides=ana.id) == []
    assert relations.named(network, "", besides=ana.id) == []


SPOUSE = ["item1.X-ABRELATEDNAMES:Ben Okafor", "item1.X-ABLABEL:_$!<Spouse>!$_"]


@pytest.fixture
def brought(network: Network, tmp_path: Path) -> UUID:
    """Ana's card names her husband, who has a card too; and a child who has none."""
    related = [
        *SPOUSE,
        "item2.X-ABRELATEDNAMES:Leo",
        "item2.X-ABLABEL:_$!<Son>!$_",
        "RELATED;TYPE=me;VALUE=text:Ana",
    ]
    file = vcards(tmp_path / "a.vcf", card("Ana Sousa", uid="a", more=related), card("Ben Okafor", uid="b"))
    return bring(network, file).import_id


def _of(network: Network, name: str) -> Person:
    return Person.objects.of(network).get(name=name)


def test_what_cards_say_is_shown_on_both_sides_and_is_not_for_editing(
    network: Network, brought: UUID
) -> None:
    assert shown(network, _of(network, "Ana Sousa")) == [
        ("partner", "Ben Okafor", True),
        ("child", "Leo", False),
    ]
    assert shown(network, _of(network, "Ben Okafor")) == [("partner", "Ana Sousa", True)]
    with pytest.raises(BadInput, match="as the file says"):
        relations.edit(network, Relation.objects.of(network).all()[0].id, Said("friend", "Ben"))


def test_a_name_of_several_leads_to_nobody(network: Network, brought: UUID) -> None:
    other = people.add(network, Card(name="Ben Okafor"))

    assert shown(network, _of(network, "Ana Sousa"))[0] == ("partner", "Ben Okafor", False)
    assert shown(network, other) == []


def test_taking_the_import_back_removes_them(network: Network, brought: UUID) -> None:
    ana = _of(network, "Ana Sousa")
    relations.add(network, ana.id, Said("friend", other=_of(network, "Ben Okafor").id))

    import_undo.undo(network, brought)

    assert shown(network, _of(network, "Ana Sousa")) == [("friend", "Ben Okafor", False)]
    connection.check_constraints()


def test_a_newer_card_takes_the_place_of_the_older(network: Network, brought: UUID, tmp_path: Path) -> None:
    newer = vcards(tmp_path / "b.vcf", card("Ana Sousa", uid="a", more=SPOUSE), card("Ben Okafor", uid="b"))
    undone = bring(network, newer).import_id
    assert shown(network, _of(network, "Ana Sousa")) == [("partner", "Ben Okafor", True)]

    import_undo.undo(network, undone)

    assert len(shown(network, _of(network, "Ana Sousa"))) == 2


def test_who_is_forgotten_leaves_no_relation(network: Network, ana: Person, leonor: Person) -> None:
    relations.add(network, ana.id, Said("child", other=leonor.id))

    forgetting.forget(network, leonor.id)

    assert Relation.objects.of(network).count() == 0
    assert shown(network, ana) == []
    connection.check_constraints()


def test_a_relation_that_is_gone_is_not_found(network: Network, ana: Person) -> None:
    row = relations.add(network, ana.id, Said("friend", "Leo"))
    relations.remove(network, row.id)

    with pytest.raises(NotFound):
        relations.remove(network, row.id)
