"""How people are told: subscriptions over what happened, by server-sent events and WebSocket."""
