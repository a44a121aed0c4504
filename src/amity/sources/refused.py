"""The error of a whole file that will not be read."""

from amity.base.errors import AmityError


class Refused(AmityError):
    """A file as a whole is not read; the message says what it is and why, in one sentence."""
