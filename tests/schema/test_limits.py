"""What a document may ask: a picture as large as it may be, its numbers written out; lists multiply elsewhere."""

from graphql import parse

from schema.limits import MOST_COST, excess

NODES = "nodes { id name kind country sizeClass chain degree partners community centrality x y }"
SUGGESTED = "suggested(first: 300) { stakeholderId partnerId rank score }"


def test_what_is_suggested_in_a_picture_is_there_once_and_not_once_for_each_node():
    assert (
        excess(parse(f"{{ picture(first: 10000) {{ {NODES} links {{ one other weight shared }} {SUGGESTED} }} }}"))
        is None
    )


def test_the_same_below_another_list_is_there_for_each_row_of_it():
    refused = excess(parse(f"{{ stakeholders(first: 10000) {{ {SUGGESTED} }} }}"))
    assert f"hold {MOST_COST:,} values" in str(refused)


def test_a_picture_has_no_more_rows_for_it():
    refused = excess(parse(f"{{ picture(first: 10000000) {{ {NODES} {SUGGESTED} }} }}"))
    assert f"hold {MOST_COST:,} values" in str(refused)
