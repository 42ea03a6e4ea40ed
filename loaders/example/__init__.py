"""A fictional Flemish economy of any size, to try Hommel on and to measure it with.

    load(store, size, seed, progress=quiet) -> Report
    planted(size, seed) -> ids of stakeholders -> ids of the good partners that were planted, which no store knows

Everything in it is made up and says so. Loading the same size and seed again changes nothing; another replaces it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from graph.errors import BadInput
from graph.model import Source
from graph.store import Store
from graph.values import Fact
from loaders.delivery import Deliver, Delivery, Rehearse
from loaders.example import plan
from loaders.example.facts import NOUNS, facts
from loaders.example.planting import planted
from loaders.example.population import LARGEST, SMALLEST, population
from loaders.example.projects import AS_OF, SOURCE
from loaders.outcome import Progress, Report, quiet
from loaders.vocabulary import SOURCES, VOCABULARY, stages, strategic_lines, value_chains

DEFAULT_SIZE: Final = 1_000
DEFAULT_SEED: Final = 1


def load(
    store: Store,
    size: int = DEFAULT_SIZE,
    seed: int = DEFAULT_SEED,
    progress: Callable[[Progress], None] = quiet,
) -> Report:
    """Load the example of that size and seed; whatever another example said before is retired."""
    return _handed_over(Deliver, store, size, seed, progress)


def rehearse(
    store: Store,
    size: int = DEFAULT_SIZE,
    seed: int = DEFAULT_SEED,
    progress: Callable[[Progress], None] = quiet,
) -> Report:
    """What `load` would do; nothing is written."""
    return _handed_over(Rehearse, store, size, seed, progress)


def _handed_over(
    how: type[Deliver] | type[Rehearse], store: Store, size: int, seed: int, progress: Callable[[Progress], None]
) -> Report:
    if not SMALLEST <= size <= LARGEST:
        raise BadInput(f"an example has {SMALLEST:,} to {LARGEST:,} stakeholders, not {size:,}")
    if not 0 <= seed < 2**32:
        raise BadInput(f"a seed is 0 to {2**32 - 1:,}, not {seed:,}")
    report = Report()
    with how(store, VOCABULARY, report, progress) as words:
        for some in _vocabulary():
            words.say(some)
    with how(store, SOURCE, report, progress) as delivery:
        delivery.say([Source(id=SOURCE, title="A fictional economy", source=SOURCE, as_of=AS_OF)])
        _say_all(delivery, size, seed)
        for _, said in plan.plan():
            delivery.say(said)
        delivery.retire((*plan.NOUNS, *NOUNS))
    return report


def _vocabulary() -> Iterable[Sequence[Fact]]:
    return (SOURCES, value_chains(), stages(), strategic_lines())


def _say_all(delivery: Delivery, size: int, seed: int) -> None:
    for _, said, total in facts(population(size, seed)):
        delivery.say(said, total)


__all__ = ["DEFAULT_SEED", "DEFAULT_SIZE", "load", "planted", "rehearse"]
