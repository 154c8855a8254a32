"""Small work on texts: escaping, shortening, measuring, suggesting. Each once."""
