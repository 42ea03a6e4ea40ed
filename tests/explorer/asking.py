"""Ask a served store over GraphQL with somebody's key, to say what a page is then to show."""

import json
import urllib.request


def ask(address, key, query, **variables):
    """The data of the answer; an error fails the test."""
    request = urllib.request.Request(
        f"{address}/graphql",
        json.dumps({"query": query, "variables": variables}).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
    )
    with urllib.request.urlopen(request) as response:
        answer = json.load(response)
    assert not answer.get("errors"), answer
    return answer["data"]
