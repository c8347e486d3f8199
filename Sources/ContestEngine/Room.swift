// The room ContestEngine. Replaced by its first file.
