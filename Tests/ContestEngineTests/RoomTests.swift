// The tests of the room ContestEngine. Replaced by its first file.
