"""Goals and all that belongs to them: where they may come from, the board of openings, asks with their texts, who is where."""
