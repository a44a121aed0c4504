"""Listen actively: who wrote to whom and when, out of a mail archive of any size.

Reads mbox (Gmail Takeout, Thunderbird, mailing list archives) and single mails. The file is
streamed, one message at a time, so memory stays flat. Mailing lists are never taken for
people, newsletters are marked, quotes and signatures are not taken for words of the sender.
"""

from collections.abc import Iterator

from amity.sources.csv_text import decoded
from amity.sources.mbox.letters import Letters, Unreadable
from amity.sources.mbox.split import Raw, begins_message, messages
from amity.sources.rows import Opened, Options, Peek, Row, RowError

NAME = "mbox"

__all__ = ["NAME", "detects", "read"]

_TELLING = ("from", "date", "message-id", "received", "subject", "to", "return-path", "delivered-to")


def detects(peek: Peek) -> bool:
    """Whether the file begins with a mail: its separator line, or at least three telling headers."""
    head = peek.head.lstrip(b"\r\n")
    if begins_message(head):
        return True
    names = [line.partition(":")[0].casefold() for line in decoded(head[:4096]).split("\n\n")[0].splitlines()]
    return bool(names) and names[0] in _TELLING_FIRST and len({*names} & {*_TELLING}) >= 3


_TELLING_FIRST = (*_TELLING, "mime-version", "x-gm-thrid", "dkim-signature", "content-type")


def read(file: Opened, options: Options) -> Iterator[Row]:  # noqa: ARG001 - the protocol
    """One touch a mail; drafts, spam and chats are counted in one sentence."""
    letters = Letters()
    unwanted = 0
    with file.open() as stream:
        for raw in messages(stream):
            row = _row(letters, raw)
            if row is None:
                unwanted += 1
            else:
                yield row
    if unwanted:
        one, more = "1 message is a draft, spam or chat.", f"{unwanted} messages are drafts, spam or chats."
        yield RowError("", one if unwanted == 1 else more, unwanted)


def _row(letters: Letters, raw: Raw) -> Row | None:
    try:
        return letters.read(raw)
    except Unreadable as error:
        return RowError(f"message {raw.number}", str(error))
    except (ValueError, RecursionError, OverflowError, LookupError):
        # One hostile or broken message must not stop the thousands behind it.
        return RowError(f"message {raw.number}", "The message is damaged and was left out.")
