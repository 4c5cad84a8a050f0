"""``storykeep``: the command line. Each command is a module of its own, loaded when it is called."""

from __future__ import annotations

from importlib import import_module, metadata

import click

COMMANDS = {
    "open": "storykeep.cli.open",
    "read": "storykeep.cli.read",
    "import": "storykeep.cli.bring",
    "serve": "storykeep.cli.serve",
    "reindex": "storykeep.cli.reindex",
}


class Commands(click.Group):
    """The commands, found by name: ``storykeep read`` must not wait for a web framework."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(metadata.version("storykeep"), prog_name="storykeep")
def main() -> None:
    """A home for fan fiction that a small community can run by itself."""


if __name__ == "__main__":
    main()
