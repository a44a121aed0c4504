"""Two spellings of one address give one value; what is no address gives none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amity.people.handles import (
    PROVIDERS,
    domain_fits,
    domain_of,
    is_robot,
    is_role,
    normal_email,
    normal_phone,
    normal_url,
    organisation_key,
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Ana@Example.ORG", "ana@example.org"),
        (" <ana@example.org> ", "ana@example.org"),
        ("mailto:ana@example.org", "ana@example.org"),
        ("ana+lists@example.org", "ana@example.org"),
        ("+only@example.org", "+only@example.org"),
        ("a.n.a+x@googlemail.com", "ana@gmail.com"),
        ("a.n.a@example.org", "a.n.a@example.org"),
        ("ana@example.org.", "ana@example.org"),
        ("", ""),
        ("ana", ""),
        ("@example.org", ""),
        ("ana@", ""),
        ("ana sousa@example.org", ""),
        ("a@b@c", ""),
        ("a" * 200 + "@example.org", ""),
    ],
)
def test_mail_addresses(written: str, normal: str) -> None:
    assert normal_email(written) == normal


@pytest.mark.parametrize(
    ("written", "region", "normal"),
    [
        ("+49 170 1234567", "", "+491701234567"),
        ("0170/1234567", "DE", "+491701234567"),
        ("tel:+49-170-1234567", "", "+491701234567"),
        ("0170 1234567", "", "01701234567"),
        ("1234", "", ""),
        ("call me", "", ""),
        ("", "DE", ""),
    ],
)
def test_phone_numbers(written: str, region: str, normal: str) -> None:
    assert normal_phone(written, region) == normal


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("https://www.linkedin.com/in/Ana-Sousa/", "linkedin.com/in/ana-sousa"),
        ("http://de.linkedin.com/in/ana-sousa?trk=nav", "linkedin.com/in/ana-sousa"),
        ("linkedin.com/in/ana-sousa", "linkedin.com/in/ana-sousa"),
        ("https\\://m.example.org/Ana", "example.org/Ana"),
        ("https://twitter.com/Ana", "x.com/ana"),
        ("https://x.com/ana/", "x.com/ana"),
        ("ana", ""),
        ("", ""),
        ("https://[broken", ""),
    ],
)
def test_profile_addresses(written: str, normal: str) -> None:
    assert normal_url(written) == normal


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing(text: str) -> None:
    for normal in (normal_email, normal_phone, organisation_key):
        assert normal(normal(text)) == normal(text)


@given(st.from_regex(r"[a-z0-9.]{1,20}\+?[a-z]{0,5}@[a-z]{1,12}\.(com|example)", fullmatch=True))
def test_capitals_and_spaces_around_a_mail_address_do_not_matter(address: str) -> None:
    assert normal_email(f"  {address.upper()} ") == normal_email(address)


@pytest.mark.parametrize("address", ["info@x.example", "support@x.example", "jobs@x.example"])
def test_role_addresses(address: str) -> None:
    assert is_role(address)
    assert not is_robot(address)


@pytest.mark.parametrize(
    "name",
    [
        "no-reply", "noreply", "do_not_reply", "newsletter", "mailer-daemon", "bounce-7", "notifications", "ci.no-reply",
        "no-reply-orders", "github-notifications",
    ],
)  # fmt: skip
def test_addresses_where_nobody_answers(name: str) -> None:
    assert is_robot(f"{name}@x.example")


@pytest.mark.parametrize("name", ["ana.sousa", "information", "newton", "alert.smith", "norah", "rooter"])
def test_people_are_neither(name: str) -> None:
    assert not is_robot(f"{name}@x.example")
    assert not is_role(f"{name}@x.example")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ACME, Inc.", "acme"),
        ("Beispiel GmbH & Co. KG", "beispiel"),
        ("Müller AG", "muller"),
        ("GmbH", "gmbh"),
        ("  ", ""),
    ],
)
def test_an_organisation_goes_by_its_name_without_legal_form(name: str, key: str) -> None:
    assert organisation_key(name) == key


@pytest.mark.parametrize(
    ("domain", "organisation", "fits"),
    [
        ("carroll.example", "carroll", True),
        ("mail.carroll.example", "carroll group", True),
        ("carrollinc0.example", "carroll", True),
        ("ibm.example", "ibm", True),
        ("ib.example", "ibm", False),
        ("gmail.com", "carroll", False),
        ("example", "", False),
    ],
)
def test_a_domain_may_spell_an_organisation(domain: str, organisation: str, *, fits: bool) -> None:
    assert domain_fits(domain, organisation) is fits


def test_providers_name_no_employer() -> None:
    assert {"gmail.com", "gmx.de", "outlook.com", "icloud.com"} <= PROVIDERS
    assert domain_of("ana@gmail.com") in PROVIDERS
