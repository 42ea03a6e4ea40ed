"""How partnerships are proposed: candidates, features, score, explanation, run, evaluation.

matching.economy.economy(snapshot, as_of)     the economy as of a day (snapshot of `economy.WANTED`)
matching.match.match(economy, request)        suggestions for everybody, reproducible
matching.explain.explain(...)                 why these two: contributions that add up, evidence, doubts
matching.evaluation.evaluate(...)             how well suggestions foresee what then happened
"""
