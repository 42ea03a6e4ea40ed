"""No wrong door: the two services that are best placed, whom to call, and why."""

import pytest

from strategy.support.doors import REASONS, Evidence, Knock, Record, doors
from strategy.support.offers import Offer, Seeker

HER = Seeker("own:her", frozenset({"advice"}), "starting", markets=frozenset({"market:DE"}))
KNOCK = Knock(HER, frozenset({"advice"}), frozenset({"help"}), frozenset({"nl"}))
NOTHING = Evidence()


def offer(id, need="advice", by=None, **more):
    sets = {name: frozenset(values) for name, values in more.items()}
    return Offer(id, id, {by or f"own:{id}": 1.0}, {need: 1.0}, **sets)


def order(*offers, evidence=NOTHING):
    return [door.offer.id for door in doors(offers, KNOCK, evidence)]


@pytest.mark.parametrize(
    ("better", "worse", "evidence"),
    [
        pytest.param(offer("b"), offer("a", need="help"), NOTHING, id="meets the need, not what it is a part of"),
        pytest.param(offer("b", stages=("starting",)), offer("a"), NOTHING, id="is meant for such companies"),
        pytest.param(offer("b", markets=("market:DE",)), offer("a"), NOTHING, id="helps to where it wants to go"),
        pytest.param(offer("b", languages=("nl",)), offer("a"), NOTHING, id="is given in the language asked for"),
        pytest.param(offer("b"), offer("a", languages=("fr",)), NOTHING, id="is not in other languages only"),
        pytest.param(offer("b"), offer("a"), Evidence(helping={"own:b"}), id="helps it already"),
        pytest.param(offer("b"), offer("a"), Evidence({("own:b", "advice"): Record(done=1)}), id="took one up"),
        pytest.param(offer("b"), offer("a"), Evidence({("own:a", "advice"): Record(returned=1)}), id="sent none back"),
        pytest.param(offer("b"), offer("a"), Evidence({("b", "advice"): Record(done=1)}), id="this very service did"),
    ],
)
def test_is_better_placed(better, worse, evidence):
    assert order(worse, better, evidence=evidence) == [better.id, worse.id]


@pytest.mark.parametrize("closed", [{"stages": ("global",)}, {"markets": ("market:FR",)}, {"need": "visa"}])
def test_what_is_for_others_is_no_door(closed):
    assert order(offer("a", **closed)) == []


def test_nobody_is_sent_to_themselves():
    assert order(offer("a", by=HER.id), offer("b")) == ["b"]


def test_the_second_door_is_another_actor_s():
    best, next_best, other = offer("a", by="own:x", stages=("starting",)), offer("b", by="own:x"), offer("c")
    assert order(best, next_best, other) == ["a", "c"]
    assert order(best, next_best) == ["a", "b"], "the same actor's, where there is no other"


def test_reasons_add_up_and_are_sentences():
    evidence = Evidence({("own:a", "advice"): Record(done=3, returned=1)}, helping={"own:a"})
    full = offer("a", stages=("starting",), markets=("market:DE",), languages=("nl",))
    (door,) = doors([full], KNOCK, evidence)
    assert len(door.reasons) == len(REASONS)
    assert door.points == pytest.approx(sum(reason.points for reason in door.reasons))
    assert door.reasons[0].text == "meets this need"
    assert "of 4 such needs passed on to it 3 were met, 1 came back" in [reason.text for reason in door.reasons]
    assert door.actor == "own:a"


def test_few_referrals_count_less_than_many():
    one = doors([offer("a")], KNOCK, Evidence({("own:a", "advice"): Record(1, 0)}))[0].points
    many = doors([offer("a")], KNOCK, Evidence({("own:a", "advice"): Record(30, 0)}))[0].points
    assert 4 < one < many < 6


def test_whom_to_call_is_who_carries_the_most_of_it():
    shared = Offer("a", "a", {"own:x": 0.3, "own:y": 0.7}, {"advice": 1.0})
    unknown = Offer("b", "b", {}, {"advice": 1.0})
    first, second = doors([shared, unknown], KNOCK, NOTHING)
    assert (first.actor, second.actor) == ("own:y", None)
