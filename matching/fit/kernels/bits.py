"""What processors do with bits in one instruction and numba has no word for: LLVM is asked for it by name."""

from collections.abc import Callable
from typing import Any, Final, cast

from numba import types
from numba.extending import intrinsic

WORD: Final = types.uint64
OfWord = Callable[[Any], Any]


@intrinsic
def _population(_: Any, word: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return WORD(WORD), generate


@intrinsic
def _trailing(_: Any, word: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], context.get_constant(types.boolean, False))

    return WORD(WORD), generate


ones = cast(OfWord, _population)
"""How many bits of a uint64 are set. In a loop over many, a vector instruction where the processor has one."""
lowest = cast(OfWord, _trailing)
"""The place of the lowest bit that is set in a uint64; 64 where none is."""
