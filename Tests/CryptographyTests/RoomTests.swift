// The tests of the room Cryptography. Replaced by its first file.
