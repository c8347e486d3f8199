import CPango
import Glibc

/// The file that Cairo writes a document into, piece by piece.
///
/// Cairo 1.16 says nothing of a write that fails while a document is finished, so what fails is noted
/// here.
final class PDFOutput {
  private static let bufferByteCount = 1 << 16

  private let path: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// As in errno(3), of the first write that failed.
  private var failure: Int32?

  init(path: String) throws(PDFError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    self.path = path
    buffer.reserveCapacity(Self.bufferByteCount)
    if descriptor < 0 { throw PDFError(reason: .notWritten(systemCode: errno), path: path) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// What Cairo calls, with this object as its closure.
  static let take: cairo_write_func_t = { closure, bytes, count in
    guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
    let output = Unmanaged<PDFOutput>.fromOpaque(closure).takeUnretainedValue()
    output.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
    return output.failure == nil ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
  }

  private func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferByteCount { flush() }
  }

  private func flush() {
    var done = 0
    while done < buffer.count, failure == nil {
      let count = buffer.withUnsafeBytes {
        write(descriptor, $0.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        failure = errno
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes what is left.
  func finish() throws(PDFError) {
    flush()
    if let failure { throw PDFError(reason: .notWritten(systemCode: failure), path: path) }
  }
}
