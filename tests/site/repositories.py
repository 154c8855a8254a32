"""Small repositories for tests: two files that are a site, and a plan with some of everything."""

from __future__ import annotations

__all__ = ["CONFIG", "MILL"]

CONFIG = """
    site_name: Plans
    site_url: http://localhost:8000/
    docs_dir: accounts
    theme: {name: material, font: false}
    plugins: [search, gosart]
"""
"""A `mkdocs.yml` beside a folder of accounts, nothing else."""

MILL = """
    name: Mill & Sons
    owner: ada
    team: {ada: {name: Ada Brook}}
    tags: [flour, stone ground]
    people:
      dana: {name: Dana Oak, title: Managing director, influence: inner-circle, status: supporter}
      emil: {name: Emil Ash, title: Miller, reports_to: dana,
        influences: [{person: dana, strength: strong}], conflicts_with: [fern]}
      fern: {name: Fern Yew, title: Finance, reports_to: dana, informal_to: [emil]}
    competitors:
      quern: {name: Quern Co}
    opportunities:
      stones:
        name: New stones
        stage: proposal
        amount: 90_000
        close_date: 2027-03-01
        assessments:
          - {date: 2026-11-01, for: us, by: ada, ratings: "+?-?. ?-+?+ ?-+?- ++?++"}
          - {date: 2026-11-01, for: quern, by: ada, ratings: "++++- -++-+ +-+-?"}
        actions:
          - {id: M1, type: prove, what: Grind a sack, who: [emil],
            owner: ada, due: 2026-12-01, status: open}
"""
"""An account of three people and one deal, as it may stand in `accounts/mill.yml`."""
