"""A deck as a PowerPoint file: blocks measured and placed, then drawn as native shapes.

deck_file ── design (ours or a template's), page (where title, body and foot are)
          └─ flow (which block stands where) ── table, figures, radar, chain, grid, chart ── canvas
"""
