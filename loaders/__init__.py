"""How facts come in: one package or module per source, pure mappers over a stream of rows.

What the command line calls:

    loaders.cordis.load(path, store, *, rejects=None, progress=quiet) -> Report
    loaders.cordis.rehearse(path, store, *, rejects=None, progress=quiet) -> Report

`path` is a folder or a zip; `rejects` is the CSV file for refused rows and notes (made only if there are any);
`progress` is called with a `loaders.outcome.Progress` now and then. `rehearse` is the dry run: it writes nothing to
the store and its report tells what a load would do. Both raise `graph.errors.HommelError` alone.
"""
