"""What goes wrong, as callers see it. Driver exceptions stop inside the adapters and leave as one of these.

HommelError            anything Hommel refuses or cannot do, with a message for the person who asked
├── BadInput           what came from outside is not acceptable; says where and how to mend it
└── GraphError         everything the store lets out
    ├── NotFound       no such node or relation
    ├── Conflict       a uniqueness, version or reference rule said no
    ├── Unsupported    this adapter lacks the ability
    ├── OutOfDate      the store's layout is older or newer than this program
    ├── Corrupt        the store is not readable as one of ours
    └── Unavailable    worth another try later: locked, too slow, disk full
"""


class HommelError(Exception):
    """Anything Hommel refuses or cannot do; the message says what, where and how to mend it.

    where   the address of a server, or what a driver said: told to whoever runs Hommel, and to nobody over the network

    >>> error = HommelError("the server does not answer", where="neo4j://db.example:7687")
    >>> str(error), error.to_operator
    ('the server does not answer', 'neo4j://db.example:7687: the server does not answer')
    """

    def __init__(self, message: str = "", *, where: object = "") -> None:
        super().__init__(message)
        self.where = str(where)

    @property
    def to_operator(self) -> str:
        """The message, and where."""
        return f"{self.where}: {self}" if self.where else str(self)


class BadInput(HommelError):
    """What came from outside is not acceptable."""


class GraphError(HommelError):
    """Everything the store lets out."""


class NotFound(GraphError):
    """No such node or relation."""


class Conflict(GraphError):
    """A uniqueness, version or reference rule said no."""


class Unsupported(GraphError):
    """This adapter lacks the ability."""


class OutOfDate(GraphError):
    """The store's layout is older (run `hommel migrate`) or newer than this program."""


class Corrupt(GraphError):
    """The store is not readable as one of ours."""


class Unavailable(GraphError):
    """Worth another try later: locked, too slow, disk full."""
