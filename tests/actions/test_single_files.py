"""Any single file with three people who can be reached gives a day with true evidence."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from amity.actions import importing, own, today
from amity.store.models import Network, Record, Touch
from amity.today import Plan
from tests.actions.written import card, connection, connections, mail, mbox, vcards

DAY = date(2026, 11, 24)
NAMES = ("Ana Sousa", "Bo Ek", "Cy Ray", "Dee Lam")


def address(name: str) -> str:
    return f"{name.partition(' ')[0].lower()}@acme.example"


def cards(folder: Path) -> Path:
    return vcards(folder / "p.vcf", *(card(name, emails=[address(name)]) for name in NAMES))


def a_list(folder: Path) -> Path:
    letters = [
        mail(f"{name} <{address(name)}>", "users@lists.example", "Does yours work?", day=n, subject=f"The roof of {name}",
             List_Id="<users.lists.example>", Precedence="list")
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    return mbox(folder / "list.mbox", *letters)


def linked(folder: Path) -> Path:
    rows = [connection(name, name[:2].lower(), company=f"{name} Ltd") for name in NAMES]
    return connections(folder / "Connections.csv", *rows)


def brought(network: Network, path: Path) -> Plan:
    chosen = importing.prepare(network, [path], importing.Options())
    importing.run(network, chosen.pk)
    return today.plan(network, today=DAY, energy="steady")


def is_there(network: Network, kind: str, id: str) -> bool:
    match kind:
        case "touch":
            return Touch.objects.of(network).filter(pk=int(id)).exists()
        case "record":
            return Record.objects.of(network).filter(uid=id).exists()
    return kind == "date"


@pytest.mark.parametrize("file", [cards, a_list, linked])
def test_a_single_file_gives_three_people_with_evidence_that_opens(
    network: Network, tmp_path: Path, file: Callable[[Path], Path]
) -> None:
    plan = brought(network, file(tmp_path))

    assert len(plan.suggestions) == 3
    assert len({one.draft.body for one in plan.suggestions}) == 3
    evidence = [one for card in plan.suggestions for reason in card.reasons for one in reason.evidence]
    assert len(evidence) >= 3
    assert all(is_there(network, one.kind, one.id) for one in evidence)


def test_evidence_from_an_address_book_names_the_file_and_the_card(network: Network, tmp_path: Path) -> None:
    plan = brought(network, cards(tmp_path))

    (evidence,) = plan.suggestions[0].reasons[0].evidence
    assert evidence.source == "vcard"
    assert "card" in evidence.text


def test_somebody_whose_card_names_a_language_is_written_to_in_it(network: Network, tmp_path: Path) -> None:
    path = vcards(
        tmp_path / "p.vcf",
        card("Max Muster", emails=["max@muster.example"], org="Muster", more=["LANG:de-CH"]),
    )

    (suggestion,) = brought(network, path).suggestions

    assert suggestion.someone.language == "de"
    assert "Adressbuch" in suggestion.draft.body or "notiert" in suggestion.draft.body


def test_the_owners_language_is_the_one_of_drafts_where_none_is_known(
    network: Network, tmp_path: Path
) -> None:
    network.language = "de"
    network.save()

    plan = brought(network, cards(tmp_path))

    written = [one.draft.body for one in plan.suggestions]
    assert all(body.startswith(("Hallo", "Hi")) for body in written)
    assert any(word in " ".join(written) for word in ("erinnert", "denken", "Erinnerung", "Gruß"))


def test_two_records_of_one_name_become_one_suggestion_and_a_question(
    network: Network, tmp_path: Path
) -> None:
    path = connections(
        tmp_path / "Connections.csv",
        connection("Mira Okonjo", "mira", company="Northwind"),
        connection("Mira Okonjo", "mira-o", company="Contoso"),
    )

    plan = brought(network, path)

    assert [one.someone.name for one in plan.suggestions] == ["Mira Okonjo"]
    assert [one.kind for one in plan.questions] == ["same"]


def test_two_who_were_last_met_together_both_remember_it(network: Network, tmp_path: Path) -> None:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN"]
    for month in (1, 2, 3, 4, 5, 6):
        lines += [
            "BEGIN:VEVENT", f"UID:e{month}", f"DTSTART:20250{month}10T100000Z", f"DTEND:20250{month}10T110000Z", "SUMMARY:Plan",
            "ORGANIZER;CN=Me:mailto:me@home.example", "ATTENDEE;CN=Me:mailto:me@home.example",
            "ATTENDEE;CN=Ana Ruiz:mailto:ana@acme.example", "ATTENDEE;CN=Ben Okafor:mailto:ben@acme.example", "END:VEVENT",
        ]  # fmt: skip
    path = tmp_path / "team.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8")

    own.say(network, ["me@home.example"])
    plan = brought(network, path)

    assert {one.someone.name for one in plan.suggestions} == {"Ana Ruiz", "Ben Okafor"}
    assert all(one.someone.last_touch for one in plan.suggestions)
    assert not any("[ask" in one.draft.body for one in plan.suggestions)
