"""The people in partnerships: what they agree to, what is held about them and shown to whom, and how it is erased."""
