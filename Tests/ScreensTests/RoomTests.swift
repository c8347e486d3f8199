// The tests of the room Screens. Replaced by its first file.
