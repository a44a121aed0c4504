"""How names are written out and how people are greeted."""

from datetime import UTC, datetime

import pytest

from amity.people.calling import called, in_normal_capitals
from amity.people.records import Card
from amity.people.showing import HAND, Sourced, shown

AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("MEKHALA BANDI", "Mekhala Bandi"),
        ("JEAN-LUC O'NEILL", "Jean-Luc O'Neill"),
        ("LUDWIG VAN DER ROHE", "Ludwig van der Rohe"),
        ("İSMAİL AYDIN", "İsmail Aydin"),
        ("J. BAUM", "J. Baum"),
        ("Mekhala Bandi", "Mekhala Bandi"),
        ("McKay Lee", "McKay Lee"),
        ("AJ LI", "AJ LI"),
        ("杨雪梅", "杨雪梅"),
        ("", ""),
    ],
)
def test_a_shouted_name_is_written_in_normal_capitals(said: str, written: str) -> None:
    assert in_normal_capitals(said) == written


@pytest.mark.parametrize(
    ("name", "given", "greeted"),
    [
        ("Ana Sousa", "Ana", "Ana"),
        ("ETHAN COX", "ETHAN", "Ethan"),
        ("J. Baum", "J.", "J. Baum"),
        ("A. Grimes", "A. Grimes", "A. Grimes"),
        ("Mary J. Cox", "Mary J.", "Mary"),
        ("Carlos Eduardo Barbosa", "Carlos Eduardo", "Carlos Eduardo"),
        ("र. गुरुंग", "र.", "र. गुरुंग"),
        ("श्री गुरुंग", "श्री", "श्री गुरुंग"),
        ("渡辺裕太", "裕太", "裕太"),
        ("何雷", "雷", "雷"),
        ("Lena", "", "Lena"),
        ("ben@example.org", "", ""),
    ],
)
def test_nobody_is_greeted_by_an_initial_a_title_or_an_address(name: str, given: str, greeted: str) -> None:
    assert called(name, given) == greeted


def test_a_card_in_capitals_is_shown_in_normal_ones_unless_the_owner_typed_it() -> None:
    card = Card(name="ETHAN COX", given="ETHAN", family="COX")

    imported, typed = shown([Sourced("linkedin", AT, card)]), shown([Sourced(HAND, AT, card)])

    assert (imported.name, imported.given) == ("Ethan Cox", "Ethan")
    assert typed.name == "ETHAN COX"
