"""The front door: command line, settings and the wiring of everything below."""

__version__ = "0.1.0"
