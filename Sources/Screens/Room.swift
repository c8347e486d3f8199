// The room Screens. Replaced by its first file.
