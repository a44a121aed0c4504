"""The hidden job market: goals in the owner's words, and the people through whom they can be reached.

The chapter knows targets, warm paths to them (`paths`) and the order in which paths are worth
asking (`order_of_paths`). A path is a product of decayed strengths, through two people at most;
each hop says on what it rests.
"""
