// The tests of the room Authoring. Replaced by its first file.
