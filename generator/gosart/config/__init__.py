"""What a site's configuration says: the options, checked."""
