"""Other words for a draft, asked of a program that the owner named. Off at first; nothing of it is stored.

Asking may take a minute, so it is done beside the page: `start` begins, `standing` says what has come of it. Both the
draft and the answer live in this process alone and are gone after a while.
"""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from time import monotonic
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from amity.actions import outside
from amity.actions.giving.whom import someone
from amity.actions.recently import texts_to_others
from amity.base.errors import AmityError, BadInput, NotFound
from amity.conversations import rewording as chapter
from amity.conversations.drafts import spoken_with
from amity.conversations.facts import Draft
from amity.conversations.gate import Ground
from amity.conversations.phrases import says_sie
from amity.conversations.rewording import Circumstances, Reworded
from amity.people.calling import called
from amity.store.models import Network

__all__ = ["Asked", "is_on", "may_be_reworded", "standing", "start", "where"]

LIMITS = outside.Limits(seconds=60, largest=500_000)
_AT_ONCE, _KEPT, _KEEP = 3, 30, 900.0  # asked at a time; answers held, and for how many seconds
may_be_reworded = chapter.may_be_reworded


@dataclass(slots=True)
class Asked:
    """A draft with what came of it: still asked, other words, or why there are none."""

    draft: Draft
    people: tuple[UUID, ...]
    network: UUID
    asks: bool = True
    since: float = field(default_factory=monotonic)
    done: bool = False
    found: Draft | None = None
    why: str = ""  # a reason of the gate
    trouble: str = ""  # or a sentence: nothing came back that could be read


_asked: dict[UUID, Asked] = {}
_lock = threading.Lock()


def is_on(network: Network) -> bool:
    """Whether the owner turned it on and named whom to ask."""
    return bool(network.writing_on and network.writing_url and network.writing_model)


def where(network: Network) -> str:
    """Whom the words of a draft are sent to: host and port."""
    return outside.web_address(network.writing_url).netloc if network.writing_url else ""


def start(network: Network, draft: Draft, people: Iterable[UUID], *, asks: bool = True) -> UUID:
    """Ask for other words; what came of it is told under the id that is returned."""
    if not is_on(network):
        raise BadInput(_("Writing help is off. Settings turn it on."))
    if not chapter.may_be_reworded(draft):
        raise BadInput(_("There is nothing noted in this draft that could be said otherwise."))
    asked = Asked(draft, tuple(people), network.pk, asks)
    about = _circumstances(network, asked.people, asks=asks)
    id = _held(asked)
    language = translation.get_language()
    ask = _asking(network, draft, about)
    threading.Thread(target=_run, args=(asked, ask, language), name="other-words", daemon=True).start()
    return id


def standing(network: Network, id: UUID) -> Asked:
    """What has come of it. NotFound where it is gone, or was never asked by this network."""
    with _lock:
        asked = _asked.get(id)
    if asked is None or asked.network != network.pk:
        raise NotFound(_("These words are gone. Ask again."))
    return replace(asked)  # Important: `done` is copied before what it speaks of


def _held(asked: Asked) -> UUID:
    with _lock:
        now = monotonic()
        for old in [id for id, one in _asked.items() if now - one.since > _KEEP]:
            del _asked[old]
        if sum(not one.done for one in _asked.values()) >= _AT_ONCE:
            raise BadInput(_("Several drafts are being asked for. Wait for one of them."))
        done = [id for id, one in _asked.items() if one.done]
        for old in done[: max(0, len(_asked) - _KEPT)]:
            del _asked[old]
        id = uuid4()
        _asked[id] = asked
    return id


def _circumstances(network: Network, people: tuple[UUID, ...], *, asks: bool) -> Circumstances:
    """Read before anything is asked: the thread that waits for an answer has no business with the store."""
    known = list(someone(network, people).values())
    if len(known) < len(people) or not known:
        raise NotFound(_("There is nobody with this id to whom anything is written."))
    language = spoken_with(known[0], network.language or "en")
    return Circumstances(
        language=language,
        formal=language == "de" and any(map(says_sie, known)),
        asks=asks,
        owing=any(promise.by == "me" for one in known for promise in one.promises),
        names=tuple(f"{one.name} {called(one.name, one.given)}" for one in known),
        private=tuple(
            Ground(f"fact:{fact.id}", fact.text, private=True)
            for one in known for fact in one.facts if fact.private
        ),
        recent=texts_to_others(network, people),
    )  # fmt: skip


def _asking(network: Network, draft: Draft, about: Circumstances) -> Callable[[], Reworded]:
    body = {
        "model": network.writing_model,
        "messages": chapter.told(draft, about),
        "max_tokens": 400,
        "stream": False,
    }
    address = _address(network.writing_url)
    return lambda: chapter.reworded(_answer(address, json.dumps(body).encode()), draft, about)


def _address(named: str) -> str:
    plain = named.rstrip("/")
    return plain if plain.endswith("/chat/completions") else f"{plain}/chat/completions"


def _answer(address: str, body: bytes) -> str:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if settings.AMITY_WRITING_KEY:
        headers["Authorization"] = f"Bearer {settings.AMITY_WRITING_KEY}"
    answer = outside.post(address, body, headers=headers, limits=LIMITS)
    if answer.status != 200:
        raise outside.NotReached(_("It answered with error %(number)s.") % {"number": answer.status})
    try:
        said = json.loads(answer.body)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError) as wrong:
        raise outside.NotReached(_("Its answer is not of the kind that was asked for.")) from wrong
    if not isinstance(said, str):
        raise outside.NotReached(_("Its answer is not of the kind that was asked for."))
    return said


def _run(asked: Asked, ask: Callable[[], Reworded], language: str | None) -> None:
    with translation.override(language):
        try:
            found = ask()
            asked.found, asked.why = found.draft, found.why
        except AmityError as wrong:
            asked.trouble = str(wrong)
        except Exception:  # noqa: BLE001  the edge of a thread: whatever a stranger's answer caused, the page must hear of it
            asked.trouble = _("Its answer is not of the kind that was asked for.")
    asked.done = True
