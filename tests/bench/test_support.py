"""The bench of the support map agrees with its peers."""

from bench.support import measured


def test_map_and_overlaps_are_those_of_pandas_and_networkx():
    row = measured(60)
    assert row.equal
    assert row.pandas_map is not None
    assert row.seekers == 300
