// The room Cryptography. Replaced by its first file.
