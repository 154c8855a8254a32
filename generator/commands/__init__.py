"""One module for each command of `gosart`; the module imports what it runs only when it runs, so that the others start at once."""
