// The room Terminal. Replaced by its first file.
