"""What is written within one turn of the loop goes out at once, in order, and whole."""

import asyncio

import pytest

from hommel.serving.gathering import Gathering


class Wire:
    """Keeps what reaches it, call by call."""

    def __init__(self):
        self.calls, self.closed = [], False

    def write(self, some):
        self.calls.append([some])

    def writelines(self, several):
        self.calls.append(list(several))

    def close(self):
        self.closed = True

    abort = close

    def get_extra_info(self, name):
        return f"the {name}"


def turns(*steps):
    """What the wire got when each step took a turn of the loop."""

    async def taken():
        wire = Wire()
        transport = Gathering(wire, asyncio.get_running_loop())
        for step in steps:
            step(transport)
            await asyncio.sleep(0)
        return wire

    return asyncio.run(taken())


def test_head_and_body_go_out_together():
    def answer(transport):
        transport.write(b"head")
        transport.writelines([b"body", b"end"])

    assert turns(answer).calls == [[b"head", b"body", b"end"]]


def test_what_is_written_later_goes_out_later():
    assert turns(lambda t: t.write(b"a"), lambda t: t.write(b"b")).calls == [[b"a"], [b"b"]]


def test_closing_sends_what_was_written_first():
    def answer(transport):
        transport.write(b"last words")
        transport.close()

    wire = turns(answer)
    assert wire.calls == [[b"last words"]]
    assert wire.closed


def test_aborting_drops_what_was_written():
    def answer(transport):
        transport.write(b"never")
        transport.abort()

    wire = turns(answer)
    assert wire.calls == []
    assert wire.closed


@pytest.mark.parametrize("name", ["peername", "sockname"])
def test_in_all_else_it_is_the_transport_that_it_stands_for(name):
    found = []
    turns(lambda t: found.append(t.get_extra_info(name)))
    assert found == [f"the {name}"]
