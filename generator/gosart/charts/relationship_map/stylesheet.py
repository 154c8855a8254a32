"""The style sheet of the map and its legend: classes only, every colour a variable."""

from __future__ import annotations

__all__ = ["STYLE"]

_LIGHT = {
    "inner": "#37474f",
    "on-inner": "#fff",
    "inner-edge": "#37474f",
    "political": "#cfd8dc",
    "on-political": "#1f2933",
    "outside": "#fff",
    "on-outside": "#1f2933",
    "edge": "#90a4ae",
    "formal": "#8b989f",
    "influence": "#7048b6",
    "conflict": "#c62828",
    "mentor": "#00796b",
    "supporter": "#388e3c",
    "neutral": "#6b7f8a",
    "non-supporter": "#d84f00",
    "enemy": "#c62828",
    "unknown": "#8a979e",
}
_DARK = {
    "inner": "#0a0d12",
    "on-inner": "#fff",
    "inner-edge": "#cfd8dc",
    "political": "#37424e",
    "on-political": "#fff",
    "outside": "#5a6674",
    "on-outside": "#fff",
    "edge": "#8497a3",
    "formal": "#7d8d95",
    "influence": "#b794f6",
    "conflict": "#ff6b6b",
    "mentor": "#26a69a",
    "supporter": "#66bb6a",
    "neutral": "#90a4ae",
    "non-supporter": "#ff8a3d",
    "enemy": "#ef5350",
}


def _variables(colours: dict[str, str]) -> str:
    return "".join(
        f"--gm-{name}:var(--gosart-{name},{colour});" for name, colour in colours.items()
    )


# Line ends are taken out, so a rule may be broken after any sign.
_RULES = """
.gosart-map,.gm-legend{--gm-ink:var(--md-default-fg-color,#222);
--gm-paper:var(--md-default-bg-color,#fff);--gm-sign:var(--gosart-on-status,#fff);
font-family:var(--md-text-font-family,inherit),system-ui,sans-serif}
.gosart-map{height:auto;max-width:100%}
.gosart-map:is(.gm-wide,.gm-wider){max-width:none}
.gosart-map text{fill:var(--gm-ink);font-size:11px}
.gosart-map a{text-decoration:none}
.gm-card{--gm-ink:var(--gm-on-outside)}
.gm-box{fill:var(--gm-paper);stroke:var(--gm-edge);stroke-width:1.2}
.gm-card .gm-box{fill:var(--gm-outside)}
.gm-inner{--gm-ink:var(--gm-on-inner)}
.gm-inner .gm-box{fill:var(--gm-inner);stroke:var(--gm-inner-edge)}
.gm-political{--gm-ink:var(--gm-on-political)}
.gm-political .gm-box{fill:var(--gm-political)}
.gm-external .gm-box{stroke-width:2.4}
.gm-placeholder .gm-box{stroke:var(--md-default-fg-color,#222);stroke-dasharray:7 4;
stroke-width:2.4}
.gm-hidden .gm-box{stroke:var(--md-default-fg-color,#222);stroke-dasharray:.1 5;stroke-width:2;
stroke-linecap:round}
.gm-left .gm-box{fill-opacity:.35;stroke-opacity:.6}
.gm-left,.gm-hidden{--gm-ink:var(--md-default-fg-color,#222)}
.gm-hidden .gm-box{fill:var(--gm-paper)}
.gosart-map .gm-left text{opacity:.72}
.gm-left :is(.gm-bar,.gm-badge,.gm-dot,.gm-key){opacity:.5}
.gm-left .gm-name{text-decoration:line-through}
.gosart-map .gm-name{font-size:14.2px;font-weight:600}
.gosart-map .gm-long{font-size:12.2px}
.gm-placeholder .gm-name{font-style:italic}
.gosart-map .gm-title{font-size:11.5px}
.gosart-map .gm-stand{font-weight:600}
.gosart-map .gm-letter{font-weight:700;text-anchor:middle}
.gm-frame{fill:none;stroke:var(--gm-ink);stroke-width:.9}
.gosart-map .gm-framed{font-size:9.5px;text-anchor:middle}
.gosart-map .gm-owner{display:none;font-size:11px;font-weight:700;text-anchor:end}
.gm-group .gm-box{stroke-width:1.6}
.gm-pile{fill:none;stroke:var(--gm-edge);stroke-width:1.6}
.gosart-map .gm-counts{font-size:11.5px;font-weight:600;white-space:pre}
.gm-ref .gm-box{stroke-dasharray:2 3;fill:none}
.gosart-map .gm-ref text{opacity:.85}
.gm-bundle{stroke-width:3.4}
.gosart-map .gm-nobody{font-size:12px;font-style:italic;text-anchor:middle;opacity:.8}
.gosart-map .gm-sign{fill:var(--gm-sign);font-size:14px;font-weight:700;text-anchor:middle}
.gosart-map .gm-heading{font-size:12px;font-weight:600;stroke:var(--gm-paper);stroke-width:4px;
paint-order:stroke;stroke-linejoin:round}
.gm-rule{stroke:var(--gm-edge);stroke-dasharray:1 5;stroke-linecap:round;stroke-width:1.5}
.gm-s-mentor{--gm-own:var(--gm-mentor)}
.gm-s-supporter{--gm-own:var(--gm-supporter)}
.gm-s-neutral{--gm-own:var(--gm-neutral)}
.gm-s-non-supporter{--gm-own:var(--gm-non-supporter)}
.gm-s-enemy{--gm-own:var(--gm-enemy)}
.gm-s-none{--gm-own:var(--gm-unknown)}
.gm-bar,.gm-badge{fill:var(--gm-own)}
.gm-badge{stroke:var(--gm-paper);stroke-width:1}
.gm-dot{fill:none;stroke:var(--gm-ink);stroke-width:1.2}
.gm-dot.gm-on{fill:var(--gm-ink)}
.gm-key{fill:none;stroke:var(--gm-ink);stroke-width:1.8;stroke-linecap:round;stroke-linejoin:round}
.gm-line{fill:none;stroke:var(--gm-formal);stroke-width:2}
.gm-informal{stroke-dasharray:.1 5;stroke-linecap:round;stroke-width:2.6}
.gm-influence{stroke:var(--gm-influence);stroke-width:2;stroke-dasharray:7 4}
.gm-influence.gm-weak{stroke-width:1.4;stroke-dasharray:3 5}
.gm-influence.gm-strong{stroke-width:3.2;stroke-dasharray:10 3}
.gm-conflict{stroke:var(--gm-conflict);stroke-width:2;stroke-dasharray:9 3 2 3}
.gm-head{fill:var(--gm-influence)}
.gm-cross circle{fill:var(--gm-paper);stroke:var(--gm-conflict);stroke-width:1.6}
.gm-cross path{stroke:var(--gm-conflict);stroke-width:2.2;stroke-linecap:round}
.gosart-map .gm-note{fill:var(--gm-influence);font-size:10.5px;text-anchor:middle}
.gm-plate{fill:var(--gm-paper)}
.gosart-map .gm-note-informal{fill:var(--gm-ink)}
.gosart-map :is(a,.gm-card):focus{outline:none}
.gosart-map :is(a:focus-visible,a:hover,a:focus-within,.gm-card:focus-visible,
.gm-card:target) .gm-box
{stroke:var(--md-accent-fg-color,#526cfe);stroke-width:3}
.gm-line:hover{stroke-width:4}
.gm-legend{display:flex;flex-wrap:wrap;gap:.3em 1.6em;margin:.6em 0 0;padding:0;list-style:none;
font-size:.62rem}
.gm-legend li{display:flex;flex-wrap:wrap;align-items:center;gap:.1em .8em;margin:0}
.gm-legend span{display:inline-flex;align-items:center;gap:.35em}
.gm-legend svg{flex:none}
""".replace("\n", "")

_SCOPE = ":is(.gosart-map,.gm-legend)"
STYLE = (
    f"{_SCOPE}{{{_variables(_LIGHT)}}}"
    f"{_RULES}"
    f"@media screen{{[data-md-color-scheme=slate] {_SCOPE}{{{_variables(_DARK)}"
    "--gm-sign:var(--gosart-on-status,#101418)}}"
)
"""Light and dark follow Material's colour scheme; paper is always light.

`--gosart-inner` and its like override a colour everywhere.
"""
