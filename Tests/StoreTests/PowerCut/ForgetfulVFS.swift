import CSQLite
import Foundation
import Synchronization

/// The face of a `ForgetfulDisk` towards SQLite: the system's own one below, asked first.
final class ForgetfulVFS {
  private static let number = Atomic(0)

  let name: String
  private let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
  private let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
  private let cName: UnsafeMutablePointer<CChar>
  private let real: UnsafeMutablePointer<sqlite3_vfs>
  private unowned(unsafe) var disk: ForgetfulDisk?

  init() {
    name = "forgetful-\(Self.number.add(1, ordering: .relaxed).newValue)"
    cName = strdup(name)
    guard let system = sqlite3_vfs_find(nil) else { preconditionFailure("SQLite has no files") }
    real = system
  }

  deinit {
    sqlite3_vfs_unregister(vfs)
    vfs.deallocate()
    methods.deallocate()
    free(cName)
  }

  func register(serving disk: ForgetfulDisk) {
    self.disk = disk
    methods.initialize(to: Self.ioMethods)
    var made = real.pointee
    made.pNext = nil
    made.zName = UnsafePointer(cName)
    made.szOsFile = Int32(MemoryLayout<Handle>.stride) + real.pointee.szOsFile
    made.pAppData = Unmanaged.passUnretained(self).toOpaque()
    made.xOpen = { vfs, path, file, flags, outFlags in
      guard let vfs, let file, let own = ForgetfulVFS.of(vfs) else { return SQLITE_IOERR }
      let status = own.real.pointee.xOpen(own.real, path, file.below, flags, outFlags)
      guard status == SQLITE_OK else { return status }
      let name = path.map { String(cString: $0) } ?? ""
      own.disk?.opened(name)
      UnsafeMutableRawPointer(file).initializeMemory(
        as: Handle.self,
        repeating: Handle(
          base: sqlite3_file(pMethods: UnsafePointer(own.methods)),
          path: Unmanaged.passRetained(PathBox(name, own.disk))), count: 1)
      return SQLITE_OK
    }
    made.xDelete = { vfs, path, syncs in
      guard let vfs, let path, let own = ForgetfulVFS.of(vfs) else { return SQLITE_IOERR }
      guard own.disk?.delete(String(cString: path), durably: syncs != 0) == true else {
        return SQLITE_IOERR
      }
      return own.real.pointee.xDelete(own.real, path, 0)
    }
    vfs.initialize(to: made)
    sqlite3_vfs_register(vfs, 0)
  }

  private static func of(_ vfs: UnsafeMutablePointer<sqlite3_vfs>) -> ForgetfulVFS? {
    vfs.pointee.pAppData.map { Unmanaged<ForgetfulVFS>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Everything else goes straight to the system's file.
  private static var ioMethods: sqlite3_io_methods {
    var made = sqlite3_io_methods()
    // 2: with shared memory, without mapped files.
    made.iVersion = 2
    made.xClose = { file in
      guard let file else { return SQLITE_IOERR }
      file.box?.release()
      return file.below.pointee.pMethods.pointee.xClose(file.below)
    }
    made.xRead = { file, into, count, offset in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xRead(below, into, count, offset)
    }
    made.xWrite = { file, from, count, offset in
      guard let file, let from, let box = file.box?.takeUnretainedValue() else {
        return SQLITE_IOERR
      }
      let bytes = [UInt8](UnsafeRawBufferPointer(start: from, count: Int(count)))
      guard box.disk?.write(bytes, at: Int(offset), of: box.path) == true else {
        return ExtendedCode.write
      }
      return file.below.pointee.pMethods.pointee.xWrite(file.below, from, count, offset)
    }
    made.xTruncate = { file, length in
      guard let file, let box = file.box?.takeUnretainedValue(),
        box.disk?.cut(box.path, to: Int(length)) == true
      else { return ExtendedCode.truncate }
      return file.below.pointee.pMethods.pointee.xTruncate(file.below, length)
    }
    made.xSync = { file, _ in
      guard let file, let box = file.box?.takeUnretainedValue() else { return SQLITE_IOERR }
      return box.disk?.sync(box.path) == true ? SQLITE_OK : ExtendedCode.fsync
    }
    made.xFileSize = { file, size in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xFileSize(below, size)
    }
    made.xLock = { file, level in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xLock(below, level)
    }
    made.xUnlock = { file, level in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xUnlock(below, level)
    }
    made.xCheckReservedLock = { file, result in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xCheckReservedLock(below, result)
    }
    made.xFileControl = { file, operation, argument in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xFileControl(below, operation, argument)
    }
    made.xSectorSize = { file in
      guard let below = file?.below else { return 512 }
      return below.pointee.pMethods.pointee.xSectorSize(below)
    }
    made.xDeviceCharacteristics = { file in
      guard let below = file?.below else { return 0 }
      return below.pointee.pMethods.pointee.xDeviceCharacteristics(below)
    }
    made.xShmMap = { file, page, size, extend, result in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xShmMap(below, page, size, extend, result)
    }
    made.xShmLock = { file, offset, count, flags in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xShmLock(below, offset, count, flags)
    }
    made.xShmBarrier = { file in
      guard let below = file?.below else { return }
      below.pointee.pMethods.pointee.xShmBarrier(below)
    }
    made.xShmUnmap = { file, deletes in
      guard let below = file?.below else { return SQLITE_IOERR }
      return below.pointee.pMethods.pointee.xShmUnmap(below, deletes)
    }
    return made
  }
}

/// Their definitions are macros that Swift does not see.
private enum ExtendedCode {
  static let write = SQLITE_IOERR | 3 << 8
  static let fsync = SQLITE_IOERR | 4 << 8
  static let truncate = SQLITE_IOERR | 6 << 8
}

/// Whose file it is, for as long as SQLite holds it open.
private final class PathBox {
  let path: String
  weak var disk: ForgetfulDisk?

  init(_ path: String, _ disk: ForgetfulDisk?) {
    self.path = path
    self.disk = disk
  }
}

/// What SQLite keeps of an open file; the system's own part lies behind it.
private struct Handle {
  var base: sqlite3_file
  var path: Unmanaged<PathBox>
}

extension UnsafeMutablePointer<sqlite3_file> {
  fileprivate var below: UnsafeMutablePointer<sqlite3_file> {
    UnsafeMutableRawPointer(self).advanced(by: MemoryLayout<Handle>.stride)
      .assumingMemoryBound(to: sqlite3_file.self)
  }

  fileprivate var box: Unmanaged<PathBox>? {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Handle.self).pointee.path
  }
}
