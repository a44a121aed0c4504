"""Who may run an import: one process at a time, and another one once that was killed."""

from datetime import timedelta

from django.utils import timezone

from amity.actions import jobs
from amity.base.ids import uuid7
from amity.store.models import Import, Network


def _import(network: Network, *, state: str, silent: timedelta | None = None) -> Import:
    now = timezone.now()
    return Import.objects.create(
        network=network, state=state, created_at=now, beat_at=None if silent is None else now - silent
    )


def test_one_of_two_gets_a_waiting_import(network: Network) -> None:
    row = _import(network, state="waiting")

    assert [jobs.claim(network, row.pk), jobs.claim(network, row.pk)] == [True, False]


def test_a_running_import_with_signs_of_life_is_left_alone(network: Network) -> None:
    row = _import(network, state="running", silent=jobs.BEAT)

    assert jobs.claim(network, row.pk) is False
    assert jobs.waiting() == []


def test_an_import_whose_process_was_killed_is_taken_over(network: Network) -> None:
    row = _import(network, state="running", silent=jobs.LEASE + jobs.BEAT)

    assert jobs.waiting() == [(network, row.pk)]
    assert jobs.claim(network, row.pk) is True


def test_finished_imports_are_never_run_again(network: Network) -> None:
    rows = [_import(network, state=state) for state in ("done", "failed", "undone", "asking")]

    assert [jobs.claim(network, row.pk) for row in rows] == [False] * 4
    assert jobs.waiting() == []


def test_the_oldest_waits_first_over_all_networks(network: Network) -> None:
    other = Network.objects.create(id=uuid7())
    later, sooner = _import(network, state="waiting"), _import(other, state="waiting")
    Import.objects.of(other).filter(pk=sooner.pk).update(created_at=later.created_at - timedelta(hours=1))

    assert [pk for _, pk in jobs.waiting()] == [sooner.pk, later.pk]


def test_an_answered_import_can_be_put_back_to_be_gone_on_with(network: Network) -> None:
    row = _import(network, state="asking")

    jobs.enqueue_import(network, row.pk)

    assert jobs.claim(network, row.pk) is True
