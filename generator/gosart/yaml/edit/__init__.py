"""Changing values of a YAML text, not another byte."""
