"""Which path comes first."""

from hypothesis import given
from hypothesis import strategies as st

from amity.connections.evidence import Standing
from amity.opportunities.order_of_paths import Counts, Field, Measured, near_peak, weigh


def measured(**changed: object) -> Measured:
    values = {
        "chance": 0.2,
        "standing": Standing.LIKELY,
        "occasions": 2.0,
        "mutuals": 10,
        "first_strength": 0.5,
    }
    return Measured(**(values | changed))  # type: ignore[arg-type]


def test_moderately_weak_ties_with_near_ten_mutuals_come_before_closer_and_fainter_ones() -> None:
    best = weigh(measured())[0]

    assert best > weigh(measured(occasions=80.0))[0]
    assert best > weigh(measured(occasions=0.0))[0]
    assert best > weigh(measured(mutuals=300))[0]
    assert best > weigh(measured(mutuals=0))[0]


def test_hands_on_work_is_found_through_close_ties() -> None:
    close, faint = measured(first_strength=0.95), measured(first_strength=0.1)

    assert weigh(close, field=Field.HANDS_ON)[0] > weigh(faint, field=Field.HANDS_ON)[0]
    assert weigh(close)[0] == weigh(faint)[0]


@given(
    st.floats(0.001, 1),
    st.sampled_from(list(Standing)),
    st.floats(0, 100),
    st.integers(0, 500),
    st.floats(0, 1),
)
def test_the_reasons_multiply_to_the_worth(
    chance: float, standing: Standing, occasions: float, mutuals: int, first: float
) -> None:
    path = Measured(
        chance=chance, standing=standing, occasions=occasions, mutuals=mutuals, first_strength=first
    )

    worth, why = weigh(path)

    product = 1.0
    for one in why:
        product *= one.factor
    assert abs(product - worth) < 1e-9
    assert why[0].counts is Counts.STRENGTH


def test_the_curve_rises_to_its_peak_and_falls() -> None:
    values = [near_peak(n, 10) for n in range(60)]

    assert max(values) == values[10]
    assert values[:11] == sorted(values[:11])
    assert values[10:] == sorted(values[10:], reverse=True)
