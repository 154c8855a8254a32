"""The one exception that an edge (command, plugin) shows; everything else keeps its traceback."""


class GosartError(Exception):
    """Something the user has to change first: a wrong option, a missing folder."""
