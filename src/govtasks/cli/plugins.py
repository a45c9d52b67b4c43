"""`govtasks plugins`: what is installed, what it brings, and why it does not take part where it does not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

import govtasks
from govtasks.cli.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print an array of objects.")
def plugins(*, as_json: bool) -> None:
    """List the installed plugins, broken ones too; GOVTASKS_PLUGINS names those that may take part."""
    found = govtasks.list_plugins()
    if as_json:
        click.echo(json.dumps([plugin._asdict() for plugin in found], ensure_ascii=False, indent=2))
        return
    for line in list_all(found):
        click.echo(clean(line))


def list_all(found: tuple[govtasks.PluginStatus, ...]) -> Iterator[str]:
    """Give a line for each plugin and, below it, one for each thing that it brings."""
    if not found:
        yield "no plugins are installed"
    for plugin in found:
        yield f"{plugin.name} {plugin.version}  {plugin.status}"
        if plugin.reason:
            yield f"  {plugin.reason}"
        brought = {
            "adapters": ", ".join(plugin.adapters),
            "localities": ", ".join(plugin.localities),
            "reads": ", ".join(plugin.readers),
            "units": str(plugin.units or ""),
            "groups": str(plugin.groups or ""),
            "formats": ", ".join(plugin.formats),
        }
        yield from (f"  {what}: {words}" for what, words in brought.items() if words)
