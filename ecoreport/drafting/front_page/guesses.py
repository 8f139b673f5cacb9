"""What was read about a plan as a whole, with where it stood and how sure it is."""

from dataclasses import dataclass

from ecoreport.model.finding import Place

_NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A value with where it came from; `reason` is set when it was not simply read."""

    value: str
    place: Place = _NOWHERE
    reason: str | None = None


def value_of(guess: Guess | None) -> str | None:
    """The value alone."""
    return guess.value if guess is not None else None
