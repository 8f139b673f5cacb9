"""Commands of the group judging."""

import click


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
