"""The one exception that an edge (command, plugin) shows to a person; everything else keeps its traceback."""


class GosartError(Exception):
    """Something the user has to change before anything can run: a wrong option, a missing folder."""
