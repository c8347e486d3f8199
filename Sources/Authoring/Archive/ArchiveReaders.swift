import CZip
import Glibc
import Synchronization

/// libzip reads an archive for one thread at a time: here each thread has a reader of its own over
/// the same bytes.
final class ArchiveReaders: Sendable {
  /// The address of the packed bytes, and how many they are; no address where memory ran out.
  private let address: UInt
  private let byteCount: Int
  /// The addresses of libzip's archives that nobody reads from just now.
  private let idle = Mutex<[UInt]>([])

  init(_ bytes: [UInt8]) {
    byteCount = bytes.count
    let copy = malloc(max(bytes.count, 1))
    bytes.withUnsafeBytes { source in
      if let copy, let base = source.baseAddress {
        copy.copyMemory(from: base, byteCount: bytes.count)
      }
    }
    address = UInt(bitPattern: copy)
  }

  deinit {
    for reader in idle.withLock({ $0 }) { zip_discard(OpaquePointer(bitPattern: reader)) }
    free(UnsafeMutableRawPointer(bitPattern: address))
  }

  /// A reader for the caller alone, until it is given back. Nil for what is no archive.
  func take() -> OpaquePointer? {
    if let reader = idle.withLock({ $0.popLast() }) { return OpaquePointer(bitPattern: reader) }
    return open()
  }

  func giveBack(_ reader: OpaquePointer) {
    idle.withLock { $0.append(UInt(bitPattern: reader)) }
  }

  private func open() -> OpaquePointer? {
    guard byteCount > 0, let bytes = UnsafeMutableRawPointer(bitPattern: address) else {
      return nil
    }
    var error = zip_error_t()
    // The bytes stay ours.
    guard let source = zip_source_buffer_create(bytes, UInt64(byteCount), 0, &error) else {
      return nil
    }
    guard let handle = zip_open_from_source(source, CInt(ZIP_RDONLY), &error) else {
      zip_source_free(source)
      return nil
    }
    return handle
  }
}
