// The tests of the room Network. Replaced by its first file.
