"""The server's log as JSON, a line for each entry, for programs that gather logs."""

import json
import logging
from datetime import UTC, datetime


class Lines(logging.Formatter):
    """An entry as one line of JSON: when, how grave, what, and what is said of a request."""

    def format(self, record: logging.LogRecord) -> str:
        """See `logging.Formatter`."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "said", {}),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry)


def keep_log() -> None:
    """From now on tell each request, and what goes wrong, on standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("hommel.requests").setLevel(logging.INFO)


def keep_quiet() -> None:
    """Tell what goes wrong alone, as Python does where nobody asked for more."""
