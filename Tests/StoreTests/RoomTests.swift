// The tests of the room Store. Replaced by its first file.
