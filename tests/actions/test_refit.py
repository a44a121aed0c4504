"""The chances of ties are fitted to the owner's own history at night, and order the quiet ties of a day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from amity import rhythm
from amity.actions import candidates, jobs, refit, ties
from amity.base.ids import uuid7
from amity.people.records import Standing
from amity.store.models import Change, Network, Participant, Person, Record, Tie, Touch


def told(network: Network, people: int) -> None:
    """Each of these people is talked with at an interval of their own, half of them until lately."""
    touched = {}
    for i in range(people):
        record = Record.objects.create(network=network, source="hand", key=f"r{i}", created_at=timezone.now())
        Person.objects.create(network=network, id=record.uid, name=f"Person {i}", standing=Standing.PERSON)
        Record.objects.of(network).filter(pk=record.pk).update(person=record.uid)
        days = range(1 + i % 50 if i % 2 else 40 + i % 200, 480, 7 + i % 40)
        touched[record.uid] = [_touch(network, record, n, f"t{i}-{n}") for n in days]
    ties.refresh(network, touched)


def _touch(network: Network, record: Record, days_ago: int, key: str) -> ties.Event:
    at = timezone.now() - timedelta(days=days_ago)
    touch = Touch.objects.create(
        network=network, key=key, at=at, source="hand", channel="mail", direction="out", depth=1
    )
    Participant.objects.create(network=network, touch=touch, record=record, role="to", at=at, counts=True)
    return ties.Event(at, "out", 1, asks=False, touch=touch.pk)


def done(network: Network, days_ago: int) -> Change:
    return Change.objects.create(network=network, at=timezone.now() - timedelta(days=days_ago), verb="log")


def kept(network: Network) -> dict[str, object]:
    return Network.objects.get(pk=network.pk).tie_model


def test_the_first_look_after_a_day_of_changes_fits_the_owners_history(network: Network) -> None:
    told(network, 60)
    done(network, 1)

    jobs.work_off(report=pytest.fail)

    fitted = kept(network)
    assert fitted["fitted_on"] == timezone.now().date().isoformat()
    model = refit.model_of(Network.objects.get(pk=network.pk))
    assert model.rows >= 100
    assert model.contact != rhythm.SHIPPED.contact
    histories = ties.histories(network, [tie.person_id for tie in Tie.objects.of(network)]).values()
    again = rhythm.refit([histories], timezone.now(), UTC)
    assert model.contact == pytest.approx(again.contact, abs=1e-4)
    assert model.fading == pytest.approx(again.fading, abs=1e-4)


def test_what_was_done_today_waits_for_tomorrow(network: Network) -> None:
    told(network, 60)
    done(network, 0)

    refit.nightly()

    assert kept(network) == {}


def test_nothing_is_fitted_twice_for_the_same_changes(network: Network) -> None:
    told(network, 10)
    done(network, 2)
    refit.nightly()
    Network.objects.filter(pk=network.pk).update(tie_model={**kept(network), "rows": -1})

    refit.nightly()
    unchanged = kept(network)["rows"]
    done(network, 1)
    refit.nightly()

    assert (unchanged, kept(network)["rows"]) == (-1, 40)


def test_only_the_network_that_changed_is_fitted(network: Network) -> None:
    other = Network.objects.create(id=uuid7())
    done(other, 1)

    refit.nightly()

    assert kept(network) == {}
    assert kept(other)["rows"] == 0


def test_more_ties_than_are_looked_at_are_sampled_evenly(network: Network) -> None:
    told(network, 11)
    everybody = sorted(tie.person_id for tie in Tie.objects.of(network))

    assert refit._sample(network, 4) == everybody[::3]


def test_the_chance_of_fading_of_a_quiet_tie_comes_from_the_owners_model(network: Network) -> None:
    told(network, 60)
    row = Tie.objects.of(network).filter(quiet_from__isnull=False).order_by("quiet_from").first()
    assert row
    assert row.quiet_from

    def fading(day: date, model: rhythm.Model) -> float:
        return candidates.talks(row, day, UTC, model).fading

    own = rhythm.Model(fading=(0.0,) * 7)
    midnight = datetime.combine(row.quiet_from, datetime.min.time(), UTC)
    assert fading(row.quiet_from, own) == 0.5
    assert fading(row.quiet_from, rhythm.SHIPPED) == rhythm.chance_of_fading(ties.of_row(row), midnight)
    assert fading(row.quiet_from - timedelta(days=1), own) == 0.0
