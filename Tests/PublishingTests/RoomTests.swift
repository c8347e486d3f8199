// The tests of the room Publishing. Replaced by its first file.
