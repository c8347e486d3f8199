import Assessment

/// The files of a package that one item carries, each under a name of its own.
struct CarriedMedia {
  /// Why a file stays behind, though the item's texts name it.
  enum Fault {
    case tooLarge(bytes: Int)
    /// No picture, sound or film that is known.
    case unknown
    case unreadable(ArchiveFault)
  }

  private(set) var files: [Media] = []
  private var namesByPath: [String: String] = [:]
  private var byteCount = 0

  /// The name that the item's texts have for a file.
  ///
  /// - Parameters:
  ///   - path: in the package.
  ///   - size: in bytes, once unpacked.
  ///   - read: asked for once a path, and only within the limits.
  mutating func name(
    of path: String, size: Int, read: () throws(ArchiveFault) -> [UInt8]
  ) -> (name: String, fault: Fault?) {
    if let name = namesByPath[path] { return (name, nil) }
    let name = freeName(for: FileAddress.lastPart(of: path))
    namesByPath[path] = name
    guard size <= JSONBankLimits.mediaBytesMax,
      byteCount + size <= JSONBankLimits.itemMediaBytesMax,
      files.count < JSONBankLimits.mediaMax
    else { return (name, .tooLarge(bytes: size)) }
    do throws(ArchiveFault) {
      let bytes = try read()
      guard let file = MediaFile.media(name: name, bytes) else { return (name, .unknown) }
      byteCount += bytes.count
      files.append(file)
      return (name, nil)
    } catch {
      return (name, .unreadable(error))
    }
  }

  private func freeName(for last: String) -> String {
    let taken = Set(namesByPath.values)
    var name = last
    var number = 2
    while taken.contains(name) {
      name = "\(number)-\(last)"
      number += 1
    }
    return name
  }
}
