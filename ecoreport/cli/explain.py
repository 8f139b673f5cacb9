"""Commands of the group explain."""

import click


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
