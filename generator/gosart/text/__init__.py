"""Small work on texts, once each: escaping, Markdown to HTML and to plain text, suggesting."""
