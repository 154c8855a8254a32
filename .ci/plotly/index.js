// What the interactive radar draws with, taken from Plotly's modules as Plotly documents it:
// its core, which brings `scatter`, and the kinds of charts of `radar_plotly.py`.
const Plotly = require("plotly.js/lib/core");

Plotly.register([require("plotly.js/lib/barpolar"), require("plotly.js/lib/scatterpolar")]);

module.exports = Plotly;
