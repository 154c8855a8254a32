"""What a plan means on a day: results computed from plans, nothing drawn and nothing judged.

    Account ── opportunity (per opportunity: assessment, politics, control_signals, cost_of_sale)
            └─ portfolio (all accounts) ── criteria_matrix, contact_coverage

A result is frozen and refers to the plan it came from; `today` is always an argument.
"""
