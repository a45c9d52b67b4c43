"""Options that several commands share."""

from __future__ import annotations

import click

encoding = click.option("--encoding", metavar="E", help="Decode with this encoding and no other.")
adapter = click.option("--adapter", metavar="CODE", help="Read with this adapter instead of the best.")
lang = click.option("--lang", type=click.Choice(["en", "zh"]), default="en", help="Language of the messages.")
strict = click.option("--strict", is_flag=True, help="Refuse a notice with a diagnostic of severity error.")
width = click.option("--width", type=click.IntRange(min=20), metavar="N", help="Columns; else those of the terminal.")
