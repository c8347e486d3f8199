// The tests of the room ContestServer. Replaced by its first file.
