// The tests of the room Terminal. Replaced by its first file.
