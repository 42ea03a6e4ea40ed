"""Pictures of the network: who may be seen of it, where they stand, and how they are linked."""
