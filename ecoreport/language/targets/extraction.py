"""Every metric of a whole requirement, each with its own name."""

from ecoreport.language.targets.parsing import parse_target
from ecoreport.model.target import NamedTarget


def extract_targets(text: str) -> tuple[NamedTarget, ...]:
    """The metrics a requirement names, in its order."""
    return (NamedTarget(name="", target=parse_target(text)),)
