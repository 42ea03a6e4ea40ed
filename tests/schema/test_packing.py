"""Large answers are packed for those who say that they take them so, and for nobody else."""

import asyncio
import gzip

import pytest

from schema.serving.packing import LARGE, packed

BODY = b'{"data": "x"}' * LARGE
WHOLE = {"query": "{ __schema { types { name description fields { name description } } } }"}


@pytest.mark.parametrize("taken", ["gzip", "br;q=1.0, GZIP;q=0.5", "deflate,gzip"])
def test_a_large_answer_is_packed_for_who_takes_it_so(taken):
    body, said = asyncio.run(packed({"headers": [(b"accept-encoding", taken.encode())]}, BODY))
    assert gzip.decompress(body) == BODY
    assert said == {"content-encoding": "gzip", "vary": "Accept-Encoding"}


@pytest.mark.parametrize("taken", ["", "br", "gzip;q=0", "identity"])
def test_for_others_it_comes_as_it_is(taken):
    assert asyncio.run(packed({"headers": [(b"accept-encoding", taken.encode())]}, BODY)) == (BODY, {})


def test_a_short_answer_is_not_worth_it():
    assert asyncio.run(packed({"headers": [(b"accept-encoding", b"gzip")]}, BODY[: LARGE - 1]))[1] == {}


def test_it_goes_over_the_wire_so(request_app):
    as_it_is = request_app("POST", "/graphql", json=WHOLE, headers={"Accept-Encoding": "identity"})
    response = request_app("POST", "/graphql", json=WHOLE, headers={"Accept-Encoding": "gzip"})
    assert (as_it_is.headers.get("content-encoding"), response.headers["content-encoding"]) == (None, "gzip")
    assert int(response.headers["content-length"]) < len(as_it_is.content) / 3
    assert response.json() == as_it_is.json()
