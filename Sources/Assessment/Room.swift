// The room Assessment. Replaced by its first file.
