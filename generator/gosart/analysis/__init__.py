"""What a plan means on a day: results computed from plans, nothing drawn and nothing judged."""
