"""What was reached: the year's values as the ledger has them, for the next year's baselines."""

from ecoreport.model.period import Period
from ecoreport.model.reading import Flag
from ecoreport.services.assess import assess_period
from ecoreport.services.workspace import Workspace


def reached_values(workspace: Workspace) -> dict[str, str]:
    """The year's value of each metric as decimal text, by metric id.

    Only values that were read with certainty count, and only where all units that reported the metric agree;
    a metric that is left out has no baseline next year, which is said there.
    """
    period = Period(year=workspace.program.year)
    found: dict[str, set[str]] = {}
    for verdict in assess_period(workspace, period=period).assessment.verdicts:
        if verdict.value is not None and verdict.flag is Flag.OK:
            found.setdefault(verdict.metric, set()).add(format(verdict.value.normalize(), "f"))
    return {metric: values.pop() for metric, values in found.items() if len(values) == 1}
