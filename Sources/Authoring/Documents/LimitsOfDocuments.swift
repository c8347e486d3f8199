/// What a file of Microsoft's old form may hold at most.
enum CompoundFileLimits {
  static let entriesMax = 4_096
  static let streamBytesMax = 64 * 1024 * 1024
}
