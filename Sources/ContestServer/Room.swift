// The room ContestServer. Replaced by its first file.
