"""The names that a plan gives its indicators' figures, and which of them a shortened name in another place means."""

from dataclasses import dataclass

from ecoreport.model.program import Indicator, Number, Task
from ecoreport.spec.lint.metric_names import full_name, only_longer_name, only_longer_rate, plain_name
from ecoreport.spec.lint.subject import Subject, leads_of, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames:
    """The plain names of the metrics of indicators."""

    of_indicators: dict[Number, list[str]]
    of_leads: dict[str, list[str]]
    """Those of the indicators that each unit leads."""

    def completed(self, name: str, owner: Indicator | Task | None) -> str:
        """The plain name, with what the place lets a text leave out.

        Args:
            name: As it is written there.
            owner: Whose text it is; None for what is said of the plan as a whole.
        """
        if owner is None:
            every = [other for names in self.of_indicators.values() for other in names]
            return only_longer_name(plain_name(name), every)
        if isinstance(owner, Task) and not owner.indicators:
            own = {other for lead in leads_of(owner) for other in self.of_leads.get(lead, ())}
            return only_longer_rate(plain_name(name), sorted(own))
        return full_name(name, self.of_indicators, numbers_of(owner))


def collect_names(subject: Subject) -> PlanNames:
    """The names of the plan's indicators."""
    of_indicators: dict[Number, list[str]] = {}
    of_leads: dict[str, list[str]] = {}
    for _, indicator in subject.indicators():
        names = [plain_name(metric.name) for metric in indicator.metrics]
        of_indicators.setdefault(indicator.no, []).extend(names)  # two may have one number by mistake
        for lead in leads_of(indicator):
            of_leads.setdefault(lead, []).extend(names)
    return PlanNames(of_indicators=of_indicators, of_leads=of_leads)
