"""Texts for what the owner may send: introductions, asks, gifts, thanks. Nothing is stored and nothing is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from amity.actions.giving import introducing, ledger, needs, sharing
from amity.actions.giving.whom import Named, named, someone
from amity.actions.recently import texts_to_others
from amity.actions.said import promise as promise_of
from amity.base.errors import BadInput, NotFound
from amity.conversations.drafts import spoken_with
from amity.conversations.facts import Draft, Fact, Someone, Touch
from amity.conversations.gate import OWNER
from amity.conversations.sayable import said_to_you, sayable_subject
from amity.giving import texts
from amity.giving.consent import NotYet, State, Step
from amity.giving.support import WISHES
from amity.giving.texts import Value
from amity.store.models import Fact as FactRow
from amity.store.models import Network, Promise

PARTS = ("request", "opt_in", "joint", "thanks", "kindly")


@dataclass(frozen=True, slots=True)
class Written:
    """A text and to whom it goes. Where the gate refuses it, `why` is its reason and the draft's body is empty."""

    to: tuple[Named, ...]
    draft: Draft
    why: str
    shorter: Draft | None = None
    warmer: Draft | None = None
    blurb: str = ""
    asks: bool = True


def introduction(network: Network, introduction_id: UUID, part: str, *, today: date) -> Written:
    """One of the texts of an introduction. NotYet where it would reach somebody before their turn."""
    shown = introducing.one(network, introduction_id, today=today)
    state = shown.standing.state
    if part not in PARTS:
        raise BadInput(f"A text is one of {', '.join(PARTS)}.")
    if not _may_be_read(shown, part):
        raise NotYet(_NEEDS[part], state)
    people = people_to(network, shown.first.id, shown.second.id)
    first, second = people[shown.first.id], people[shown.second.id]
    need, offer = _words(network, shown.need), _words(network, shown.offer)
    values = {
        "about": Value(about_person(second), f"person:{second.id}"),
        "why": Value(shown.why, f"introduction:{shown.id}") if shown.why else _open_part(network, first),
        "outcome": Value(shown.steps[-1].words, f"introduction:{shown.id}"),
        "first": _name(first),
        "second": _name(second),
    }
    if need:
        values |= {
            "need": need,
            "offer": offer or Value(about_person(first) or shown.why, f"person:{first.id}"),
        }
    kind, to, other = _addressed(shown, part, first, second)
    # That they agreed is stored with the introduction, and may be said from then on.
    yes = "said yes to an introduction, both. hat Ja gesagt zum Kennenlernen, beide"
    agreed = Value(other.name, f"introduction:{shown.id}", stored=yes)
    if need is None and kind in ("request", "opt_in", "joint"):
        kind = f"{kind}.why"
    return _write(
        network,
        today,
        kind,
        to,
        values | {"other": agreed if part == "opt_in" else _name(other), "agreed": agreed},
    )


def suggestion(network: Network, first_id: UUID, second_id: UUID, need_id: UUID, *, today: date) -> Written:
    """What the first would be asked, before anything is stored."""
    people = people_to(network, first_id, second_id)
    first, second = people[first_id], people[second_id]
    match = next((m for m in needs.matches_for(network, need_id) if m.offer.person == str(first_id)), None)
    offer = (
        _of_offer(match.offer.id, match.offer.text)
        if match
        else Value(about_person(first), f"person:{first.id}")
    )
    values = {
        "need": _words(network, need_id) or Value("", ""), "offer": offer, "other": _name(second),
        "about": Value(about_person(second), f"person:{second.id}"),
    }  # fmt: skip
    return _write(network, today, "request", (first,), values)


def match(network: Network, need_id: UUID, offer_id: str, *, today: date) -> Written:
    """What to write first: to who offers it, or to who needs it where the offer is the owner's own."""
    found = next((m for m in needs.matches_for(network, need_id) if m.offer.id == offer_id), None)
    if found is None:
        raise NotFound("This need and this offer no longer meet.")
    if found.offer.person != "me" and found.need.person != "me":
        return suggestion(network, UUID(found.offer.person), UUID(found.need.person), need_id, today=today)
    mine = found.offer.person == "me"
    to = UUID(found.need.person if mine else found.offer.person)
    need = _need(found.need.text, f"fact:{need_id}" if mine else "owner")
    offer = Value(found.offer.text, "owner") if mine else _of_offer(found.offer.id, found.offer.text)
    kind = "help.match" if mine else "ask.match"
    return _write(network, today, kind, (people_to(network, to)[to],), {"need": need, "offer": offer})


def share(network: Network, resource_id: UUID, person_id: UUID, *, today: date) -> Written:
    """A thing to somebody whom it may please, with the words of theirs that say so."""
    fit = next(
        (
            f
            for f in sharing.fitting(network, person_id=person_id, limit=500)
            if f.thing.id == str(resource_id)
        ),
        None,
    )
    if fit is None:
        raise NotFound("Nothing noted of them fits this.")
    care = Value(fit.care.text, fit.care.id if ":" in fit.care.id else f"fact:{fit.care.id}")
    values = {"thing": Value(fit.thing.title, f"resource:{resource_id}"), "care": care}
    return _write(network, today, "share", (people_to(network, person_id)[person_id],), values)


def ask(
    network: Network,
    wish: str,
    person_id: UUID,
    topic: str = "",
    *,
    fact: str = "",
    text: str = "",
    today: date,
) -> Written:
    """A small honest ask. `fact` and `text` are what speaks for them (of a `Pick`), else how they helped before."""
    if wish not in WISHES:
        raise BadInput(f"Ask for one of {', '.join(WISHES)}.")
    to = people_to(network, person_id)[person_id]
    spoken = spoken_with(to, network.language or "en")
    before = None if text and fact else _help_before(network, person_id)
    basis = _of_offer(fact, text) if text and fact else before or _speaks_for(to, wish)
    ask_me = {"en": "[ask: about what]", "de": "[frag: worum es geht]"}[spoken]
    values = {"topic": Value(topic.strip() or ask_me, "owner"), "text": basis or Value(ask_me, "owner")}
    return _write(network, today, f"ask.{wish}.again" if before else f"ask.{wish}", (to,), values)


def _speaks_for(to: Someone, wish: str) -> Value | None:
    """For a name of somebody it is their post that counts, else what they care about."""
    post = about_person(to)
    return Value(post, f"person:{to.id}") if post and wish == "referral" else what_is_known(to)


def _help_before(network: Network, person_id: UUID) -> Value | None:
    """What they gave last, in the words of the ledger: a better ground for an ask than an interest of theirs."""
    given = ledger.gives(network, person_id=person_id, way="received").exclude(text="").first()
    return Value(given.text, f"give:{given.pk}", stored="helped, geholfen") if given else None


def thank(network: Network, give_id: UUID, *, today: date) -> Written:
    """Thanks for something received, with what came of it where that is noted."""
    give = ledger.one(network, give_id)
    who = named(give)
    if who is None or give.way != "received":
        raise BadInput(_("Thanks go to whoever gave something to you."))
    source = f"give:{give.pk}"
    said = (
        give.text
        or _KINDS[spoken_with(people_to(network, who.id)[who.id], network.language or "en")][give.kind]
    )
    values = {"text": Value(said, source), "outcome": Value(give.outcome, source)}
    kind = "thank.outcome" if give.outcome else "thank"
    return _write(network, today, kind, (people_to(network, who.id)[who.id],), values)


def decline(network: Network, need_id: UUID, *, today: date) -> Written:
    """A kind no to a need: said now rather than left open."""
    row = needs.one(network, need_id)
    who = named(row)
    if who is None:
        raise BadInput(_("That is a need of your own."))
    return _write(
        network,
        today,
        "decline",
        (people_to(network, who.id)[who.id],),
        {"need": _need(row.text, f"fact:{row.pk}")},
    )


def let_go(network: Network, promise_id: UUID, *, today: date) -> Written:
    """A promise of the owner's that will not be kept, said aloud."""
    row = promise_of(network, promise_id)
    who = named(row)
    if who is None or row.by != Promise.By.ME:
        raise BadInput(_("Only a promise of your own can be let go of in a message."))
    to = people_to(network, who.id)[who.id]
    found = next((p for p in to.promises if p.id == str(row.pk)), None)
    spoken = spoken_with(to, network.language or "en")
    turned = said_to_you(found, spoken, name=to.given or to.name) if found else ""
    return _write(
        network,
        today,
        "let_go",
        (to,),
        {"text": Value(turned or row.text, f"promise:{row.pk}", stored=row.text)},
    )


def recommendation(network: Network, person_id: UUID, *, today: date) -> Written:
    """Ask for three lines on a profile; what they worked on together is for the owner to fill where nothing is noted."""
    to = people_to(network, person_id)[person_id]
    spoken = spoken_with(to, network.language or "en")
    open_part = {"en": "[ask: what you did together]", "de": "[frag: was ihr zusammen gemacht habt]"}[spoken]
    return _write(
        network, today, "recommendation", (to,), {"text": _talk_of(to) or Value(open_part, "owner")}
    )


_NEEDS = {
    "request": Step.PROPOSED, "opt_in": Step.FIRST_YES, "joint": Step.SECOND_YES, "thanks": Step.MADE,
    "kindly": Step.ASKED_FIRST,
}  # fmt: skip
_KINDS = {
    "en": {"resource": "what you sent me", "introduction": "the introduction", "advice": "your advice",
           "recommendation": "your recommendation", "support": "your help"},
    "de": {"resource": "für das Geschickte", "introduction": "für das Vorstellen", "advice": "für den Rat",
           "recommendation": "für die Empfehlung", "support": "für die Hilfe"},
}  # fmt: skip


def _open_part(network: Network, who: Someone) -> Value:
    """What only the owner can say."""
    spoken = spoken_with(who, network.language or "en")
    return Value({"en": "[ask: what brings them together]", "de": "[frag: was sie verbindet]"}[spoken], OWNER)


def _may_be_read(shown: introducing.Shown, part: str) -> bool:
    """A text may be read from the moment on at which it may be sent."""
    taken = {one.step for one in shown.steps}
    match part:
        case "request":
            return shown.standing.state in (State.PROPOSED, State.ASKED_FIRST)
        case "opt_in":
            return Step.FIRST_YES in taken and shown.standing.state in (
                State.FIRST_AGREED,
                State.ASKED_SECOND,
            )
        case "joint":
            return Step.SECOND_YES in taken
        case "thanks":
            return Step.MADE in taken
    return Step.ASKED_FIRST in taken and shown.standing.state != State.OUTCOME


def _addressed(
    shown: introducing.Shown, part: str, first: Someone, second: Someone
) -> tuple[str, tuple[Someone, ...], Someone]:
    """Which text it is, to whom, and who the other one is."""
    if part == "joint":
        return "joint", (first, second), second
    if part == "opt_in":
        return "opt_in", (second,), first
    if part != "kindly":
        has_outcome = (
            part == "thanks" and shown.standing.state is State.OUTCOME and bool(shown.steps[-1].words)
        )
        return ("thanks.outcome" if has_outcome else part), (first,), second
    taken = {one.step for one in shown.steps}
    if Step.FIRST_NO in taken:
        return "kindly.first", (first,), second
    if Step.SECOND_NO in taken:
        return "kindly.second", (first,), second
    # Whoever did not answer is told that nothing is waited for.
    asked_second = Step.ASKED_SECOND in taken and Step.SECOND_YES not in taken
    return ("kindly.late", (second,), first) if asked_second else ("kindly.late", (first,), second)


def _write(
    network: Network, today: date, kind: str, to: tuple[Someone, ...], values: Mapping[str, Value]
) -> Written:
    owing = any(promise.by == "me" for one in to for promise in one.promises)
    taken = texts_to_others(network, [UUID(one.id) for one in to], today=today)
    text = texts.write(kind, to, values, language=network.language or "en", owing=owing, taken=taken)
    whom = tuple(Named(UUID(one.id), one.name) for one in to)
    return Written(whom, text.draft, text.why, text.shorter, text.warmer, text.blurb, text.asks)


def people_to(network: Network, *ids: UUID) -> dict[UUID, Someone]:
    """These people; NotFound where one died or asked to be left out: nothing is drafted to them."""
    found = someone(network, ids)
    if set(ids) - found.keys():
        raise NotFound("There is nobody with this id to whom anything is written.")
    return found


def about_person(who: Someone) -> str:
    """Their post and place in a few words, as their card says: "Data lead, Clinara"."""
    return ", ".join(part for part in (who.title, who.organisation) if part)


def _name(who: Someone) -> Value:
    return Value(who.name, f"person:{who.id}")


def _words(network: Network, fact_id: UUID | None) -> Value | None:
    row = FactRow.objects.of(network).filter(pk=fact_id).first() if fact_id else None
    return _need(row.text, f"fact:{row.pk}", private=row.private) if row else None


def _need(text: str, source: str, *, private: bool = False) -> Value:
    """A need as it is noted: that it is looked for is stored too."""
    return Value(text, source, private=private, stored="looks for, sucht")


def _of_offer(offer_id: str, text: str) -> Value:
    """A post, a topic or a fact, by the id a match names it with."""
    kind, colon, rest = offer_id.partition(":")
    return Value(text, f"person:{rest}" if colon and kind in ("post", "topic") else f"fact:{offer_id}")


def what_is_known(who: Someone) -> Value | None:
    """What speaks of them: something they told, their post, or the last talk."""
    told = next((f for f in who.facts if _is_sayable(f)), None)
    if told:
        return Value(told.text, f"fact:{told.id}")
    post = about_person(who)
    return Value(post, f"person:{who.id}") if post else _talk_of(who)


def _is_sayable(fact: Fact) -> bool:
    return not fact.private and fact.source == "you" and fact.kind in ("offer", "work", "interest", "goal")


def _talk_of(who: Someone) -> Value | None:
    """The subject of the last talk, as it may be mentioned."""
    talk: Touch | None = who.last_touch
    subject = sayable_subject(talk.subject) if talk else ""
    return Value(subject, f"touch:{talk.id}") if talk and subject else None
