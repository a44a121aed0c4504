"""How you connect with them: chats that WhatsApp exports as text, one file a chat.

The file is gone through twice: first for who writes in it and in which order its dates are
written, then message by message. People are known by the name under which the phone has them,
or by their number. Notices, deleted messages and missed calls are counted in one sentence.
"""

from collections.abc import Iterator

from amity.sources.csv_text import decoded
from amity.sources.rows import Opened, Options, Peek, Row
from amity.sources.whatsapp.chats import learned, rows
from amity.sources.whatsapp.lines import entries, header_of

NAME = "whatsapp"

__all__ = ["NAME", "detects", "read"]


def detects(peek: Peek) -> bool:
    """Whether the first line begins a message, and somebody wrote one of the first."""
    lines = [line for line in decoded(peek.head[:16_384]).splitlines() if line.strip("\ufeff \t\u200e\u200f")]
    if not lines or header_of(lines[0]) is None:
        return False
    heads = (header_of(line) for line in lines)
    return any(": " in rest[:102] for _, rest in filter(None, heads))


def read(file: Opened, options: Options) -> Iterator[Row]:
    """One touch a message."""
    with file.open() as stream:
        chat = learned(entries(stream))
    with file.open() as stream:
        yield from rows(entries(stream), chat, options)
