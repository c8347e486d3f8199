// The tests of the room Wire. Replaced by its first file.
