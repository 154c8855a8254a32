"""Results as pictures: SVG whose colours are CSS variables, and the interactive radar's figure.

    radar ── radar_grid (sectors, rings, labels by radial_labels) ── polar (points and arcs)
          ├─ radar_thumbnail (the same, as large as a word)
          └─ radar_plotly (the same over all dates, for a script)
    trend, time_chain, win_worth_matrix, power_grid, heatmap
    action_plan/ (a plan of two sides, what it needs by when)
    relationship_map/

A drawing takes results and words and gives text: the same input gives the same bytes. Sizes are
numbers, because a drawing is made long before a browser knows its fonts.
"""
