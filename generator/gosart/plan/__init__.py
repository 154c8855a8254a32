"""Plans: typed data in, validated and cross-referenced frozen objects out."""
