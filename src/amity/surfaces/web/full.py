"""A full disk: what was not saved, and that the words are kept."""

import errno

from django.db import OperationalError
from django.utils.translation import gettext as _

_SAID = ("disk is full", "no space left", "could not extend file", "disk full")


def is_full(error: BaseException) -> bool:
    """Whether a database or a file system says that there is no room left."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    return isinstance(error, OperationalError) and any(words in str(error).casefold() for words in _SAID)


def sentence(error: Exception) -> str:
    """What is said beside the words that could not be saved; an error of another kind is raised on."""
    if is_full(error):
        return _("This couldn’t be saved. The disk is full. Your words are still in the box above.")
    if isinstance(error, OperationalError):
        raise error
    return str(error)


def status(error: Exception) -> int:
    """507 where there is no room, else 422."""
    return 507 if is_full(error) else 422
