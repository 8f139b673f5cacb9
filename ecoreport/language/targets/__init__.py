"""What target texts mean: `≥74.32，不降低`, `2022年底前达到45%以上，之后逐年提升`; rules in docs/language/targets.md."""

from ecoreport.language.targets.extraction import extract_targets
from ecoreport.language.targets.parsing import parse_target, target_of
from ecoreport.language.targets.printing import print_target, target_as_json

__all__ = ["extract_targets", "parse_target", "print_target", "target_as_json", "target_of"]
