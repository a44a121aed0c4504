"""A business card's lines become fields; what is not there stays empty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.business_cards import CardRead, read_card


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["CITY HOSPITAL", "Rui Castelo", "Data Analyst", "+351 21 555 0100", "rui.castelo@cityhospital.example", "www.cityhospital.example"],
            CardRead(
                name="Rui Castelo", title="Data Analyst", organisation="CITY HOSPITAL",
                email="rui.castelo@cityhospital.example", phone="+351 21 555 0100", url="https://www.cityhospital.example",
            ),
        ),
        (
            ["Nordlicht GmbH", "Dr. Mara Lindt", "Leiterin Forschung", "Hafenstraße 12, 20457 Hamburg", "Tel. 040 555 01 77", "Fax 040 555 01 78", "m.lindt@nordlicht.example"],
            CardRead(
                name="Mara Lindt", title="Leiterin Forschung", organisation="Nordlicht GmbH", email="m.lindt@nordlicht.example",
                phone="040 555 01 77",
            ),
        ),
        (["Kim Lee", "kim @ boats.example"], CardRead(name="Kim Lee", email="kim@boats.example")),
        (["Blue Harbour", "Ana Sousa"], CardRead(name="Ana Sousa")),
        (["Ana Sousa, PhD", "Head of Panels"], CardRead(name="Ana Sousa", title="Head of Panels")),
        ([], CardRead()),
        (["", "2026", "—"], CardRead()),
    ],
)  # fmt: skip
def test_a_card_is_read(lines: list[str], said: CardRead) -> None:
    assert read_card(lines) == said


@given(st.lists(st.text(max_size=120), max_size=20))
def test_any_lines_can_be_read(lines: list[str]) -> None:
    said = read_card(lines)

    together = "".join("".join(lines).split()).casefold()
    assert not said.phone or "".join(said.phone.split()) in together
