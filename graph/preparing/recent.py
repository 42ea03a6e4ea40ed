"""What was wanted last, kept as long as all of it together stays within a bound."""

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """A mapping that forgets what was not wanted for longest.

    >>> known = Recent[str, int](most=10)
    >>> known.put("a", 1, weight=6); known.put("b", 2, weight=6)
    >>> known.get("a"), known.get("b")
    (None, 2)
    """

    def __init__(self, most: int) -> None:
        self._most, self._weight = most, 0
        self._known: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: Key) -> Value | None:
        """What is kept under the key; None where nothing is, or no longer."""
        found = self._known.get(key)
        if found is None:
            return None
        self._known.move_to_end(key)
        return found[0]

    def put(self, key: Key, value: Value, weight: int) -> None:
        """Keep it, and forget others for it; alone it stays, whatever it weighs."""
        if key in self._known:
            self._weight -= self._known.pop(key)[1]
        self._known[key] = value, weight
        self._weight += weight
        while self._weight > self._most and len(self._known) > 1:
            self._weight -= self._known.popitem(last=False)[1][1]
