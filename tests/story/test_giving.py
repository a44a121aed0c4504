"""Giving, as a person does it in the browser: a need met and thanked for, introductions with both answers, support."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.story.axe import all_for_everybody
from tests.story.serving import DAY, Served, serving
from tests.story.steps import open_person, press
from tests.story.visiting import Visit

pytestmark = pytest.mark.browser
PEOPLE = "Ana Sousa, Porto\nTom Becker, Berlin\nNoor Haddad, Utrecht\nSam Okoro, Lisbon\nWei Zhang, Lisbon"
LONG_AGO = (date.fromisoformat(DAY) - timedelta(days=60)).isoformat()


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity on a folder of its own, for the people of these stories."""
    with serving(tmp_path_factory.mktemp("giving")) as served:
        yield served


@pytest.fixture
def page(book: Served, visit: Visit) -> Page:
    """Somebody who wrote five names down."""
    page = visit(book).page("/people")
    if page.get_by_text("Nobody here yet").is_visible():
        page.goto("/welcome/people")
        page.get_by_label("Five people").fill(PEOPLE)
        page.get_by_role("button", name="Next").click()
        expect(page.get_by_role("heading")).to_have_text("Write to one of them today")
    return page


def _note(page: Page, sentence: str) -> None:
    """A sentence, looked at and then kept."""
    page.goto("/give/needs")
    page.get_by_role("textbox", name="A need or an offer").fill(sentence)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Keep it").click()
    expect(_done(page)).to_be_visible()


def _done(page: Page) -> Locator:
    """The line that says what was just done."""
    return page.locator("main > .did")


def _match(page: Page, words: str) -> Locator:
    page.goto("/give")
    return page.get_by_role("article").filter(has_text=words)


def _introduce(page: Page, one: str, other: str, why: str) -> None:
    """Two of one's own choice, from the page of the first."""
    open_person(page, one)
    page.get_by_role("link", name="Introduce", exact=True).click()
    page.get_by_label("With whom").fill(other)
    page.get_by_label("Why these two").fill(why)
    page.get_by_role("button", name="Keep it in mind").click()
    expect(page.get_by_text("Nobody was asked yet.")).to_be_visible()


def test_a_need_is_typed_matched_given_thanked_and_taken_back(page: Page) -> None:
    page.goto("/")
    press(page, "g")
    press(page, "g")
    expect(page.get_by_role("heading", level=1)).to_have_text("Give")
    expect(page.get_by_role("heading", name="Nothing meets just now")).to_be_visible()

    page.goto("/give/needs")
    page.get_by_role("textbox", name="A need or an offer").fill("I offer help with survey weights")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Understood as")).to_be_visible()
    expect(page.get_by_label("In which words")).to_have_value("help with survey weights")
    page.get_by_role("button", name="Keep it").click()
    expect(_done(page)).to_contain_text("Noted what you offer")
    _note(page, "Ana Sousa needs help with survey weights for her panel")

    match = _match(page, "survey weights")
    expect(match).to_contain_text("“survey”, “weights”")
    match.get_by_role("link", name="Write to Ana").click()
    expect(page.get_by_label("Draft to Ana Sousa")).to_have_value(re.compile("survey weights"))
    page.get_by_text("What it rests on").click()
    expect(page.get_by_role("link", name="a note of yours").first).to_be_visible()
    page.get_by_role("button", name="I gave it").click()
    expect(_done(page)).to_contain_text("Noted what you gave Ana Sousa")
    expect(page.get_by_role("heading", name="Nothing meets just now")).to_be_visible()

    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("article").filter(has_text="survey weights")).to_be_visible()
    page.goto("/give/ledger")
    expect(page.get_by_role("heading", name="Nothing noted yet")).to_be_visible()


def test_something_received_is_thanked_for_and_the_balance_is_kind(page: Page) -> None:
    page.goto("/give/ledger")
    page.get_by_label("With whom").fill("Tom")
    page.get_by_label("Which way").select_option("received")
    page.get_by_label("What it was").select_option("advice")
    page.get_by_label("In your words").fill("which journal to try first")
    page.get_by_role("button", name="Save").click()
    expect(_done(page)).to_contain_text("Noted what Tom Becker gave")

    thanks = page.locator("section", has=page.get_by_role("heading", name="A thank-you would be kind"))
    thanks.get_by_role("link", name="Which journal to try first").click()
    expect(page.get_by_label("Draft to Tom Becker")).to_have_value(re.compile("which journal to try first"))
    page.get_by_role("button", name="I said thanks").click()
    expect(_done(page)).to_contain_text("Noted thanks between Tom Becker and you")
    expect(page.get_by_label("Draft to Tom Becker")).to_have_count(0)
    open_person(page, "Tom Becker")
    expect(page.get_by_text("Roughly even. Nothing to settle.")).to_be_visible()


def test_an_introduction_walks_from_suggestion_to_outcome(page: Page) -> None:
    _note(page, "Noor Haddad needs a statistician for her thesis")
    _note(page, "Tom Becker offers an afternoon as statistician for a thesis")
    match = _match(page, "statistician")
    match.get_by_role("link", name="Ask Tom first").click()
    expect(page.get_by_text("Noor hears of it only after a yes")).to_be_visible()
    expect(page.get_by_label("Draft to Tom Becker")).to_have_value(re.compile("statistician"))

    page.get_by_role("button", name="I asked Tom").click()
    expect(page.get_by_text("Tom was asked. Noor knows nothing of it.")).to_be_visible()
    expect(page.get_by_label("Draft to Noor Haddad")).to_have_count(0)
    page.get_by_label("What Tom said").fill("Gladly, after Easter")
    page.get_by_role("button", name="Tom said yes").click()
    expect(page.get_by_text("Tom said yes. Now Noor may be asked.")).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="Tom Becker and Noor Haddad").click()
    expect(page.get_by_label("Draft to Noor Haddad")).to_be_visible()
    page.get_by_role("button", name="I asked Noor").click()
    page.get_by_role("button", name="Noor said yes").click()
    expect(page.get_by_text("Both said yes.", exact=True)).to_be_visible()
    expect(page.get_by_label("Draft to Tom Becker and Noor Haddad")).to_be_visible()

    page.get_by_role("button", name="I introduced them").click()
    expect(page.get_by_text("They know each other now.")).to_be_visible()
    page.get_by_label("What came of it").fill("They meet every second Tuesday")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("They know each other, and something came of it.")).to_be_visible()
    expect(page.get_by_role("region", name="So far")).to_contain_text("They meet every second Tuesday")
    expect(page.get_by_role("region", name="So far")).to_contain_text("Gladly, after Easter")
    page.goto("/give/ledger?way=given")
    expect(page.locator(".rows li").filter(has_text="An introduction")).to_have_count(2)


def test_a_no_ends_an_introduction_kindly_and_can_be_taken_back(page: Page) -> None:
    _introduce(page, "Sam Okoro", "Wei Zhang", "Both ask people questions for a living")
    page.get_by_role("button", name="I asked Sam").click()

    page.get_by_role("button", name="Sam would rather not").click()

    expect(page.get_by_text("The other side never learns of it.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("said yes"))).to_have_count(0)
    expect(page.get_by_label("Draft to Wei Zhang")).to_have_count(0)
    page.goto("/give")
    expect(page.get_by_role("link", name="Sam Okoro and Wei Zhang")).to_have_count(0)
    page.goto("/give/introductions")
    ended = page.locator("section", has=page.get_by_role("heading", name="Came to an end"))
    expect(ended.get_by_role("link", name="Sam Okoro and Wei Zhang")).to_be_visible()
    page.goto("/journal")
    page.get_by_role("button", name=re.compile("Undo: A kind no")).click()
    page.goto("/give")
    page.get_by_role("link", name="Sam Okoro and Wei Zhang").click()
    expect(page.get_by_role("button", name="Sam said yes")).to_be_visible()


def test_an_answer_that_never_came_ends_it_without_a_word_and_a_late_yes_still_counts(
    page: Page, book: Served
) -> None:
    _introduce(page, "Ana Sousa", "Wei Zhang", "Patient panels")
    known = page.url.rpartition("/")[2]
    book.amity("intro", "close", known)
    page.goto("/give/introductions")
    expect(page.locator("section", has_text="Came to an end")).to_contain_text("Ana Sousa and Wei Zhang")

    started = book.amity("intro", "start", "Ana Sousa", "Sam Okoro", "--today", LONG_AGO, "--json")
    late = re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}", started)[0]
    book.amity("intro", "ask", late, "--today", LONG_AGO)
    page.goto(f"/give/introductions/{late}")
    expect(page.get_by_text("No answer came, so it rests. Nobody has to do anything.")).to_be_visible()
    page.get_by_role("button", name="Ana said yes").click()
    expect(page.get_by_text("Ana said yes. Now Sam may be asked.")).to_be_visible()


def test_support_names_whom_to_ask_and_why(page: Page) -> None:
    page.goto("/give/support")
    page.get_by_label("Who", exact=True).fill("Wei Zhang")
    page.get_by_label("With what").select_option(label="Guidance")
    page.get_by_label("About what").last.fill("survey panels")
    page.get_by_role("button", name="Save").click()
    expect(_done(page)).to_contain_text("Noted the support between Wei Zhang and you")

    page.get_by_label("About what").first.fill("survey panels")
    page.get_by_role("button", name="Whom to ask").click()

    pick = page.get_by_role("article").filter(has_text="Wei Zhang")
    expect(pick).to_contain_text("You count on them for this")
    expect(pick.get_by_label("Draft to Wei Zhang")).to_have_value(re.compile("survey panels"))


def test_a_thing_to_share_finds_whom_it_may_please(page: Page) -> None:
    _note(page, "Sam Okoro needs a book about chess openings")
    page.goto("/give/things")
    page.get_by_label("Title").fill("Chess openings for everyone")
    page.get_by_label("What it is", exact=True).select_option("book")
    page.get_by_role("button", name="Save").click()

    glad = page.locator("section", has=page.get_by_role("heading", name="Who may be glad of what"))
    expect(glad).to_contain_text("Looks for: a book about chess openings")
    glad.get_by_role("link", name="Chess openings for everyone").click()
    expect(page.get_by_label("Draft to Sam Okoro")).to_have_value(re.compile("Chess openings for everyone"))
    page.get_by_role("button", name="I sent it").click()
    expect(_done(page)).to_contain_text("Noted what you gave Sam Okoro")
    expect(glad.get_by_role("link", name="Chess openings for everyone")).to_have_count(0)


def test_what_a_part_of_a_draft_rests_on_is_told_where_the_cursor_is(page: Page) -> None:
    page.goto("/give/ledger")
    page.get_by_label("With whom").fill("Noor")
    page.get_by_label("Which way").select_option("received")
    page.get_by_label("In your words").fill("two hours of proofreading")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Two hours of proofreading").first.click()
    page.wait_for_load_state("load")
    words = page.get_by_label("Draft to Noor Haddad")
    start = words.input_value().index("proofreading")

    words.evaluate("(field, at) => field.setSelectionRange(at, at)", start)
    words.dispatch_event("click")
    expect(page.locator("[data-rests]")).to_contain_text("what was given")
    words.fill("My own words")
    expect(page.locator("[data-rests]")).to_be_empty()


def test_no_page_of_give_shuts_anybody_out(page: Page) -> None:
    pages = (
        "/give",
        "/give/needs",
        "/give/introductions",
        "/give/ledger",
        "/give/support?wish=advice",
        "/give/things",
    )

    all_for_everybody(page, pages)
