"""The kernels that find everybody's best: the guess, the plan, the two ways through the lists, and the scores.

They take plain arrays where they are called often: a tuple of arrays costs a count of references for each at every use.

Numba's cache looks at the file of the function that is called from Python alone (`search`, `plan`): after a change of
one that it calls, delete `__pycache__` before anything is measured.
"""
