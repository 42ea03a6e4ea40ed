"""How the network is mapped: exports here, maps in `atlas.mapping`.

    export(store, out, format=None, part=EVERYTHING) -> Exported

`store`    any `graph.store.Store`
`out`      a `Path`: a file, or a folder for CSV tables; or a binary stream such as `sys.stdout.buffer` (not for CSV)
`format`   a `Format` or its name: `jsonl` (canonical: equal stores give equal bytes), `csv`, `gexf`, `graphml`,
           `node-link`; None = by the ending of `out` (`.jsonl`, `.gexf`, `.graphml`, `.json`, each with or without
           `.gz`; no ending = a folder of CSV tables; a stream = `jsonl`)
`part`     a `Part(kinds=(), ids=(), countries=(), chains=())`, each a tuple of names as people type them
           (`Stakeholder`; `pic:999992401`; `BE`; `food` or `chain:food`); naming nothing means everything

The answer counts what went out: `Exported(nodes={"Stakeholder": 3, ...}, relations={"OFFERS": 7, ...})`.
Files are written beside their place and renamed into it when whole, so nobody ever reads half of one. Errors are
`graph.errors.BadInput` (unknown format, kind or chain; a folder that holds something else) and `HommelError`.

Contacts, consents and match runs stay out unless their kind is named; the audit trail always does.
"""

from atlas.export import Exported, Format, export
from atlas.part import EVERYTHING, Part

__all__ = ["EVERYTHING", "Exported", "Format", "Part", "export"]
