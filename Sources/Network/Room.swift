// The room Network. Replaced by its first file.
