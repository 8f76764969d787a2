"""Lets `python -m kring.config` be the command `kring`."""

from kring.config.command import main

main()
