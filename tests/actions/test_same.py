"""One person or two: questions in their order, answers, joins and partings; each can be taken back and outlives imports."""

from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from django.utils import timezone

from amity.actions import checks, import_undo, joins, journal, matching, own, people, questions, same, ties
from amity.base.errors import AmityError, BadInput, NotFound
from amity.people.linking import components
from amity.people.matching import Rule
from amity.people.records import Card
from amity.people.side_by_side import Kept
from amity.store import sketches
from amity.store.links import kept_apart, standing_links
from amity.store.models import Answer, LinkEvent, Network, Person, Question, Record
from amity.store.open_questions import review
from amity.store.people import project
from amity.store.shelves import InMemory, Stored
from tests.actions.test_importing import bring, names, person
from tests.actions.written import card, connection, connections, mail, mbox, small_world, vcards

ME = "Me Myself <me@home.example>"
TODAY = timezone.now().date()


def doubtful(folder: Path, *, pairs: int = 1, org: str = "Acme") -> Path:
    """Cards of pairs that nobody can tell for sure: an initial at one organisation."""
    given = "Ottokar Hedwig Ambrosius Kunigunde Balduin Eberhard Gottlieb Walburga".split()
    family = (
        "Zwirnbein Quastenflosser Mirabellus Drosselbart Uferschnepf Pfefferkorn Lindwurm Xanthippe".split()
    )
    rows = [
        card(name, uid=f"{org}{name}", org=org, phones=[f"+49170{len(org)}{n}{place}0000"])
        for n in range(pairs)
        for place, name in enumerate((f"{given[n]} {family[n]}", f"{given[n][0]}. {family[n]}"))
    ]
    folder.mkdir(exist_ok=True)
    return vcards(folder / f"{org}{pairs}.vcf", *rows)


def waits(network: Network) -> list[tuple[str, str]]:
    return [(pair.a.name, pair.b.name) for pair in questions.waiting(network, today=TODAY).pairs]


def states(network: Network) -> list[tuple[int, int, str, float]]:
    return list(Question.objects.of(network).order_by("a", "b").values_list("a_id", "b_id", "state", "worth"))


@pytest.fixture
def asked(network: Network, tmp_path: Path) -> Network:
    """One question waits."""
    bring(network, doubtful(tmp_path))
    assert waits(network) == [("Ottokar Zwirnbein", "O. Zwirnbein")]
    return network


def two(network: Network) -> tuple[Person, Person]:
    return person(network, "Ottokar Zwirnbein"), person(network, "O. Zwirnbein")


# Questions


def test_a_question_shows_both_sides_and_bars_that_add_up(asked: Network) -> None:
    a, b = two(asked)

    told = questions.asked(asked, b.id, a.id)

    assert {told.a.person.id, told.b.person.id} == {a.id, b.id}
    assert sum(bar.bits for bar in told.bars) == pytest.approx(told.pair.bits, abs=0.01)
    assert told.bars[0].kind == "start"
    assert {bar.level for bar in told.bars if bar.kind == "name"} == {"name:initial"}
    assert {field.field: field.kept for field in told.fields} == {
        "name": Kept.A if told.a.person.id == a.id else Kept.B,
        "work": Kept.SAME,
        "phone": Kept.BOTH,
    }


def test_yes_joins_closes_the_question_and_can_be_taken_back(asked: Network) -> None:
    a, b = two(asked)
    before, open_ = checks.digest(asked), states(asked)

    same.answer(asked, a.id, b.id, "yes")

    assert (names(asked), waits(asked)) == ({"Ottokar Zwirnbein"}, [])
    assert people.moved_to(asked, b.id) == people.moved_to(asked, a.id)
    last = same.last(asked)
    assert last
    journal.undo(asked, last.pk)
    assert (checks.digest(asked), states(asked)) == (before, open_)
    assert same.last(asked) is None


def test_no_keeps_apart_and_can_be_taken_back(asked: Network) -> None:
    a, b = two(asked)
    open_ = states(asked)

    same.answer(asked, a.id, b.id, "no")

    assert (len(names(asked)), waits(asked)) == (2, [])
    journal.undo(asked)
    assert states(asked) == open_


def test_not_sure_is_asked_last(network: Network, tmp_path: Path) -> None:
    bring(network, doubtful(tmp_path, pairs=2))
    first, second = questions.waiting(network, today=TODAY).pairs

    same.answer(network, first.a.id, first.b.id, "unsure")

    left = questions.waiting(network, today=TODAY).pairs
    assert [(one.a.id, one.put_off) for one in left] == [(second.a.id, False), (first.a.id, True)]


def test_ten_on_the_first_day_and_five_a_day_after(asked: Network, tmp_path: Path) -> None:
    bring(asked, doubtful(tmp_path, pairs=8))
    assert questions.waiting(asked, today=TODAY).waiting == 8
    assert questions.waiting(asked, today=TODAY).left_today == 8

    for pair in questions.waiting(asked, today=TODAY).pairs[:3]:
        same.answer(asked, pair.a.id, pair.b.id, "no")

    now, tomorrow = (questions.waiting(asked, today=TODAY + timedelta(days=n)) for n in (0, 1))
    assert (now.answered_today, now.left_today, tomorrow.answered_today, tomorrow.left_today) == (3, 5, 0, 5)
    Answer.objects.of(asked).update(created_at=timezone.now() - timedelta(days=2))
    assert questions.waiting(asked, today=TODAY).left_today == 5


def test_the_same_answer_for_all_of_a_company_is_one_change(network: Network, tmp_path: Path) -> None:
    bring(network, doubtful(tmp_path, pairs=3), doubtful(tmp_path, pairs=1, org="Bakery"))
    pair = next(one for one in questions.waiting(network, today=TODAY).pairs if _at(one.a) == "Acme")
    told = questions.asked(network, pair.a.id, pair.b.id)
    assert (told.company, told.of_company) == ("Acme", 3)
    open_ = states(network)
    assert pair.a.organisation_id

    answered = same.answer_company(network, pair.a.organisation_id, "yes")

    assert (answered, questions.of_company(network, pair.a.organisation_id).count()) == (3, 0)
    assert waits(network)
    journal.undo(network)
    assert states(network) == open_


def _at(one: Person) -> str:
    return one.organisation.name if one.organisation else ""


@pytest.mark.parametrize("said", ["", "maybe", "Yes"])
def test_another_answer_is_refused(asked: Network, said: str) -> None:
    a, b = two(asked)

    with pytest.raises(BadInput):
        same.answer(asked, a.id, b.id, said)


def test_one_person_is_no_question(asked: Network) -> None:
    a, b = two(asked)
    same.merge(asked, a.id, b.id)

    for act in (same.merge, lambda *ends: same.answer(*ends, "no")):
        with pytest.raises(BadInput):
            act(asked, a.id, b.id)
    with pytest.raises(NotFound):
        same.merge(asked, a.id, uuid4())
    with pytest.raises(NotFound):
        questions.asked(asked, a.id, b.id)


# Joins and partings


@pytest.fixture
def four(network: Network, tmp_path: Path) -> Network:
    """One person from LinkedIn, a phone and mail."""
    own.say(network, ["me@home.example"])
    bring(network, *four_files(tmp_path))
    assert names(network) == {"Ottokar Zwirnbein"}
    return network


def four_files(folder: Path) -> list[Path]:
    mine = "Ottokar Zwirnbein <otto@acme.example>"
    return [
        connections(folder / "Connections.csv", connection("Ottokar Zwirnbein", "otto", company="Acme")),
        vcards(
            folder / "p.vcf", card("Ottokar Zwirnbein", uid="o", emails=["otto@acme.example"], org="Acme")
        ),
        mbox(folder / "m.mbox", mail(mine, ME), mail(ME, mine, day=1)),
    ]


def test_joins_say_why_and_by_whom(four: Network) -> None:
    found = joins.joins(four)

    assert found.total == len(found.rows) == 2
    assert {join.rule for join in found.rows} == {Rule.ADDRESS, Rule.WORK}
    assert {join.actor for join in found.rows} == {"amity"}
    assert all(
        join.bits == pytest.approx(sum(bar.bits for bar in join.bars), abs=0.01) for join in found.rows
    )


def test_taken_apart_they_stay_apart_when_the_files_come_again(four: Network, tmp_path: Path) -> None:
    one = person(four, "Ottokar Zwirnbein")
    row = Record.objects.of(four).get(source="linkedin")

    parted = same.unmerge(four, one.id, [row.uid])

    assert parted.left.id == row.uid
    assert parted.stayed.id != parted.left.id
    apart = checks.digest(four)
    bring(four, *four_files(tmp_path))
    newer = tmp_path / "new"
    newer.mkdir()
    bring(
        four,
        connections(
            newer / "Connections.csv", connection("Ottokar Zwirnbein", "otto", "otto@acme.example", "Acme")
        ),
    )
    assert Person.objects.of(four).filter(name="Ottokar Zwirnbein").count() == 2
    assert waits(four) == []
    assert checks.check(four, rebuild=True) == []
    assert checks.digest(four) != apart  # what LinkedIn says now


def test_a_parting_can_be_taken_back(four: Network) -> None:
    before = checks.digest(four)
    one = person(four, "Ottokar Zwirnbein")

    for join in joins.joins(four, person=one.id).rows:
        same.unjoin(four, join.number)
        assert Person.objects.of(four).filter(name__icontains="o", is_me=False).count() >= 2
        journal.undo(four)

        assert checks.digest(four) == before


def test_everything_cannot_leave(four: Network) -> None:
    one = person(four, "Ottokar Zwirnbein")
    uids = list(Record.objects.of(four).filter(person=one).values_list("uid", flat=True))

    with pytest.raises(BadInput):
        same.unmerge(four, one.id, uids)
    for leaving in ([], [uuid4()]):
        with pytest.raises(NotFound):
            same.unmerge(four, one.id, leaving)


def test_an_import_taken_back_takes_its_links_and_questions(network: Network, tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.mkdir()
    bring(network, vcards(first / "p.vcf", card("Ottokar Zwirnbein", uid="x", org="Acme")))
    before = checks.digest(network)
    report = bring(network, doubtful(tmp_path, pairs=2))
    assert Question.objects.of(network).exists()

    import_undo.undo(network, report.import_id)

    assert checks.digest(network) == before
    assert not Question.objects.of(network).exists()
    assert not LinkEvent.objects.of(network).exists()
    assert sketches.size(network) == 1


def test_somebody_forgotten_is_found_by_nothing(asked: Network) -> None:
    from amity.actions import forgetting

    forgetting.forget(asked, two(asked)[0].id)

    assert (sketches.size(asked), Question.objects.of(asked).count()) == (1, 0)
    assert checks.check(asked, rebuild=True) == []


def test_an_address_that_was_taken_off_joins_nobody(network: Network, tmp_path: Path) -> None:
    bring(network, vcards(tmp_path / "a.vcf", card("Ana Sousa", uid="a", emails=["desk@acme.example"])))
    people.edit(network, person(network, "Ana Sousa").id, {}, without={"emails": ["desk@acme.example"]})

    bring(network, vcards(tmp_path / "b.vcf", card("Nobody", uid="b", emails=["desk@acme.example"])))

    assert len(names(network)) == 2


def test_a_rival_that_comes_later_makes_a_join_a_question(network: Network, tmp_path: Path) -> None:
    bring(network, vcards(tmp_path / "p.vcf", card("Ana Sousa", uid="a", org="Acme")))
    bring(network, connections(tmp_path / "one.csv", connection("Ana Sousa", "a", company="Acme")))
    assert Person.objects.of(network).filter(name="Ana Sousa").count() == 1

    later = bring(network, connections(tmp_path / "two.csv", connection("Ana Sousa", "b", company="Acme")))

    assert Person.objects.of(network).filter(name="Ana Sousa").count() == 3
    assert len(waits(network)) == 2
    import_undo.undo(network, later.import_id)
    assert Person.objects.of(network).filter(name="Ana Sousa").count() == 1
    assert waits(network) == []


def test_who_is_added_by_hand_is_asked_about_and_can_be_taken_back(network: Network, tmp_path: Path) -> None:
    bring(network, vcards(tmp_path / "p.vcf", card("Ana Sousa", uid="a", emails=["ana@sousa.example"])))
    people.add(network, Card(name="Ana Sousa", emails=("ana@sousa.example",)))

    matching.nightly()

    assert waits(network) == [("Ana Sousa", "Ana Sousa")]
    journal.undo(network)
    assert (len(Person.objects.of(network)), waits(network)) == (1, [])


# The index


def test_memory_and_database_find_the_same(network: Network, tmp_path: Path) -> None:
    bring(network, *small_world(tmp_path, seed=3, people=60, mails=60))
    entries = dict(sketches.load_all(network))
    stored, whole = Stored(network), InMemory(network)

    assert stored.near(entries) == whole.near(entries)
    for one in entries.values():
        assert stored.book.is_disputed(one) == whole.book.is_disputed(one)
        assert [stored.book.rarity(t) for t in one.tokens] == [whole.book.rarity(t) for t in one.tokens]
        for address in one.mails:
            assert stored.book.is_generic(address.local) == whole.book.is_generic(address.local)
            assert stored.book.is_personal(address.domain) == whole.book.is_personal(address.domain)
    records = list(entries)
    assert matching.found_for(network, records, stored) == matching.found_for(network, records, whole)


def test_a_damaged_index_is_made_anew(asked: Network) -> None:
    from amity.store.models import BookSize, Posting, Sketch

    Posting.objects.of(asked).filter(record=Record.objects.of(asked).first().pk).erase()  # type: ignore[union-attr]
    Sketch.objects.of(asked).filter(record=Record.objects.of(asked).last()).erase()
    BookSize.objects.of(asked).update(records=7)

    assert len(checks.check(asked, rebuild=True)) == 1
    assert checks.check(asked, rebuild=True) == []


# Any history


def _any(network: Network, chance: Random) -> Person:
    everybody = list(Person.objects.of(network).order_by("id"))
    if not everybody:
        raise NotFound("nobody is left")
    return chance.choice(everybody)


def _step(network: Network, chance: Random, folder: Path, number: int) -> None:
    match chance.choice(("import", "merge", "answer", "unmerge", "edit", "add", "undo", "undo")):
        case "import":
            given, family = chance.choice(("Ana", "Ottokar", "A.")), chance.choice(("Sousa", "Zwirnbein"))
            emails = [chance.choice(("a@acme.example", "b@acme.example"))] if chance.random() < 0.5 else []
            told = card(f"{given} {family}", uid=str(chance.randint(1, 4)), emails=emails, org="Acme")
            bring(network, vcards(folder / f"{number}.vcf", told))
        case "merge":
            same.merge(network, _any(network, chance).id, _any(network, chance).id)
        case "answer":
            said = chance.choice(("yes", "no", "unsure"))
            same.answer(network, _any(network, chance).id, _any(network, chance).id, said)
        case "unmerge":
            one = _any(network, chance)
            uids = list(Record.objects.of(network).filter(person=one).values_list("uid", flat=True))
            same.unmerge(network, one.id, chance.sample(uids, chance.randint(1, len(uids))))
        case "edit":
            people.edit(network, _any(network, chance).id, {"place": f"Town {number}"})
        case "add":
            people.add(network, Card(name=chance.choice(("Ana Sousa", "Ben Okafor"))))
        case "undo":
            journal.undo(network)


def _replayed(network: Network) -> dict[int, int]:
    records = list(Record.objects.of(network).values_list("pk", flat=True))
    return components(records, [(link.a, link.b) for link in standing_links(network, records)])


def _assert_as_replayed(network: Network) -> None:
    """People, ties and questions are what the events make of the records, worked out from scratch."""
    root = _replayed(network)
    owner = dict(Record.objects.of(network).values_list("pk", "person_id"))
    uid = dict(Record.objects.of(network).values_list("pk", "uid"))
    assert owner == {pk: uid[root[pk]] for pk in root}
    assert all(root[a] != root[b] for a, b in kept_apart(network, root))
    stood = states(network)
    project(network, root)
    ties.rebuild(network, set(owner.values()))
    review(network, root)
    assert states(network) == stood
    assert checks.check(network, rebuild=True) == []


@pytest.mark.parametrize("seed", range(10))
def test_twenty_histories_equal_their_replay(db: None, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    for history in range(20):
        network = Network.objects.create()
        people.add(network, Card(name="Ana Sousa"))
        folder = tmp_path / str(history)
        folder.mkdir()
        for number in range(chance.randint(3, 6)):
            try:
                _step(network, chance, folder, number)
            except AmityError:
                continue  # nothing to take back, one person already, all of them

        _assert_as_replayed(network)
