// The room Authoring. Replaced by its first file.
