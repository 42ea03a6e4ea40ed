"""How people ask: GraphQL types, HTTP application and the schema in SDL."""
