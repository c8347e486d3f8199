// The tests of the room Assessment. Replaced by its first file.
