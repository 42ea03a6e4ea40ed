"""What the tests draw at random: the same every time in CI, something new on everybody's own machine."""

import os
import subprocess
import sys
from pathlib import Path

DRAWS = """
import tests.conftest
from hypothesis import given, settings, strategies as st

drawn = []
given(st.text(), st.integers())(settings(max_examples=50)(lambda text, number: drawn.append((text, number))))()
print(ascii(drawn))
"""


def drawn(**environment):
    known = {name: value for name, value in os.environ.items() if name not in {"CI", "FULL"}}
    command = [sys.executable, "-c", DRAWS]
    ran = subprocess.run(
        command, env=known | environment, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=True
    )
    return ran.stdout


def test_ci_draws_the_same_cases_every_time():
    assert drawn(CI="true", PYTHONHASHSEED="1") == drawn(CI="true", FULL="1", PYTHONHASHSEED="2")


def test_elsewhere_new_cases_are_drawn():
    assert drawn() != drawn()
