// A client session over a connection. Replaced by its first file.
