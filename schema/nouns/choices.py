"""Words that clients choose from."""

import enum

import strawberry


@strawberry.enum(description="A language of labels.")
class Language(enum.Enum):
    """See its description."""

    NL = strawberry.enum_value("nl", description="Dutch.")
    EN = strawberry.enum_value("en", description="English.")
    FR = strawberry.enum_value("fr", description="French.")


@strawberry.enum(name="Scope", description="Among whom partners are looked for.")
class MatchScope(enum.Enum):
    """See its description."""

    CROSS_CHAIN = strawberry.enum_value("cross-chain", description="Those in another primary value chain.")
    BRIDGE = strawberry.enum_value("bridge", description="Those that share no value chain at all.")
    ALL = strawberry.enum_value("all", description="Anyone.")


@strawberry.enum(name="Audience", description="Whom a run is for: it knows nothing of what they may not see.")
class RunAudience(enum.Enum):
    """See its description."""

    PUBLIC = strawberry.enum_value("public", description="Everybody.")
    NETWORK = strawberry.enum_value("network", description="Who is signed in.")
    BROKER_ONLY = strawberry.enum_value("broker-only", description="Brokers, who may see everything.")
