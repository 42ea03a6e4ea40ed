"""Odds that a pair makes a partnership: sealed before anybody can know, opened and scored when the time is over.

strategy.forecasting.giving.give(store, unit, wish, reckoned, today)     # a manager's odds, and those of the run
strategy.forecasting.opening.open_due(store, units, actor, today)        # whatever is over
strategy.forecasting.scoring.scores(store, rule)                         # who foresaw how well
"""
