import CZip
import Glibc

/// Packs files into a zip archive in memory, through libzip. The same files give the same bytes.
package enum ArchiveWriter {
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
  }

  /// - Parameter files: in the order that they shall have; no path twice.
  /// - Returns: nil where memory ran out.
  package static func pack(_ files: [File]) -> [UInt8]? {
    var error = zip_error_t()
    guard let target = zip_source_buffer_create(nil, 0, 0, &error) else { return nil }
    defer { zip_source_free(target) }
    // Keeps the bytes when the archive is closed.
    zip_source_keep(target)
    guard let handle = zip_open_from_source(target, CInt(ZIP_CREATE | ZIP_TRUNCATE), &error) else {
      zip_source_free(target)
      return nil
    }
    for file in files where !add(file, to: handle) {
      zip_discard(handle)
      return nil
    }
    guard zip_close(handle) == 0 else {
      zip_discard(handle)
      return nil
    }
    return content(of: target)
  }

  private static func add(_ file: File, to handle: OpaquePointer) -> Bool {
    guard let copy = malloc(max(file.bytes.count, 1)) else { return false }
    file.bytes.withUnsafeBytes { source in
      if let base = source.baseAddress { copy.copyMemory(from: base, byteCount: file.bytes.count) }
    }
    // The source frees the copy, once it has been packed.
    guard let source = zip_source_buffer(handle, copy, UInt64(file.bytes.count), 1) else {
      free(copy)
      return false
    }
    let index = zip_file_add(handle, file.path, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    // 1 January 1980, the first moment that zip knows: the time of packing is nobody's business.
    return zip_file_set_dostime(handle, UInt64(index), 0, 0x21, 0) == 0
  }

  private static func content(of source: OpaquePointer) -> [UInt8]? {
    var stat = zip_stat_t()
    guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    let size = Int(stat.size)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while count < size, let base = buffer.baseAddress {
        let read = Int(zip_source_read(source, base + count, UInt64(size - count)))
        guard read > 0 else { break }
        count += read
      }
      filled = count
    }
    return count == size ? bytes : nil
  }
}
