"""The T of GOSART: rules that read a plan's results and say what would lose the deal, each with a stable code."""
