"""How much one's ties lead to the same people: Burt's constraint and effective size, on decayed weights.

Burt 1992: c_i = sum_j (p_ij + sum_k p_ik p_kj)^2, where p_ij is the share of i's ties that goes to j.
Both say something about a place among people, nothing about a person, and are shown as words only.
"""

from amity.connections.graph import Graph, P


def constraint(graph: Graph[P], node: int, *, owner: bool = False) -> float | None:
    """From about 0 (many people who do not know each other) to above 1 (few who all do); None without ties.

    Without `owner`, ties with the owner do not count, who knows everybody.

    >>> from amity.connections.graph import graph_of
    >>> star = graph_of("me", [("hub", leaf, 1.0) for leaf in "abcd"])
    >>> constraint(star, 1), constraint(star, 2)
    (0.25, 1.0)
    """
    ties = _ties(graph, node, owner=owner)
    if not ties:
        return None
    share = _shares(ties)
    spent = dict(share)  # p_ij, and by way of each k as well
    for k in ties:
        for j, part in _shares(_ties(graph, k, owner=owner)).items():
            if j in spent:
                spent[j] += share[k] * part
    return sum(part**2 for part in spent.values())


def effective_size(graph: Graph[P], node: int, *, owner: bool = False) -> float | None:
    """How many separate voices a person's ties amount to: sum_j (1 - sum_q p_iq m_jq); None without ties.

    m_jq is how strong j's tie with q is beside j's strongest. It is the number of ties when nobody
    knows anybody, and about 1 when all know each other.

    >>> from amity.connections.graph import graph_of
    >>> trio = graph_of("me", [("me", "a", 1.0), ("me", "b", 1.0), ("me", "c", 1.0), ("a", "b", 1.0)])
    >>> round(effective_size(trio, 0, owner=True), 3)
    2.333
    """
    ties = _ties(graph, node, owner=owner)
    if not ties:
        return None
    share = _shares(ties)
    return sum(1 - _repeated(_ties(graph, j, owner=owner), share, node) for j in ties)


def _repeated(theirs: dict[int, float], share: dict[int, float], node: int) -> float:
    strongest = max(theirs.values())
    fewer, more = (theirs, share) if len(theirs) < len(share) else (share, theirs)
    both = (q for q in fewer if q in more and q != node)
    return sum(share[q] * theirs[q] / strongest for q in both)


def _ties(graph: Graph[P], node: int, *, owner: bool) -> dict[int, float]:
    row = slice(int(graph.starts[node]), int(graph.starts[node + 1]))
    told = zip(graph.neighbours[row].tolist(), graph.strength[row].tolist(), strict=True)
    return {other: strength for other, strength in told if owner or other}


def _shares(ties: dict[int, float]) -> dict[int, float]:
    whole = sum(ties.values())
    return {other: strength / whole for other, strength in ties.items()}
