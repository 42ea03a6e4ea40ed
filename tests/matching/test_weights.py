"""Weights are data: read, checked, never from the future."""

import datetime

import pytest

from graph.errors import BadInput
from matching.features import FEATURES
from matching.weights import decode, read, shipped

RULE = (
    b'{"name":"x","trained_until":null,"learnt_from":"nothing","scopes":["all"],"collaborations":0,"most_stated":1.0,'
    b'"intercept":0.0,'
)


def test_every_shipped_set_says_until_when_it_was_trained_and_only_the_rule_was_not():
    sets = shipped()
    assert [name for name, weights in sets.items() if weights.trained_until is None] == ["rule"]
    for scope in ("cross-chain", "bridge", "all"):
        assert sum(scope in weights.scopes for weights in sets.values()) >= 3
    for weights in sets.values():
        assert weights.figures
        if weights.trained_until:
            assert weights.trained_until <= datetime.date(2017, 1, 1)
            assert datetime.date.fromisoformat(str(weights.figures["history_before"])) < weights.trained_until


def test_every_feature_has_a_sentence_for_and_one_against():
    for name, feature in FEATURES.items():
        assert feature.name == name
        assert feature.sentence
        assert feature.against
        assert feature.sentence != feature.against


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"", "not a set of weights"),
        (b"[]", "not a set of weights"),
        (RULE + b'"figures":{},"features":{},"more":1}', "not a set of weights"),
        (RULE + b'"figures":{},"features":{"shoe_size":{"weight":1.0,"mean":0.0}}}', "unknown features shoe_size"),
    ],
)
def test_what_is_no_set_of_weights_is_refused_with_the_reason(text, why):
    with pytest.raises(BadInput, match=why):
        decode(text, "mine.json")


def test_a_set_of_ones_own_is_read_from_a_file(tmp_path):
    path = tmp_path / "mine.json"
    path.write_bytes(RULE + b'"figures":{},"features":{"similarity":{"weight":1.0,"mean":0.0}}}')
    assert read(path).names == ("similarity",)
