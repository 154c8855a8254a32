"""Results as pictures: SVG text whose every colour is a CSS variable, and the figure for the interactive twin."""
