"""Which files of tests the processor's time goes to: `python -m pytest -p tests.processor_time tests/contract`.

In seconds of this process (so not with `-n`), of the servers and programs that it started and of those that have ended;
where others use the machine, too, that says more than the clock. What fixtures take counts for whoever asks first.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

TICKS = os.sysconf("SC_CLK_TCK")
SHOWN = 25


def seconds() -> float:
    """Of this process and all below it, as Linux' /proc tells: their own, and of those they have waited for."""
    parents, ticks = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        number = int(stat.parent.name)
        parents[number], ticks[number] = int(told[1]), sum(map(int, told[11:15]))
    ours = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(ticks[one] for one in ours) / TICKS


class Meter:
    """Adds up what each file's tests take from the first one's setup on."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """One test with its fixtures."""
        before = seconds()
        try:
            return (yield)
        finally:
            self.taken[item.nodeid.partition("::")[0]] += seconds() - before

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """The longest, and all together."""
        terminalreporter.section("seconds of processor time")
        for file, taken in self.taken.most_common(SHOWN):
            terminalreporter.write_line(f"{taken:8.1f}  {file}")
        terminalreporter.write_line(f"{sum(self.taken.values()):8.1f}  all {len(self.taken)} files")


def pytest_configure(config: pytest.Config) -> None:
    """Measure whoever asks for this plugin."""
    config.pluginmanager.register(Meter())
