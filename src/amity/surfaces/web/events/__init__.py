"""The pages of events: the list, one event before it and after it, its guests."""
