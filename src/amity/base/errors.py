"""The one base error. Subclasses are named for the fact; each surface words them once."""

from uuid import UUID


class AmityError(Exception):
    """Something the person asked for cannot be done; the message says what, where and what to do."""


class NotFound(AmityError):
    """Nothing in this network answers to that id or name."""


class Ambiguous(AmityError):
    """Several people answer to that name; the message lists them, `ids` are theirs."""

    def __init__(self, message: str, ids: tuple[UUID, ...] = ()) -> None:
        super().__init__(message)
        self.ids = ids


class BadInput(AmityError):
    """What was given cannot be read as what was asked for."""
