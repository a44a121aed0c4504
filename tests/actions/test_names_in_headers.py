"""Under which name an address goes does not depend on what was read first."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amity.actions import checks, import_undo, importing, own
from amity.store.models import Network
from tests.actions.test_importing import assert_in_order, bring
from tests.actions.written import mail, mbox


@given(
    order=st.permutations(range(8)),
    cuts=st.sets(st.integers(1, 7), max_size=2),
    size=st.sampled_from([1, 3, 500]),
    taken=st.integers(0, 7),
)
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_other_names_of_one_address_give_the_same_in_any_order_and_batch(
    db: None, tmp_path: Path, order: list[int], cuts: set[int], size: int, taken: int
) -> None:
    """One address goes by several names. Files and batches may cut anywhere, and any import may be taken back."""
    names = [
        "Ana Sousa",
        "Ana M. Sousa",
        "ANA SOUSA",
        "Ana",
        "Ana Maria Sousa",
        "Ana P. Sousa",
        "Ana Paula",
        "Ana Rita",
    ]
    mails = [
        mail(f"{name} <ana@firm.example>", "me@home.example", day=n, id=f"m{n}")
        for n, name in enumerate(names)
    ]
    once, several = Network.objects.create(), Network.objects.create()
    for network in (once, several):
        own.say(network, ["me@home.example"])
    ends = [0, *sorted(cuts), len(mails)]
    parts = [order[start:end] for start, end in pairwise(ends)]
    imports = {}
    with pytest.MonkeyPatch.context() as batches:
        batches.setattr(importing, "BATCH", size)
        for number, part in enumerate(parts):
            file = mbox(tmp_path / f"part{number}.mbox", *(mails[n] for n in part))
            imports[tuple(part)] = bring(several, file).import_id
    bring(once, mbox(tmp_path / "whole.mbox", *mails))

    assert checks.digest(several) == checks.digest(once)

    gone = next(part for part in imports if taken in part)
    import_undo.undo(several, imports[gone])
    rest = Network.objects.create()
    own.say(rest, ["me@home.example"])
    for number, part in enumerate(parts):
        if tuple(part) != gone:
            bring(rest, tmp_path / f"part{number}.mbox")

    assert checks.digest(several) == checks.digest(rest)
    assert_in_order(several)
