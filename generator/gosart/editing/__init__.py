"""Changes of plans: a new plan, single values, an assessment; each in the file that holds it."""
