"""YAML read with the position of every key and value, and edited without touching anything else."""
