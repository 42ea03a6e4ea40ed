"""What is under way: partnerships that wait or expire, moments to ask how it goes, meetings, referrals."""

from collections.abc import Iterator
from typing import Any, Final, cast

from graph.brokering.words import Answer, Held, ReferralState, State
from graph.select import And, Branch, Direction, Filter, Not, Op, Or, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.worklist.items import MOST, Can, Item, Named, Sort, Wish, brokered, looked_after

NOT_YET: Final = (Answer.PENDING.value, Answer.INTERESTED.value)
_PARTIES: Final = Branch("BETWEEN", Direction.OUT, ("id", "name"), ("answer",), order=(Order("name"),), limit=100)
_SOON: Final = 7
"""Days ahead that moments to ask, and meetings, are told of."""


def waiting(store: Store, wish: Wish) -> Iterator[Item]:
    """Partnerships that wait for a word of a party, or for their broker, those that wait longest first."""
    states = (State.SUGGESTED.value, State.INTERESTED.value, State.CONSENTED.value)
    where = And((brokered(wish), Test("state", Op.IN, states)))
    fields = ("id", "title", "state", "since", "expires")
    for row in store.find(
        Select("Partnership", fields, (_PARTIES,), where, (Order("since"),), Page(MOST)), wish.rule
    ).rows:
        own, title, state, since, expires, (_, parties) = cast(Any, row)
        yield _waiting(Named(own, title), State(state), since, expires, parties)


def _waiting(partnership: Named, state: State, since: str | None, expires: str | None, parties: Any) -> Item:
    silent = [Named(own, name) for answer, own, name in parties if (answer or Answer.PENDING) in NOT_YET]
    day = f" since {since}" if since else ""
    can: tuple[Can, ...]
    if state is State.SUGGESTED:
        why, can, on = f"suggested{day}, and nobody was asked yet", (Can.ASK, Can.SNOOZE), []
    elif state is State.INTERESTED and silent:
        names = " and ".join(one.called for one in silent)
        why, can, on = f"waits{day} for the word of {names}", (Can.REMIND, Can.RENEW), silent
    else:
        why, can, on = f"all agreed{day}: introduce them", (Can.BROKER,), []
    return Item(Sort.WAITING, why, can, partnership=partnership, due=expires, waiting=on)


def expiring(store: Store, wish: Wish) -> Iterator[Item]:
    """Partnerships that may not stay where they are for long, the first to expire first."""
    ended = (State.DECLINED.value, State.WITHDRAWN.value, State.EXPIRED.value, State.CONCLUDED.value)
    soon = Test("expires", Op.LE, wish.day(wish.ahead))
    where = And((brokered(wish), soon, Not(Test("state", Op.IN, ended))))
    select = Select("Partnership", ("id", "title", "state", "expires"), (), where, (Order("expires"),), Page(MOST))
    for own, title, state, expires in cast(Any, store.find(select, wish.rule).rows):
        over = "expired" if expires < wish.today.isoformat() else "expires"
        why = f"{over} on {expires} where it is: {state or 'nobody says where'}"
        yield Item(Sort.EXPIRING, why, (Can.RENEW, Can.ASK), partnership=Named(own, title), due=expires)


def follow_ups(store: Store, wish: Wish) -> Iterator[Item]:
    """Partners to ask how it goes, the first that are due first."""
    mine = Through("FOLLOWS_UP", Direction.OUT, Quantifier.SOME, brokered(wish))
    where = And((mine, Test("done", Op.KNOWN, False), Test("due", Op.LE, wish.day(_SOON))))
    of = Branch("FOLLOWS_UP", Direction.OUT, ("id", "title"), limit=1)
    select = Select("FollowUp", ("id", "about", "weeks", "due"), (of,), where, (Order("due"),), Page(MOST))
    for own, about, weeks, due, (_, found) in cast(Any, store.find(select, wish.rule).rows):
        weeks_on = f"{weeks} weeks on: " if weeks is not None else ""
        partnership = Named(*found[0]) if found else None
        why = f"{weeks_on}{about or 'ask how it goes'}"
        yield Item(Sort.FOLLOW_UP, why, (Can.SPEAK, Can.TELL), partnership=partnership, about=own, due=due)


def meetings(store: Store, wish: Wish) -> Iterator[Item]:
    """Meetings planned for the days to come, and those of which nobody said whether they were held."""
    soon = Test("day", Op.LE, wish.day(_SOON))
    where = And((Test("held", Op.EQ, Held.PLANNED.value), soon, *_by(wish)))
    who = Branch("INVOLVES", Direction.OUT, ("id", "name"), order=(Order("name"),), limit=10)
    select = Select("Interaction", ("id", "kind", "subject", "day"), (who,), where, (Order("day"),), Page(MOST))
    for own, kind, subject, day, (_, people) in cast(Any, store.find(select, wish.rule).rows):
        over = day < wish.today.isoformat()
        why = f"{kind or 'contact'} {'of' if over else 'on'} {day}{f', {subject}' if subject else ''}"
        names = [Named(*one) for one in people]
        yield Item(
            Sort.MEETING, f"{why}: was it held?" if over else why, (Can.TELL,) if over else (Can.SPEAK, Can.TELL),
            names[0] if names else None, names[1] if len(names) > 1 else None, about=own, due=day,
        )  # fmt: skip


def referrals(store: Store, wish: Wish) -> Iterator[Item]:
    """Needs passed on that nobody has answered, and those accepted that are not done, the oldest first."""
    about = Through("REFERRAL_FOR", Direction.OUT, Quantifier.SOME, looked_after(wish))
    to = Through("REFERRED_TO", Direction.OUT, Quantifier.SOME, looked_after(wish))
    mine = Or((*_by(wish), to, about)) if wish.owner else Or((to, about))
    open_ones = Test("state", Op.IN, (ReferralState.OFFERED.value, ReferralState.ACCEPTED.value))
    ends = tuple(Branch(one, Direction.OUT, ("id", "name"), limit=1) for one in ("REFERRAL_FOR", "REFERRED_TO"))
    where = And((open_ones, mine))
    select = Select("Referral", ("id", "need", "state", "day"), ends, where, (Order("day"),), Page(MOST))
    for own, need, state, day, (_, whose), (_, whom) in cast(Any, store.find(select, wish.rule).rows):
        on = [Named(*one) for one in whom]
        names = " and ".join(one.called for one in on) or "nobody"
        word = "an answer" if state == ReferralState.OFFERED.value else "what comes of it"
        why = f"{need or 'a need'}: passed on to {names}{f' on {day}' if day else ''}, which waits for {word}"
        stakeholder = Named(*whose[0]) if whose else None
        yield Item(Sort.REFERRAL, why, (Can.ANSWER, Can.REMIND), stakeholder, about=own, waiting=on)


def _by(wish: Wish) -> list[Filter]:
    return [Test("by", Op.EQ, wish.owner)] if wish.owner is not None else []
