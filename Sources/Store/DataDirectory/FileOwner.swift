import Glibc

/// Root that works in a directory of somebody else's, such as the service's, makes nothing there that its
/// owner cannot open afterwards.
enum FileOwner {
  /// Gives a file that was just made to whom its directory belongs to.
  ///
  /// - Parameter descriptor: of a file that was made with `O_EXCL`: another one might be somebody's link to
  ///   a file of the system.
  static func settle(_ descriptor: Int32, at path: String) {
    guard let owner = owner(ofDirectoryOf: path) else { return }
    // On a file system without owners it stays as it is.
    _ = fchown(descriptor, owner.user, owner.group)
  }

  /// The same for a directory that was just made.
  static func settle(directory path: String) {
    guard let owner = owner(ofDirectoryOf: path) else { return }
    _ = lchown(path, owner.user, owner.group)
  }

  /// Nil where nothing is to be given.
  private static func owner(ofDirectoryOf path: String) -> (user: uid_t, group: gid_t)? {
    var status = stat()
    guard geteuid() == 0, stat(Path.directory(of: path), &status) == 0, status.st_uid != 0 else {
      return nil
    }
    return (status.st_uid, status.st_gid)
  }
}
