// The room Wire. Replaced by its first file.
