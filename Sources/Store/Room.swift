// The room Store. Replaced by its first file.
