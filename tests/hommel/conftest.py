"""The command line, in-process, on a store of its own."""

import json

import pytest

from hommel.__main__ import main


class Ran:
    """What a command answered."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def store_path(tmp_path, monkeypatch):
    """The file of a store that is not there yet, named in the environment."""
    path = tmp_path / "hommel.db"
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite://{path}" if str(path).startswith("/") else f"sqlite:///{path}")
    return path


@pytest.fixture
def hommel(store_path, capsys):
    """Runs a command: `hommel("info", "--json")`."""

    def run(*arguments):
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(status, out, err)

    return run


@pytest.fixture(scope="session")
def example_store(tmp_path_factory):
    """A store with the example of 200 stakeholders, for those who only read."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        assert main(["load", "example", "--size", "200", "--seed", "3"]) == 0
    return path


@pytest.fixture
def on_example(example_store, hommel, monkeypatch):
    """The command line on that store."""
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{example_store}")
    return hommel
