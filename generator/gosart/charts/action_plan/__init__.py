"""The plan of two sides as a drawing, and what its actions need by when.

    mutual_plan ── layout (rows, marks, labels) ── day_scale (days to x, months)
                └─ arrows (what has to be done before, between the words)
    resources   ── day_scale

Looks are in `actions.css`; each state has a shape of its own, so that grey paper says it too.
"""
