"""One mail as one touch: who to whom, when, in answer to what, through a list or not."""

import csv
import re

from amity.base.ids import digest
from amity.base.text import one_line
from amity.sources.mbox.addresses import (
    Address,
    addresses,
    before_via,
    list_addresses,
    looks_like_list,
    shown_name,
)
from amity.sources.mbox.headers import Mail, decode_words, open_mail
from amity.sources.mbox.split import Raw
from amity.sources.mbox.when import moment
from amity.sources.mbox.words import own_words
from amity.sources.rows import Party, TouchRow

CROWD = 50  # more addressees make no personal tie, and no more of them are kept
MOST_LISTS = 10_000
_ID = re.compile(r"<([^<>\s]{1,900})>")
_UNWANTED = frozenset(
    {"spam", "junk", "draft", "drafts", "chat", "chats", "entwürfe", "brouillons", "borradores"}
)


class Unreadable(Exception):
    """A message that cannot become a touch; the message says why."""


class Letters:
    """Reads messages of one archive, remembering the addresses of its mailing lists on the way."""

    def __init__(self) -> None:
        self._lists: set[str] = set()

    def read(self, raw: Raw) -> TouchRow | None:
        """The touch of a message; None for drafts, spam and chats. Raises `Unreadable`."""
        mail = open_mail(raw.data)
        folders = _folders(mail)
        if any(folder.casefold() in _UNWANTED for folder in folders):
            return None
        at = moment(mail.get("date"), mail.get("received"), raw.separator[:200].decode("ascii", "replace"))
        if at is None:
            raise Unreadable("The message has no date that can be read.")
        text = own_words(mail.get("content-type"), mail.get("content-transfer-encoding"), mail.body)
        through_list = self._note_lists(mail)
        sender, rewritten = self._sender(mail)
        if sender is None:
            raise Unreadable("The message does not say who sent it.")
        others, crowd = self._others(mail)
        return TouchRow(
            source="mail",
            key=_key(mail, text),
            where=f"message {raw.number}",
            at=at,
            channel="mail",
            sender=sender,
            others=others,
            subject=one_line(decode_words(mail.get("subject")[:2_000]), limit=300),
            text=text,
            thread=_thread(mail),
            replies_to=_answered(mail),
            bulk=_is_bulk(mail),
            to_list=through_list or rewritten or crowd > CROWD,
            folders=folders,
        )

    def _note_lists(self, mail: Mail) -> bool:
        if not mail.get("list-id") and not mail.get("list-post"):
            return mail.get("precedence").casefold() == "list"
        if len(self._lists) < MOST_LISTS:
            self._lists |= list_addresses(mail.get("list-id"), mail.get("list-post"))
        return True

    def _sender(self, mail: Mail) -> tuple[Party | None, bool]:
        """The author, and whether a list stood in the author's place."""
        named = addresses(mail.get("from")) or addresses(mail.get("sender"))
        if not named:
            return None, False
        name, address = named[0]
        author = before_via(name)
        if not author:
            return self._party((name, address), "from"), False
        if len(self._lists) < MOST_LISTS:
            self._lists.add(address.casefold())
        own = self._own_address(mail)
        author = shown_name(author, own)
        key = "" if own else digest("mail", address.casefold(), author.casefold())
        return Party(name=author, email=own, role="from", key=key), True

    def _own_address(self, mail: Mail) -> str:
        for header in ("x-original-from", "reply-to"):
            for _, address in addresses(mail.get(header)):
                if not self._is_list(address):
                    return address[:320]
        return ""

    def _others(self, mail: Mail) -> tuple[tuple[Party, ...], int]:
        """Those it went to, nobody twice, and how many there are."""
        found: dict[str, Party] = {}
        for role in ("to", "cc"):
            for name, address in addresses(mail.get(role)):
                if len(found) < CROWD:
                    found.setdefault(address.casefold(), self._party((name, address), role))
        return tuple(found.values()), mail.get("to").count("@") + mail.get("cc").count("@")

    def _party(self, address: Address, role: str) -> Party:
        robot = self._is_list(address[1])
        return Party(name=shown_name(*address), email=address[1][:320], role=role, robot=robot)

    def _is_list(self, address: str) -> bool:
        return address.casefold() in self._lists or looks_like_list(address)


def _key(mail: Mail, text: str) -> str:
    if found := _first_id(mail.get("message-id")):
        return digest("mail", found)
    return digest("mail", mail.get("date"), mail.get("from"), mail.get("subject"), text[:500])


def _first_id(header: str) -> str:
    found = _ID.search(header)
    return found[1] if found else ""


def _references(mail: Mail) -> list[str]:
    return _ID.findall(mail.get("references"))


def _answered(mail: Mail) -> str:
    """The key of the mail that this one answers. Important: an empty id answers nothing."""
    references = _references(mail)
    answered = _first_id(mail.get("in-reply-to")) or (references[-1] if references else "")
    return digest("mail", answered) if answered else ""


def _thread(mail: Mail) -> str:
    references = _references(mail)
    root = mail.get("x-gm-thrid") or (references[0] if references else _first_id(mail.get("in-reply-to")))
    root = root or _first_id(mail.get("message-id"))
    return digest("mail", "thread", root) if root else ""


def _is_bulk(mail: Mail) -> bool:
    """A newsletter or an automatic mail, as its headers say; a list that people write to is none."""
    automatic = mail.get("auto-submitted").casefold()
    if automatic and not automatic.startswith("no"):
        return True
    if mail.get("list-post") and mail.get("list-post").casefold() != "no":
        return False
    return bool(mail.get("list-unsubscribe")) or mail.get("precedence").casefold() in ("bulk", "junk")


def _folders(mail: Mail) -> tuple[str, ...]:
    labels = " ".join(decode_words(mail.get("x-gmail-labels")[:2_000]).split())  # csv refuses a lone "\r"
    split = next(csv.reader([labels], skipinitialspace=True), []) if labels else []
    folders = [*split, decode_words(mail.get("x-folder")[:500])]
    return tuple(dict.fromkeys(one_line(folder, limit=100) for folder in folders if folder.strip()))[:50]
