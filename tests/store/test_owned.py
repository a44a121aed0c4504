"""Every query names its network: what is refused, what passes, and that nothing crosses over."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from amity.store.models import Handle, Import, ImportFile, Network, Person, Record, Touch
from amity.store.owned import Owned, UnownedQuery, owned_tables, unowned_tables_in

FORGETFUL: list[Callable[[Network], object]] = [
    lambda _: list(Person.objects.all()),
    lambda _: Person.objects.count(),
    lambda _: Person.objects.filter(pk="00000000-0000-7000-8000-000000000000").exists(),
    lambda _: Person.objects.update(name="nobody"),
    lambda _: Person.objects.all().erase(),
    lambda _: Touch.objects.order_by("-id").first(),
    lambda _: connection.cursor().execute('SELECT count(*) FROM "amity_handle"'),
    lambda _: connection.cursor().execute("DELETE FROM amity_handle WHERE value = 'a'"),
    lambda _: connection.cursor().execute("UPDATE amity_handle SET network_id = 'a' WHERE value = 'a'"),
    lambda network: list(Import.objects.of(network).filter(Exists(ImportFile.objects.filter(path="a")))),
]
MINDFUL: list[Callable[[Network], object]] = [
    lambda network: list(Person.objects.of(network)),
    lambda network: Person.objects.of(network).update(name="nobody"),
    lambda network: Person.objects.of(network).filter(name="a").erase(),
    lambda network: list(ImportFile.objects.of(network).select_related("parent")),
    lambda network: list(Import.objects.of(network).annotate(n=Count("files"))),
    lambda network: list(ImportFile.objects.of(network).filter(parent__state="done").values("parent__state")),
    lambda network: list(
        Import.objects.of(network).filter(
            Exists(ImportFile.objects.of(network).filter(parent=OuterRef("pk")))
        )
    ),
    lambda network: Import.objects.of(network).aggregate(n=Count("pk")),
]


@pytest.mark.parametrize("statement", FORGETFUL)
def test_a_statement_that_forgets_its_network_is_refused(
    network: Network, statement: Callable[[Network], object]
) -> None:
    with pytest.raises(UnownedQuery, match="no network named"):
        statement(network)


@pytest.mark.parametrize("statement", MINDFUL)
def test_a_statement_that_names_its_network_passes(
    network: Network, statement: Callable[[Network], object]
) -> None:
    statement(network)


def test_a_join_compares_the_networks_of_both_sides(network: Network) -> None:
    sql = str(ImportFile.objects.of(network).select_related("parent").query)

    assert '"amity_import"."network_id" = ("amity_importfile"."network_id")' in sql


def test_rows_of_another_network_are_neither_read_nor_changed_nor_erased(network: Network) -> None:
    other = Network.objects.create()
    theirs = _import(other)

    Import.objects.of(network).update(sentence="mine")
    Import.objects.of(network).erase()

    assert list(Import.objects.of(network)) == []
    assert Import.objects.of(other).get() == theirs
    assert Import.objects.of(other).get().sentence == ""


def test_a_file_that_points_into_another_network_finds_nothing_there(network: Network) -> None:
    theirs = _import(Network.objects.create())
    file = ImportFile.objects.create(network=network, parent=_import(network), number=1, path="a.csv")
    ImportFile.objects.of(network).filter(pk=file.pk).update(parent=theirs.pk)

    assert list(ImportFile.objects.of(network).select_related("parent")) == []
    ImportFile.objects.of(network).erase()


def test_saving_and_reading_a_row_again_stay_inside_its_network(network: Network) -> None:
    row = _import(network)

    row.sentence = "kept"
    row.save()
    row.refresh_from_db()

    assert row.sentence == "kept"


def test_following_a_key_names_the_network(network: Network) -> None:
    parent = _import(network)
    ImportFile.objects.create(network=network, parent=parent, number=1, path="a.csv")

    assert ImportFile.objects.of(network).get().parent == parent


def test_tables_without_an_owner_are_left_alone(network: Network) -> None:
    assert Network.objects.count() == 1


def test_schema_statements_are_left_alone() -> None:
    assert unowned_tables_in('CREATE INDEX "a" ON "amity_person" ("name")', owned_tables()) == ()


def test_every_table_but_those_of_accounts_is_owned() -> None:
    from django.apps import apps

    free = {
        model.__name__ for model in apps.get_app_config("amity").get_models() if not issubclass(model, Owned)
    }

    assert free == {"Account", "Membership", "Network"}


def test_what_hangs_on_records_is_owned() -> None:
    assert {Record._meta.db_table, Handle._meta.db_table, Touch._meta.db_table} <= owned_tables()


def _import(network: Network) -> Import:
    return Import.objects.create(network=network, created_at=timezone.now())
