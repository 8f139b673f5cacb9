"""The paper desk: writes the Word papers of a workspace and period from what its ledger holds."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from ecoreport.ledger import Ledger
from ecoreport.model.period import Period
from ecoreport.services import papers
from ecoreport.services.assess import Standing, assess_period
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class PaperDesk:
    """One workspace, one period, one day; each method writes its papers to 成果/ and gives their paths.

    Raises (each method):
        TemplateError: When the office's own template cannot be used.
        WorkspaceError: When the folder cannot be written, or another run is writing there.
    """

    workspace: Workspace
    period: Period
    today: date
    track: Track = track_silently

    def write_summary(self) -> tuple[Path, ...]:
        """The year-end summary."""
        with self.workspace.locked():
            path = papers.write_summary(
                self.workspace.program,
                self._standing.assessment,
                [entry.submission for entry in self._standing.entries],
                folder=self._folder,
                period=self.period,
                today=self.today,
                workspace=self.workspace.root,
            )
        return (path,)

    def write_task_lists(self, unit: str | None = None) -> tuple[Path, ...]:
        """A task list a unit and one document with all; only that unit's when one is named."""
        with self.workspace.locked():
            return papers.write_task_lists(
                self.workspace.program,
                folder=self._folder,
                units=None if unit is None else (unit,),
                workspace=self.workspace.root,
                track=self.track,
            )

    def write_tables(self) -> tuple[Path, ...]:
        """Target table and task breakdown table."""
        root = self.workspace.root
        with self.workspace.locked():
            return papers.write_tables(self.workspace.program, folder=self._folder, workspace=root)

    def write_letters(self) -> tuple[Path, ...]:
        """The circular, and reminders to units that are late or were sent back."""
        issues = self._ledger.issues(program=self.workspace.program.id, period=self.period.id)
        with self.workspace.locked():
            return papers.write_letters(
                self.workspace.program,
                self._standing.assessment,
                [entry.submission for entry in self._standing.entries],
                folder=self._folder,
                period=self.period,
                today=self.today,
                due={issue.unit: date.fromisoformat(issue.due) for issue in issues if issue.due},
                workspace=self.workspace.root,
                track=self.track,
            )

    @cached_property
    def _ledger(self) -> Ledger:
        return self.workspace.open_ledger()

    @cached_property
    def _standing(self) -> Standing:
        return assess_period(self.workspace, period=self.period, ledger=self._ledger)

    @property
    def _folder(self) -> Path:
        return self.workspace.results / self.period.id
