"""Stories are told in a real Chromium, against a real server in a folder of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from tools.shots import FLAGS

from tests.story.serving import Served, serving
from tests.story.visiting import Visit, Visitor, chromium

expect.set_options(timeout=20_000)  # two cores may be busy with other tests
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for one file of stories: Playwright's loop must not stay in the way of other tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS, NOWHERE])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Amity on a folder that nobody has used."""
    with serving(tmp_path_factory.mktemp("home")) as served:
        yield served


@pytest.fixture(scope="session")
def village_served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`amity serve --demo`, as `make demo` opens it."""
    with serving(tmp_path_factory.mktemp("unused"), "--demo", is_new=True) as served:
        yield served


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """`visit(served)` is a visitor of that server. No script error, no dialog, no resource refused by the policy,
    no request that leaves this machine and no mistake of ours may happen behind any page of a story.
    """
    visitors: list[Visitor] = []

    def come(served: Served) -> Visitor:
        visitors.append(Visitor(browser, served))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.leave()
    assert [trouble for visitor in visitors for trouble in visitor.trouble] == []
