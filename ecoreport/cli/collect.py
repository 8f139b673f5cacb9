"""Commands of the group collect."""

import click


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
