"""The rules that come with the package, a family a module."""
