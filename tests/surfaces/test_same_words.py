"""What speaks for and against one person, in words."""

import re

import pytest

from amity.actions.questions import Bar
from amity.people.matching import Rule, Veto
from amity.people.matching.evidence import Post, Same
from amity.people.matching.levels import Name, Spelling
from amity.people.matching.model import shipped
from amity.surfaces.words import same as words


@pytest.mark.parametrize(
    ("bar", "said"),
    [
        (Bar("name", 8.0, "name:exact"), "The same rare name: 256 times likelier"),
        (Bar("name", 2.0, "name:exact"), "The same name: 4 times likelier"),
        (Bar("name", -1.0, "name:exact"), "The same name, which is not rare: 2 times less likely"),
        (Bar("phone", -2.0, "phone:differ agree"), "Different phones: 4 times less likely"),
        (Bar("phone", 20.0, "phone:same agree"), "The same phone: more than 100,000 times likelier"),
        (
            Bar("post", 1.8, "post:rare local agree"),
            "The same unusual words before the @: 3.5 times likelier",
        ),
        (Bar("place", 0.05, "place:same agree"), "The same place: says nothing"),
        (Bar("start", -10.0), "Before any clue: 1 in 1,025"),
    ],
)
def test_a_clue_says_what_it_is_and_what_it_does(bar: Bar, said: str) -> None:
    assert words.bar(bar) == said


def test_every_level_that_is_weighed_has_words_of_its_own() -> None:
    levels = {key for key in shipped().bits if not key.endswith(" rarity")}
    levels |= {f"name:{name}" for name in Name} | {f"post:{post} agree" for post in Post}
    levels |= {f"phone:{same} agree" for same in (Same.SAME, Same.DIFFER)}
    levels |= {f"spelt:{spelt} agree" for spelt in Spelling}
    unsaid = {"post:missing agree", "spelt:nothing agree"}  # they are no clue

    general = {"Name", "Mail addresses", "Phones", "Work", "Pages", "Place"}
    vague = {
        level for level in levels - unsaid if words.clue(Bar(level.partition(":")[0], 3.0, level)) in general
    }

    assert vague == set()


def test_every_rule_and_every_veto_is_a_sentence() -> None:
    sentences = [words.rule(rule) for rule in (*Rule, "", "owner", "same name and organisation")]
    sentences += [words.veto(veto) for veto in Veto]

    assert all(re.fullmatch(r"[A-Z].+\.", one) for one in sentences)
    assert words.rule("of a later version") == "Something they have in common."
    assert words.veto("") == ""


def test_the_whole_is_said_without_a_number_and_never_as_certain() -> None:
    said = [words.likelihood(chance) for chance in (0.999, 0.8, 0.5, 0.2, 0.01)]

    assert len(set(said)) == 5
    assert not any(character.isdigit() for one in said for character in one)
    assert words.likelihood(0.999, Veto.NAMES) not in said
    assert words.verdict(0.999, Veto.NAMES) == "The clues speak for one person."
    assert words.verdict(0.2, Veto.NAMES) == words.verdict(0.2)
    assert [words.in_hundred(chance) for chance in (0.0, 0.5, 1.0)] == [1, 50, 99]
    assert (words.odds(3.0), words.odds(-2.0)) == ("8 to 1", "1 to 4")
