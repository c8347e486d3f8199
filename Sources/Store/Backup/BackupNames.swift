import Glibc

/// Which files of a data directory a backup carries, and what it calls them.
enum BackupNames {
  /// For whoever finds the file; not restored.
  static let note = "READ-ME.txt"
  /// The last in a backup, as `sha256sum` writes and checks it.
  static let sums = "SHA256SUMS"
  static let contests = "contests.sqlite"
  static let library = "library.sqlite"

  static func log(of database: String) -> String { database + "-wal" }

  /// Databases that were carried byte for byte, because pages of theirs are damaged.
  static func damaged(among names: [String]) -> [String] {
    [contests, library].filter { names.contains(log(of: $0)) }
  }

  /// Everything that is copied byte for byte: all but the databases, which SQLite copies, and what
  /// belongs to this machine or to this moment alone.
  ///
  /// - Returns: also what a backup cannot carry, whose name is too long or no text.
  static func carried(
    by directory: String
  ) throws(StoreError) -> (names: [String], leftOut: [String]) {
    var names: [String] = []
    for name in try entries(of: directory) where isCarried(name) {
      switch kind(of: Path.joining(directory, name)) {
      case S_IFREG: names.append(name)
      case S_IFDIR:
        for inner in try entries(of: Path.joining(directory, name)) where isCarried(inner) {
          let path = "\(name)/\(inner)"
          if kind(of: Path.joining(directory, path)) == S_IFREG { names.append(path) }
        }
      default: break
      }
    }
    names.sort()
    return (names.filter(isName), names.filter { !isName($0) })
  }

  /// Keys of surveys are left out: they are destroyed when a survey is counted, and a copy would
  /// outlive that. Snapshots are: they are this program's alone, and the journal gives all of them again.
  private static func isCarried(_ name: String) -> Bool {
    let own = ["listening.txt", "definitions.json", "surveys", "snapshots", note, sums]
    let passing = [".lock", ".new", ".part", ".mended", ".sqlite", "-wal", "-shm", "-journal"]
    return !own.contains(name) && !passing.contains { name.hasSuffix($0) }
  }

  /// Whether a backup may call a file so: it can only lie in the data directory, or in a folder
  /// of it.
  static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, name.utf8.count <= TapeHeader.nameByteCountMax else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.first != "." && part.unicodeScalars.allSatisfy(isShown)
    }
  }

  /// Letters of any alphabet; nothing that steers a screen, and not what stands for bytes that are no text.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: scalar != "\u{FFFD}" && scalar != "\\"
    }
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  static func entries(of directory: String) throws(StoreError) -> [String] {
    guard let stream = opendir(directory) else {
      throw .file(path: directory, operation: "list", errno: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
