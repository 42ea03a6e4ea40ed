"""GEXF, GraphML and node-link JSON, written by networkx, for other programs to draw and compute on.

These hold the graph in memory. networkx' writers refuse lists and unknowns, and some names mean something else to
them, so the graph is flattened first:

- a node's `noun` is its kind and its `label` its title; an edge's `relation` is its type (also the key between two
  nodes); provenance is `said_by`, `as_of` and `rule`;
- `start` and `end` become `first_day` and `last_day` (GEXF takes them for moments of a moving picture);
- unknowns and empty texts are left out; lists are joined by ` | `; days are ISO text; money is cents;
- characters that XML 1.0 cannot hold are dropped, and a carriage return becomes a line feed;
- stakeholders on the map that is kept for brokers, who see all, bear its `community`, `centrality`, `x` and `y`; GEXF
  says where they stand in its own way, so that Gephi opens the picture as Hommel draws it.
"""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

import networkx as nx
import orjson

from atlas.mapping import NOBODY, kept
from atlas.part import Selection
from graph.catalogue import BY_NOUN, KINDS, Kind
from graph.model import Visibility
from graph.records import key_of
from graph.values import Fact

Flat = str | int | float | bool

RENAMED: Mapping[str, str] = {"start": "first_day", "end": "last_day"}
PROVENANCE: Mapping[str, str] = {"source": "said_by", "as_of": "as_of", "rule": "rule"}

_NEW_LINE = re.compile("\r\n?")
_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def graph(selection: Selection) -> "nx.MultiDiGraph[str]":
    """The selection as a networkx graph whose attributes every format can hold."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in selection.names():
        for fact in selection.facts(name):
            key = key_of(fact)
            if name in KINDS:
                network.add_node(key, noun=name, **_label(fact, KINDS[name]), **attributes(fact))
            else:
                start, end = key.split(" ")
                network.add_edge(start, end, key=name, relation=name, **attributes(fact))
    _place(network, selection)
    return network


def _place(network: "nx.MultiDiGraph[str]", selection: Selection) -> None:
    """What the map says of those who are in the graph."""
    chart = kept(selection.store, Visibility.BROKER_ONLY)
    if chart is None:
        return
    columns = (chart.community.tolist(), chart.centrality.tolist(), chart.place.tolist())
    for who, community, central, (x, y) in zip(chart.network.ids, *columns, strict=True):
        if who in network:
            known = {} if community == NOBODY else {"community": community}
            network.nodes[who].update(known, centrality=central, x=x, y=y)


def attributes(fact: Fact) -> dict[str, Flat]:
    """A fact's known properties and provenance, flat, under names that no format takes for something else."""
    names = {**{name: RENAMED.get(name, name) for name in BY_NOUN[type(fact)].properties}, **PROVENANCE}
    flat = {new: _flat(getattr(fact, name)) for name, new in names.items()}
    return {name: value for name, value in flat.items() if value is not None}


def counted(network: "nx.MultiDiGraph[str]") -> dict[str, int]:
    """How many nodes of each kind and edges of each relation it has."""
    nouns = Counter(noun for _, noun in network.nodes(data="noun"))
    return dict(nouns + Counter(key for _, _, key in network.edges(keys=True)))


def write_gexf(network: "nx.MultiDiGraph[str]", file: BinaryIO) -> None:
    """GEXF 1.2, as Gephi reads it: places are `viz:position`."""
    for _, attributes in network.nodes(data=True):
        if "x" in attributes:
            attributes["viz"] = {"position": {"x": attributes.pop("x"), "y": attributes.pop("y"), "z": 0.0}}
    nx.write_gexf(network, file)


def write_graphml(network: "nx.MultiDiGraph[str]", file: BinaryIO) -> None:
    """GraphML."""
    nx.write_graphml_xml(network, file)


def write_node_link(network: "nx.MultiDiGraph[str]", file: BinaryIO) -> None:
    """Node-link JSON, with the lists `nodes` and `edges`."""
    file.write(orjson.dumps(nx.node_link_data(network, edges="edges"), option=orjson.OPT_APPEND_NEWLINE))


WRITERS: Mapping[str, Callable[[Any, BinaryIO], None]] = {
    "gexf": write_gexf,
    "graphml": write_graphml,
    "node-link": write_node_link,
}


def _label(fact: Fact, kind: Kind) -> dict[str, Flat]:
    title = _flat(getattr(fact, kind.title))
    return {"label": title if title is not None else key_of(fact)}


def _flat(value: object) -> Flat | None:
    match value:
        case None | "" | ():
            return None
        case tuple():
            return _xml_text(" | ".join(value))
        case datetime.date():
            return value.isoformat()
        case str():
            return _xml_text(value)
        case bool() | int() | float():
            return value
    raise AssertionError(f"no property holds {type(value).__name__}")


def _xml_text(text: str) -> str | None:
    """
    >>> _xml_text("a\\x00b\\r\\nc")
    'ab\\nc'
    """
    return _NOT_XML.sub("", _NEW_LINE.sub("\n", text)) or None
