"""Who is connected to whom: evidence between people, the graph that follows from it, and the owner's own word."""

from amity.actions.connections.evidence import evidence_between, evidence_of
from amity.actions.connections.graph import graph, owner_id
from amity.actions.connections.stating import state_connection

__all__ = ["evidence_between", "evidence_of", "graph", "owner_id", "state_connection"]
