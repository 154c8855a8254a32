"""Pages, one module a page: results in, generated files out."""
