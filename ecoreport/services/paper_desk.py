"""The paper desk: writes the Word papers of a workspace and period from what its ledger holds."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from ecoreport.ledger import Ledger
from ecoreport.model.period import Period
from ecoreport.model.submission import Source
from ecoreport.services import papers
from ecoreport.services.assess import Standing, assess_issued_period, first_days, received_files
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.results import Results
from ecoreport.services.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class PaperDesk:
    """One workspace, one period, one time; each method writes its papers to 成果/ and gives their paths.

    Raises (each method):
        EcoreportError: When the paper tells how the period stands and nobody was asked about that period.
        TemplateError: When the office's own template cannot be used.
        WorkspaceError: When the folder cannot be written, or another run is writing there.
    """

    workspace: Workspace
    period: Period
    now: datetime
    track: Track = track_silently

    def write_summary(self) -> tuple[Path, ...]:
        """The year-end summary and the list of its origins."""
        with self.workspace.locked():
            return papers.write_summary(
                self.workspace.program,
                self._standing.assessment,
                [entry.submission for entry in self._standing.entries],
                results=self._results,
                period=self.period,
                workspace=self.workspace.root,
                path_of=self._path_of,
            )

    def write_task_lists(self, unit: str | None = None) -> tuple[Path, ...]:
        """A task list a unit and one document with all; only that unit's when one is named."""
        with self.workspace.locked():
            return papers.write_task_lists(
                self.workspace.program,
                results=self._results,
                units=None if unit is None else (unit,),
                workspace=self.workspace.root,
                track=self.track,
            )

    def write_tables(self) -> tuple[Path, ...]:
        """Target table and task breakdown table."""
        with self.workspace.locked():
            return papers.write_tables(
                self.workspace.program, results=self._results, workspace=self.workspace.root
            )

    def write_letters(self) -> tuple[Path, ...]:
        """The circular, and reminders to units that are late or were sent back."""
        program = self.workspace.program
        issues = self._ledger.issues(program=program.id, period=self.period.id)
        with self.workspace.locked():
            return papers.write_letters(
                self.workspace.program,
                self._standing.assessment,
                [entry.submission for entry in self._standing.entries],
                results=self._results,
                period=self.period,
                due={program.unit_name(i.unit): date.fromisoformat(i.due) for i in issues if i.due},
                sent={program.unit_name(issue.unit) for issue in issues} or None,
                returned_on=first_days(self._ledger, program, self.period),
                workspace=self.workspace.root,
                track=self.track,
            )

    @cached_property
    def _ledger(self) -> Ledger:
        return self.workspace.open_ledger()

    @cached_property
    def _standing(self) -> Standing:
        return assess_issued_period(self.workspace, period=self.period, ledger=self._ledger)

    @property
    def _results(self) -> Results:
        return self.workspace.results_of(self.period, now=self.now)

    @cached_property
    def _received(self) -> dict[tuple[str, str], str]:
        return received_files(self.workspace, self._standing)

    def _path_of(self, source: Source) -> str | None:
        return self._received.get((source.file, source.sha256))
