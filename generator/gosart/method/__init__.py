"""The method: the questions, criteria and terms as data, and typed access to them."""
