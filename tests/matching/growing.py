"""A made-up economy in which friends of friends meet sooner or later."""

import datetime

import numpy as np

D = datetime.date
CHAINS = ["food", "engineering", "circular", "logistics", "life-sciences"]


def growing(build, people=240, later=(), more=()):
    """Circles of friends of friends: who shares a partner meets sooner or later."""
    draw = np.random.default_rng(7)
    projects = {}
    for n in range(700):
        circle = int(draw.integers(0, people // 12)) * 12
        members = sorted({circle + int(m) for m in draw.integers(0, 12, 3)})
        projects[f"cordis:{n}"] = {
            "start": D(int(draw.integers(2012, 2018)), int(draw.integers(1, 13)), 1),
            "members": [f"own:{m:03}" for m in members],
            "chains": {CHAINS[n % 5]: 1.0},
            "about": [f"term:{circle}"],
        }
    return build({f"own:{m:03}": {} for m in range(people)} | {who: {} for who in more}, projects | dict(later))
