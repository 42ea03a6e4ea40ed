"""Traces for OpenTelemetry: requests, statements and jobs, how long they took, never what they held."""
