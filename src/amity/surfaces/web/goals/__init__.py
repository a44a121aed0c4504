"""The page Opportunities and what belongs to it: goals, warm paths, the board, asks, who is at a place."""
