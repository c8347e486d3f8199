import Foundation
import TestSupport
import Testing

@testable import Store

@Suite struct FileLockTests {
  /// The descriptor of this process that has a file open.
  private func descriptor(of path: String) -> Int32? {
    (0..<Int32(4_096)).first { number in
      var name = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/self/fd/\(number)", &name, name.count - 1)
      return count > 0
        && String(decoding: name[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) == path
    }
  }

  private func isFree(_ path: String) throws -> Bool {
    let lock = try FileLock.take(file: path)
    return lock != nil
  }

  @Test func `a lock is free once it has ended, though a copy of its descriptor lives on`() throws {
    let folder = try TemporaryDirectory()
    let path = folder.url.resolvingSymlinksInPath().path + "/lock"
    var copy: Int32 = -1
    do {
      let lock = try FileLock.take(file: path)
      let isTaken = lock != nil
      #expect(isTaken)
      copy = dup(try #require(descriptor(of: path)))
      #expect(try !isFree(path))
      _ = consume lock
    }
    #expect(copy >= 0)
    #expect(try isFree(path))
    close(copy)
  }
}
