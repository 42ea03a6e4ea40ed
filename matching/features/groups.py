"""How the two fit by chain, kind and country."""

import numpy as np

from matching.candidates import Pairs
from matching.features.near import cosines
from matching.features.tables import Context, Values, entries


def chain_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two primary chains work together."""
    return context.chain_lift[context.chain[pairs.left], context.chain[pairs.right]]


def partner_knows_chain(pairs: Pairs, context: Context) -> Values:
    """Share of the partner's partners that are in your chain."""
    return context.in_chain[pairs.right, context.chain[pairs.left]]


def knows_partner_chain(pairs: Pairs, context: Context) -> Values:
    """Share of your partners that are in the partner's chain."""
    return context.in_chain[pairs.left, context.chain[pairs.right]]


def chain_likeness(pairs: Pairs, context: Context) -> Values:
    """Cosine of both sides' activity over the chains."""
    return np.einsum("ij,ij->i", context.direction[pairs.left], context.direction[pairs.right])


def country_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two countries work together."""
    return context.country_lift[context.country[pairs.left], context.country[pairs.right]]


def same_country(pairs: Pairs, context: Context) -> Values:
    """1 in the same known country."""
    code = context.economy.country.codes
    return ((code[pairs.left] == code[pairs.right]) & (code[pairs.left] >= 0)).astype(np.float64)


def kind_lift(pairs: Pairs, context: Context) -> Values:
    """How much more than chance the two kinds of organisation work together."""
    return context.kind_lift[context.kind[pairs.left], context.kind[pairs.right]]


def partner_knows_kind(pairs: Pairs, context: Context) -> Values:
    """Share of the partner's partners that are of your kind."""
    return context.in_kind[pairs.right, context.kind[pairs.left]]


def knows_partner_kind(pairs: Pairs, context: Context) -> Values:
    """Share of your partners that are of the partner's kind."""
    return context.in_kind[pairs.left, context.kind[pairs.right]]


def _weight(weight: Values, context: Context) -> Values:
    """ln of partner weight, in hundredths of what is usual in all."""
    return np.log1p(100.0 * weight / context.usual)


def active_with_chain(pairs: Pairs, context: Context) -> Values:
    """How much the partner works with your chain."""
    total = context.economy.network.total[pairs.right]
    return _weight(context.in_chain[pairs.right, context.chain[pairs.left]] * total, context)


def active_with_kind(pairs: Pairs, context: Context) -> Values:
    """How much the partner works with your kind of organisation."""
    total = context.economy.network.total[pairs.right]
    return _weight(context.in_kind[pairs.right, context.kind[pairs.left]] * total, context)


def active_with_country(pairs: Pairs, context: Context) -> Values:
    """How much the partner works with your country."""
    rows = context.in_country
    country = context.country[pairs.left]
    return _weight(entries(pairs.right, country, rows.indptr, rows.capability, rows.level), context)


def knows_partner_country(pairs: Pairs, context: Context) -> Values:
    """Share of your partners that are in the partner's country."""
    rows, country = context.in_country, context.country[pairs.right]
    weight = entries(pairs.left, country, rows.indptr, rows.capability, rows.level)
    return np.asarray(weight / (context.economy.network.total[pairs.left] + 0.1 * context.usual))


def country_likeness(pairs: Pairs, context: Context) -> Values:
    """Cosine of the countries of both sides' partners."""
    rows = context.countries
    size = int(context.country.max(initial=0)) + 1
    return np.asarray(cosines(pairs.left, pairs.right, rows.indptr, rows.capability, rows.level, size))
