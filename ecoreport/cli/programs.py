"""Commands of the group programs."""

import click


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
