"""How partnerships are proposed: candidates, features, score, explanation, run, evaluation.

snapshot = store.snapshot(matching.economy.WANTED)
newcomers = matching.profiles.declare(snapshot, matching.profiles.read(path, chains), day)   # with --profiles only
economy = matching.economy.economy(snapshot, as_of)
matched = matching.match.match(economy, matching.match.Request(scope=…, top=…, rows=…))
made = matching.runs.manifest(matched, top, rows)
matching.runs.keep(store, made, matched, started)          # stores the run
matching.runs.write(path, matched.suggestions())           # CSV, or JSON Lines where it ends in .jsonl

scorer = matching.match.Scorer(economy, scope, matching.weights.choose(economy, scope, economy.as_of))
matching.page.page(economy, matching.explain.explain(scorer, row, other))   # rows: snapshot.row("Stakeholder", id)

gathered = matching.portfolio.gather.gather(snapshot, suggestions, capacity, day)
found = matching.portfolio.portfolio(gathered.pool, matching.portfolio.Limits())        # what to take up, with proof

market = matching.fit.pairs.Market.of(economy)
market.fits(market.best(rows, top=20, scope="bridge"))      # by needs and offers alone, exactly

matching.evaluation.evaluate(snapshot, split, scope)       # ours beside the named baselines, by slice
"""
