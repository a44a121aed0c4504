"""The log of links: persons are components, parting leaves two whole sides, and any history equals its replay."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from amity.people.linking import Link, components, groups, parting, sides

IDS = st.integers(1, 9)
LINKS = st.lists(st.tuples(IDS, IDS).filter(lambda pair: pair[0] != pair[1]), max_size=12)


@given(st.lists(st.tuples(IDS, IDS), max_size=12))
def test_components_are_the_smallest_ids_that_links_reach(links: list[tuple[int, int]]) -> None:
    root = components(range(1, 10), links)

    assert all(root[a] == root[b] for a, b in links)
    assert all(root[id] <= id and root[root[id]] == root[id] for id in root)
    assert components(range(1, 10), reversed(links)) == root


def test_links_to_others_are_ignored() -> None:
    assert components([1, 2], [(2, 7)]) == {1: 1, 2: 2}


@given(LINKS, st.sets(IDS, min_size=1))
def test_a_parting_leaves_two_whole_sides_and_keeps_every_pair_across_apart(
    pairs: list[tuple[int, int]], leaving: set[int]
) -> None:
    links = [Link(number, a, b) for number, (a, b) in enumerate(pairs)]
    for members in groups(components(range(1, 10), pairs)):
        part = parting(members, links, leaving)
        gone = {link.number for link in part.withdrawn}
        rest = [(link.a, link.b) for link in links if link.number not in gone]

        root = components(members, [*rest, *part.joined])

        go, stay = set(members) & leaving, set(members) - leaving
        assert len({root[id] for id in go}) <= 1
        assert len({root[id] for id in stay}) <= 1
        assert all(root[a] != root[b] for a in go for b in stay)
        assert part.apart == tuple(sorted((min(a, b), max(a, b)) for a in go for b in stay))


@given(LINKS)
def test_every_link_has_two_sides(pairs: list[tuple[int, int]]) -> None:
    links = [Link(number, a, b) for number, (a, b) in enumerate(pairs)]
    root = components(range(1, 10), pairs)
    for link in links:
        members = [id for id in root if root[id] == root[link.a]]

        here, there = sides(members, links, link.number)

        assert link.a in here
        assert link.b in there
        assert here | there == set(members)
        assert not here & there


@dataclass
class Log:
    """Events as they are stored, and persons kept in step with each one instead of being worked out from all."""

    events: list[tuple[str, int, int, int]] = field(
        default_factory=list
    )  # kind, a, b, the event it withdraws
    records: int = 0
    persons: dict[int, int] = field(default_factory=dict)

    def standing(self) -> list[Link]:
        """The links that hold, read from the log."""
        withdrawn = {of for kind, _, _, of in self.events if kind == "revoke"}
        return [
            Link(number, a, b)
            for number, (kind, a, b, _) in enumerate(self.events)
            if kind == "link" and number not in withdrawn
        ]

    def replayed(self) -> dict[int, int]:
        """Persons from scratch."""
        return components(range(self.records), ((link.a, link.b) for link in self.standing()))

    def imports(self, some: int) -> None:
        """Records come, each a person of its own."""
        self.persons |= {id: id for id in range(self.records, self.records + some)}
        self.records += some

    def link(self, a: int, b: int) -> None:
        """Two people become one, unless a pair of them was said to be two."""
        members = self._members(a) | self._members(b)
        apart = {frozenset((x, y)) for kind, x, y, _ in self.events if kind == "apart"}
        if a == b or any(pair <= members for pair in apart):
            return
        self.events.append(("link", min(a, b), max(a, b), -1))
        self.persons |= dict.fromkeys(members, min(members))

    def part(self, members: Sequence[int], leaving: Sequence[int]) -> None:
        """Some leave, for ever."""
        part = parting(members, self.standing(), leaving)
        self.events += [("revoke", link.a, link.b, link.number) for link in part.withdrawn]
        self.events += [("link", a, b, -1) for a, b in part.joined]
        self.events += [("apart", a, b, -1) for a, b in part.apart]
        for side in (set(members) & set(leaving), set(members) - set(leaving)):
            self.persons |= dict.fromkeys(side, min(side, default=0))

    def undo(self) -> None:
        """The newest link that holds is withdrawn; each side is a person."""
        standing = self.standing()
        if not standing:
            return
        last = standing[-1]
        members = self._members(last.a)
        self.events.append(("revoke", last.a, last.b, last.number))
        left = components(members, ((link.a, link.b) for link in standing[:-1]))
        self.persons |= left

    def _members(self, id: int) -> set[int]:
        return {one for one, person in self.persons.items() if person == self.persons[id]}


def _step(log: Log, chance: Random) -> None:
    match chance.choice(("import", "link", "link", "link", "part", "undo", "edit")):
        case "import":
            log.imports(chance.randint(1, 3))
        case "link" if log.records:
            log.link(chance.randrange(log.records), chance.randrange(log.records))
        case "part" if log.records:
            members = sorted(log._members(chance.randrange(log.records)))
            log.part(members, chance.sample(members, chance.randint(1, len(members))))
        case "undo":
            log.undo()
        case _:  # an edit hangs on a record of its own, which is linked
            log.imports(1)
            log.link(log.records - 1, chance.randrange(log.records))


def test_ten_thousand_histories_equal_their_replay_and_keep_apart_what_was_parted() -> None:
    for seed in range(10_000):
        chance, log = Random(seed), Log()
        log.imports(3)
        for _ in range(chance.randint(4, 14)):
            _step(log, chance)

        assert log.replayed() == log.persons, seed
        for kind, a, b, _ in log.events:
            assert kind != "apart" or log.persons[a] != log.persons[b], seed
