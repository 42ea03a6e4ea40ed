"""Signing in at an identity provider, by the page: a real one in this process, a real browser."""

from urllib.parse import urlencode

import pytest

from tests.explorer.provider import Provider
from tests.served import served

STAKEHOLDER = {"page": "stakeholder", "id": "example:0000005"}


@pytest.fixture(scope="module")
def provider():
    with Provider() as one:
        yield one


@pytest.fixture(scope="module")
def where(economy, provider):
    """A server that takes its tokens and whose page sends people there."""
    with served(economy[0], "--no-work", **provider.settings) as (_, address):
        yield address


@pytest.fixture
def visitor(where, provider, reading):
    provider.amiss, provider.seconds = {}, 3600
    with reading(elsewhere=where, besides=(provider.issuer,), quiet=False) as reader:
        yield reader


def away(reader, provider, **place):
    """Go to the provider from a place, as somebody who wants to sign in."""
    reader.at(**place)
    reader.page.get_by_role("link", name="Sign in").first.click()
    reader.page.get_by_role("button", name=f"Sign in at {provider.issuer.removeprefix('http://')}").click()
    return reader.page.get_by_role("heading", name="Login")


def sign_in(reader, provider, who, **place):
    away(reader, provider, **place).wait_for()
    reader.page.get_by_role("button", name=who).click()
    reader.page.wait_for_url(f"{reader.address}/**")
    return reader.page


def test_one_comes_back_signed_in_to_the_very_place(visitor, provider):
    page = sign_in(visitor, provider, "Ann", **STAKEHOLDER, **{"offers.sort": "-source"})
    page.get_by_role("banner").get_by_text("Manager", exact=True).wait_for()
    page.locator(".deciding").first.wait_for()
    assert page.url == f"{visitor.address}/?{urlencode({**STAKEHOLDER, 'offers.sort': '-source'})}"
    asked = provider.asked[-1]
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert all(len(asked[name]) == 43 for name in ("state", "nonce", "code_challenge"))
    assert page.evaluate("Object.keys(sessionStorage).sort()") == ["hommel.key", "hommel.since", "hommel.until"]
    page.get_by_role("button", name="Sign out").click()
    page.locator(".deciding").first.wait_for(state="detached")
    assert page.evaluate("sessionStorage.length") == 0


def test_who_says_no_there_is_told_so_and_can_begin_again(visitor, provider):
    page = sign_in(visitor, provider, "Cancel")
    page.get_by_role("alert").get_by_text("Ann said no").wait_for()
    assert page.url == f"{visitor.address}/sign-in"


def test_who_has_no_role_here_is_told_whom_to_ask(visitor, provider):
    page = sign_in(visitor, provider, "Bob")
    page.get_by_role("alert").get_by_text("in no role").wait_for()
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("amiss", [{"nonce": "another"}, {"aud": "others"}, {"iss": "http://127.0.0.1:1"}, {"exp": 1}])
def test_a_token_about_something_else_signs_nobody_in(visitor, provider, amiss):
    provider.amiss = amiss
    page = sign_in(visitor, provider, "Ann")
    page.get_by_role("alert").get_by_text("does not belong to your asking").wait_for()
    assert page.evaluate("sessionStorage.length") == 0


def test_an_answer_that_nobody_asked_for_signs_nobody_in(visitor, provider):
    """As somebody who wants to be another's manager would send it: a link with a good code of their own."""
    away(visitor, provider).wait_for()
    asked = dict(part.split("=", 1) for part in visitor.page.url.split("?", 1)[1].split("&"))
    own = provider.code({**asked, "state": "theirs"}, "ann")
    visitor.page.goto(f"{visitor.address}/sign-in?{urlencode(own)}")
    visitor.page.get_by_role("alert").get_by_text("does not belong to your asking").wait_for()
    assert "code" not in visitor.page.url
    assert visitor.page.evaluate("sessionStorage.length") == 0


def test_a_session_that_ends_says_so_before_and_after(visitor, provider):
    provider.seconds = 4
    page = sign_in(visitor, provider, "Ann", page="chains")
    page.get_by_role("alert").get_by_text("Your session ends at").wait_for()
    page.get_by_text("Your session is over").wait_for()
    assert page.evaluate("sessionStorage.getItem('hommel.key')") is None
    page.locator(".heat").wait_for()


def test_a_provider_that_is_away_is_said_and_a_key_goes_on(visitor, provider, economy):
    visitor.page.route(f"{provider.issuer}/**", lambda route: route.abort())
    page = visitor.at(page="sign-in", back="?page=chains")
    page.get_by_role("button", name="Sign in at").click()
    page.get_by_role("alert").get_by_text("does not answer this page").wait_for()
    page.get_by_label("Or your key").fill("hommel_wrong")
    visitor.press("Enter")
    page.get_by_role("alert").get_by_text("This key opens nothing").wait_for()
    page.get_by_label("Or your key").fill(economy[1])
    page.route("**/graphql", lambda route: route.abort())
    visitor.press("Enter")
    page.get_by_role("alert").get_by_text("The service does not answer").wait_for()
    assert page.evaluate("sessionStorage.getItem('hommel.key')") is None
    page.unroute("**/graphql")
    visitor.press("Enter")
    page.locator(".heat").wait_for()
    page.get_by_role("banner").get_by_text("Manager", exact=True).wait_for()


def test_who_is_in_stays_in_when_another_key_opens_nothing(reading, economy):
    with reading(signed_in=True, quiet=False) as reader:
        page = reader.at(page="sign-in")
        page.get_by_label("Or your key").fill("hommel_wrong")
        reader.press("Enter")
        page.get_by_role("alert").get_by_text("This key opens nothing").wait_for()
        page.get_by_role("banner").get_by_text("Manager", exact=True).wait_for()
        assert page.evaluate("sessionStorage.getItem('hommel.key')") == economy[1]


def test_who_comes_back_from_the_provider_by_the_browsers_way_back_can_begin_again(visitor, provider):
    visitor.page.route(
        f"{provider.issuer}/**", lambda one: one.fulfill(status=204) if "state=" in one.request.url else one.continue_()
    )
    page = visitor.at(page="sign-in")
    button = page.get_by_role("button", name="Sign in at")
    button.click()
    page.get_by_text("Signing you in…").wait_for()
    assert button.is_disabled()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    button.and_(page.locator(":enabled")).wait_for()


def test_the_policy_names_the_provider_where_there_is_one_alone(where, address, provider, chromium):
    for at, sources in ((where, f"'self' {provider.issuer}"), (address, "'self'")):
        page = chromium.new_page()
        policy = page.goto(f"{at}/").headers["content-security-policy"]
        assert policy.split("connect-src ")[1] == sources
        assert (page.request.get(f"{at}/sign-in/provider").json() == {}) is (at is address)
        page.close()
