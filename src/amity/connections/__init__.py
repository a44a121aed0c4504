"""How you connect with them: who has talked with whom, and what two people who never met share.

The chapter knows pairs and their strength. `graph.graph_of` holds who is connected to whom (asked
for by its own name, since it loads numpy); `common_ground` says how much the shared acquaintances
of two people speak for an introduction; the owner decides whether to make it.
"""

from amity.connections.introductions import Acquaintance, acquaintance, common_ground

__all__ = ["Acquaintance", "acquaintance", "common_ground"]
