"""Account plans as code: a repository of plans goes in, a site comes out."""

__version__ = "0.1.0"
