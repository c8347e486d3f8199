import Foundation

extension DataDirectory {
  /// Copies everything into another directory: journals, persons, secrets, banks, the server's
  /// certificate and key. Each database is copied as it stands at one moment, beside a running
  /// server. To restore is to copy back.
  ///
  /// - Returns: the files that were made.
  /// - Throws: `alreadyThere` where the target has one of them; nothing is written then.
  public func copyEverything(to target: DataDirectory) throws(StoreError) -> [String] {
    let databases = [
      (from: contestsFile, to: target.contestsFile, schema: Schema.contests),
      (from: libraryFile, to: target.libraryFile, schema: Schema.library),
    ].filter { StoreFile.exists($0.from) }
    let files = [
      (from: certificateFile, to: target.certificateFile),
      (from: certificateKeyFile, to: target.certificateKeyFile),
    ].filter { StoreFile.exists($0.from) }
    let made = databases.map(\.to) + files.map(\.to)
    if let there = made.first(where: StoreFile.exists) { throw .alreadyThere(file: there) }
    for file in databases {
      let database = try StoreFile.open(file.from, schema: file.schema, creating: false)
      try StoreFile.makeEmpty(file.to)
      try database.run("VACUUM INTO ?", [.text(file.to)])
    }
    for file in files { try Self.copy(file.from, to: file.to) }
    for file in made { try FileLock.sync(file: file) }
    try FileLock.wait(forDirectory: target.path).syncDirectory()
    return made
  }

  private static func copy(_ source: String, to target: String) throws(StoreError) {
    try StoreFile.makeEmpty(target)
    do {
      try Data(contentsOf: URL(fileURLWithPath: source)).write(to: URL(fileURLWithPath: target))
    } catch {
      throw .file(path: target, operation: "copy", errno: (error as NSError).posixCode)
    }
  }
}

extension NSError {
  /// `errno` behind a failure of Foundation's; 0 where it does not say.
  fileprivate var posixCode: Int32 {
    let underlying = userInfo[NSUnderlyingErrorKey] as? NSError ?? self
    return underlying.domain == NSPOSIXErrorDomain ? Int32(underlying.code) : 0
  }
}
