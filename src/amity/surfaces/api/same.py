"""One person or two: questions and their answers, joins and how they are taken apart."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from amity.actions import joins, people, questions
from amity.actions import same as action
from amity.base.errors import BadInput
from amity.surfaces.api import cursors, fields, shapes
from amity.surfaces.api.answers import Asked, answer, tagged
from amity.surfaces.api.problems import by_state
from amity.surfaces.api.receipts import once
from amity.surfaces.documents import people as persons
from amity.surfaces.documents import same as documents
from amity.surfaces.serving import clock

router = Router(tags=["same person"])


class WhichQuestions(Schema):
    """About whom; all that wait (60 at most) where nobody is named."""

    person: Annotated[fields.Id | None, Field(description="Also what is too unlikely to be asked.")] = None
    limit: fields.Count = 60


class Said(fields.Body):
    """Yes joins the two, no keeps them apart for ever, unsure asks later."""

    answer: Literal["yes", "no", "unsure"]
    company: Annotated[
        bool, Field(description="The same for all questions about two people at the workplace of these two.")
    ] = False


class WhichJoins(fields.Paging):
    """Of whom."""

    person: fields.Id | None = None


class NewJoin(fields.Body):
    """Two people who are one."""

    person: fields.Id
    other: fields.Id


class Leaving(fields.Body):
    """The entries that are somebody else; `sources` of a person and the joins name them."""

    entries: Annotated[list[fields.Id], Field(min_length=1, max_length=500)]


@router.get("/questions", response=shapes.SomeQuestions, summary="List questions: one person or two?")
def list_questions(request: Asked, which: Query[WhichQuestions]) -> HttpResponse:
    """The most telling first; ten may be asked on the first day and five a day after, as `left_today` says."""
    network = request.network
    waiting = questions.waiting(network, today=clock.today(network), limit=which.limit)
    pairs = waiting.pairs
    if which.person:
        person = people.find(network, str(which.person))
        pairs = questions.possibly(network, person=person.id, limit=which.limit)
    return answer(
        {
            "questions": [documents.question(pair) for pair in pairs],
            "waiting": waiting.waiting,
            "possibly": waiting.possibly,
            "answered_today": waiting.answered_today,
            "left_today": waiting.left_today,
        }
    )


@router.get("/questions/{person_id}/{other_id}", response=documents.AskedPair, summary="Show a question")
def show_question(request: Asked, person_id: fields.Id, other_id: fields.Id) -> HttpResponse:
    """Both sides field by field, with each clue and how far it moves the answer."""
    return tagged(documents.asked(questions.asked(request.network, person_id, other_id)))


@router.post(
    "/questions/{person_id}/{other_id}/answer", response=shapes.Answered, summary="Answer a question"
)
def answer_question(
    request: Asked, person_id: fields.Id, other_id: fields.Id, said: Said, key: fields.Key
) -> HttpResponse:
    """Any two people may be told of, asked about or not; the journal takes the answer back."""

    def make() -> HttpResponse:
        count = 1
        with by_state():  # two who are one already
            if said.company:
                count = action.answer_company(
                    request.network, _company(request, person_id, other_id), said.answer
                )
            else:
                action.answer(request.network, person_id, other_id, said.answer)
        now = people.find(request.network, str(person_id))
        last = action.last(request.network)
        return answer(
            {"person": persons.named(now), "answered": count, "change_id": last.pk if last else None}
        )

    return once(request, key, make)


@router.get("/joins", response=shapes.SomeJoins, summary="List joins")
def list_joins(request: Asked, which: Query[WhichJoins]) -> HttpResponse:
    """Which entries are one person, by whom, since when and why; newest first."""
    network = request.network
    behind = cursors.read(which.cursor, "joins")
    person = people.find(network, str(which.person)).id if which.person else None
    found = joins.joins(network, person=person, after=behind[0] if behind else None, limit=which.limit)
    place = (found.next,) if found.next is not None else None
    return answer(
        {
            "joins": [documents.join(one) for one in found.rows],
            "total": found.total,
            "next": cursors.write(place, "joins"),
        }
    )


@router.post("/joins", response={201: shapes.Joined}, summary="Join two people")
def add_join(request: Asked, said: NewJoin, key: fields.Key) -> HttpResponse:
    """They are one from now on, as the older of them; the ids of both lead there."""

    def make() -> HttpResponse:
        with by_state():
            person = action.merge(request.network, said.person, said.other)
        place = {"Location": f"/api/v1/people/{person.id}"}
        return answer({"person": persons.named(person)}, status=201, headers=place)

    return once(request, key, make)


@router.delete("/joins/{join_id}", response=documents.Parted, summary="Take a join apart")
def take_apart(request: Asked, join_id: fields.JoinId) -> HttpResponse:
    """Whoever hangs on its younger side leaves, for ever: no file joins them again. The journal takes it back."""
    with by_state():
        return answer(documents.parted(action.unjoin(request.network, join_id)))


@router.post("/people/{person_id}/parting", response=documents.Parted, summary="Part entries from somebody")
def part_entries(request: Asked, person_id: fields.Id, said: Leaving, key: fields.Key) -> HttpResponse:
    """These entries are somebody else, for ever. Not all of them: somebody must stay."""

    def make() -> HttpResponse:
        with by_state():
            return answer(documents.parted(action.unmerge(request.network, person_id, said.entries)))

    return once(request, key, make)


def _company(request: Asked, person_id: UUID, other_id: UUID) -> UUID:
    one, other = (people.find(request.network, str(id)) for id in (person_id, other_id))
    if not one.organisation_id or one.organisation_id != other.organisation_id:
        raise BadInput("These two do not work at the same place.")
    return one.organisation_id
