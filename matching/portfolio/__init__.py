"""Portfolios: which of all suggestions to take up, so that nobody is promised more than they can carry.

run → `gather` (pool of pairs, capacity, rules) → `portfolio` (picks, prices, certificate) → `why_not` (any pair)

The choice is a b-matching: the greatest total score with at most `capacity` picks at each stakeholder. Dual prices by
coordinate descent say what a slot is worth, and prove how much any choice could be worth at most (ADR 0026).
"""

from matching.portfolio.certificate import Certificate, Prices, certify
from matching.portfolio.pool import Limits, Pool, pool, share
from matching.portfolio.solve import Portfolio, portfolio

__all__ = ["Certificate", "Limits", "Pool", "Portfolio", "Prices", "certify", "pool", "portfolio", "share"]
