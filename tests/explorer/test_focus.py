"""What has the focus keeps it, whatever the page does meanwhile: who goes by keys or by ear does not begin anew."""

from tests.explorer.conftest import NEXT_FRAME

NARROWED = {
    "partnerships": "one",
    "masked": "masked.kind",
    "barriers": "status",
    "barrier-list": "market",
    "plan": "line",
    "plan-figures": "chain",
    "support": "stage",
}
WHAT_HAS_IT = "document.activeElement.tagName + ' ' + document.activeElement.value"


def test_a_filter_that_is_chosen_by_keys_keeps_the_focus_while_the_answer_comes(manager):
    lost = {}
    for name, parameter in NARROWED.items():
        page = manager.at(page=name)
        choice = page.locator("main select").nth(0 if parameter != "chain" else 1)
        choice.focus()
        before = page.evaluate(WHAT_HAS_IT)
        with page.expect_response("**/graphql"):
            manager.press("ArrowDown")
        page.evaluate(NEXT_FRAME)
        manager.settled()
        after = page.evaluate(WHAT_HAS_IT)
        if f"{parameter}=" not in page.url or not after.startswith("SELECT ") or after == before:
            lost[name] = (page.url, before, after)
    assert lost == {}
