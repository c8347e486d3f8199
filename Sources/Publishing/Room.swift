// The room Publishing. Replaced by its first file.
