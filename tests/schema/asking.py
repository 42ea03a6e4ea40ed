"""Asking as tests do: the schema without HTTP, and one application over a store without a server."""

import asyncio
import contextlib

import httpx

from schema.access import Principal, Role
from schema.query import build_schema
from schema.serving.app import create_app
from schema.viewer import Viewer

SCHEMA = build_schema()


def result(store, text, variables=None, role=Role.MANAGER, name="key:ann"):
    """What somebody is answered, with its errors."""

    async def answered():
        found = await SCHEMA.execute(text, variables or {}, Viewer(store, Principal(name, role)))
        await store.close_soon()
        return found

    return asyncio.run(answered())


def data(store, text, variables=None, role=Role.MANAGER, name="key:ann"):
    """The data that somebody is answered, without errors."""
    found = result(store, text, variables, role, name)
    assert not found.errors, found.errors
    return found.data


def payload(store, mutation, shown, given, role=Role.MANAGER, name="key:ann"):
    """What a mutation answers."""
    text = f"mutation($i: {mutation[0].upper()}{mutation[1:]}Input!) {{ {mutation}(input: $i) {{ {shown} }} }}"
    return data(store, text, {"i": given}, role, name)[mutation]


@contextlib.contextmanager
def requesting(store, *edge, **options):
    """Sends requests to one application over the store."""
    app = create_app(lambda: contextlib.nullcontext(store), *edge, **options)

    async def with_state(scope, receive, send):  # what a server's lifespan does
        await app({**scope, "state": {"store": store}}, receive, send)

    async def send(method, path, **given):
        transport = httpx.ASGITransport(with_state)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
            return await client.request(method, path, **given)

    with asyncio.Runner() as runner:
        yield lambda method, path, **given: runner.run(send(method, path, **given))
        runner.run(store.close_soon())
