"""Where everybody stands on a map: the same each time, near whom they work with, and where they stood before."""

import numpy as np
import pytest

from atlas.mapping import forces
from atlas.mapping.layout import APART, GRAVITY, laid_out
from atlas.mapping.packing import GAP, packed, ring
from tests.atlas.networks import grouped, network_of


@pytest.fixture(scope="module")
def drawn():
    network = grouped()
    return network, laid_out(network.ids, network.matrix())


def pushed_exactly(place, mass):
    """Everybody by everybody, in plain numpy."""
    apart = place[:, None] - place[None]
    far = (apart**2).sum(axis=2) + forces.SOFT
    return (apart * (mass[None, :] / far)[..., None]).sum(axis=1) * mass[:, None]


def pushed_by_tree(place, mass, open2):
    tree, force = forces.grown(place, mass), np.zeros_like(place)
    forces.repulsion(0, len(place), tree.place, tree.mass, tree.cells, tree.spans, open2, force)
    back = np.empty_like(force)
    back[tree.order] = force
    return back


@pytest.fixture(scope="module", params=["spread", "crowded", "in one spot", "two"])
def bodies(request):
    drawn = np.random.default_rng(3)
    place = {
        "spread": drawn.random((300, 2)) * 1000,
        "crowded": drawn.normal(size=(300, 2)) ** 5,
        "in one spot": np.repeat(drawn.random((3, 2)), 40, axis=0),
        "two": np.array([[0.0, 0.0], [3.0, 4.0]]),
    }[request.param]
    return place, 1.0 + drawn.random(len(place)) * 10


def test_looked_at_one_by_one_the_tree_pushes_as_the_sum_over_all_does(bodies):
    assert np.allclose(pushed_by_tree(*bodies, np.inf), pushed_exactly(*bodies), rtol=1e-9, atol=1e-9)


def test_far_cells_as_one_body_push_nearly_as_much(bodies):
    exact = pushed_exactly(*bodies)
    off = np.linalg.norm(pushed_by_tree(*bodies, 1.2**2) - exact, axis=1)
    assert np.median(off) <= 0.03 * np.median(np.linalg.norm(exact, axis=1))


def test_links_and_the_centre_pull_by_weight_and_distance(drawn):
    network, place = drawn
    matrix, mass = network.matrix(), 1.0 + np.arange(len(network))
    order = np.arange(len(network))[::-1].copy()
    pushed, force = np.ones_like(place), np.empty_like(place)
    links = (matrix.indptr, matrix.indices, matrix.data)
    forces.pull(0, len(network), order, place, mass, *links, GRAVITY, APART, force, pushed)
    strength = np.asarray(matrix.sum(axis=1))[:, None]
    expected = APART + matrix @ place - strength * place - GRAVITY * mass[:, None] * place
    assert np.allclose(force, expected)


@pytest.mark.parametrize("threads", [1, 3])
def test_the_same_network_gives_the_same_bytes_however_many_work_on_it(drawn, threads):
    network, place = drawn
    assert laid_out(network.ids, network.matrix(), threads=threads).tobytes() == place.tobytes()


def test_another_seed_gives_another_picture(drawn):
    network, place = drawn
    assert not np.array_equal(laid_out(network.ids, network.matrix(), seed=2), place)


def test_who_works_together_stands_together(drawn):
    network, place = drawn
    apart = np.linalg.norm(place[network.one] - place[network.other], axis=1)
    anybody = np.linalg.norm(place[:120, None] - place[None, :120], axis=2)
    assert np.median(apart) < 0.5 * np.median(anybody)


def test_who_stood_somewhere_hardly_moves_when_little_changed(drawn):
    network, place = drawn
    pairs = zip(network.one.tolist(), network.other.tolist(), network.weight.tolist(), strict=True)
    fewer = network_of(len(network), {(one, other): weight for one, other, weight in list(pairs)[3:]})
    last = dict(zip(network.ids, map(tuple, place), strict=True))
    moved = np.linalg.norm(laid_out(fewer.ids, fewer.matrix(), last) - place, axis=1)
    radius = np.sqrt((place**2).sum(axis=1).mean())
    assert np.median(moved) < 0.1 * radius
    anew = np.linalg.norm(laid_out(fewer.ids, fewer.matrix(), seed=2) - place, axis=1)
    assert np.median(anew) > 5 * np.median(moved)


def test_who_is_new_begins_among_their_partners(drawn):
    network, place = drawn
    pairs = dict(
        zip(zip(network.one.tolist(), network.other.tolist(), strict=True), network.weight.tolist(), strict=True)
    )
    new = len(network)
    more = network_of(new + 1, {**pairs, **{(row, new): 1.0 for row in range(5)}})
    again = laid_out(more.ids, more.matrix(), dict(zip(network.ids, map(tuple, place), strict=True)))
    apart = np.linalg.norm(again[:new] - again[new], axis=1)
    assert np.median(apart[:30]) < np.median(apart[30:120])


@pytest.mark.parametrize(("n", "pairs"), [(0, {}), (1, {}), (2, {(0, 1): 1.0}), (3, {(0, 2): 0.5})])
def test_next_to_nothing_is_drawn_too(n, pairs):
    network = network_of(n, pairs)
    place = laid_out(network.ids, network.matrix())
    assert place.shape == (n, 2)
    assert len({tuple(one) for one in place.tolist()}) == n


def test_small_pieces_lie_around_the_large_one_and_none_on_another(drawn):
    _, place = drawn
    inner = np.linalg.norm(place[:120], axis=1).max()
    assert (np.linalg.norm(place[120:], axis=1) > inner).all()


def test_shapes_that_are_packed_do_not_overlap():
    shapes = [ring(n) for n in (40, 9, 9, 5, 3, 2, 2, *[1] * 60)]
    placed = [shape + centre for shape, centre in zip(shapes, packed(shapes), strict=True)]
    for number, shape in enumerate(placed):
        others = np.concatenate(placed[:number] + placed[number + 1 :])
        nearest = np.linalg.norm(shape[:, None] - others[None], axis=2).min()
        assert nearest > 0.9 * GAP
