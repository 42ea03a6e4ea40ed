"""Who needs attention: companies that may grow abroad, and companies that may be in trouble; who decides on them, and
what would keep them here.

Nothing is decided or kept here: scorecards are worked out when somebody asks, and show all that they were made of.
"""
