"""Timing for the benchmarks: interleaved rounds, medians, and how two of them compare."""

from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def measure(actions: Mapping[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Median seconds of each action; all take turns in every round, after one round that only warms up."""
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(rounds + 1):
        for name, action in actions.items():
            start = perf_counter()
            action()
            if number:
                seconds[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in seconds.items()}


def print_times(times: Mapping[str, float]) -> None:
    """One line an action, in milliseconds."""
    for name, seconds in times.items():
        print(f"{name:<44}{seconds * 1000:>10.1f} ms")


def print_ratios(times: Mapping[str, float], ratios: Mapping[str, tuple[str, str]]) -> None:
    """How many times as long the first action of each pair takes as the second."""
    for name, (one, other) in ratios.items():
        print(f"{name:<44}{times[one] / times[other]:>10.1f} times")
