import Authoring
import Foundation
import Synchronization

/// Standard output, which may be a file on a full disk: what is lost there must not look done.
final class ResultOutput: Sendable {
  /// Why something did not come out; 0 while everything does.
  private let lost = Atomic<Int32>(0)

  func write(_ bytes: [UInt8]) {
    guard lost.load(ordering: .relaxed) == 0 else { return }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        waitUntilWritable()
      } else if errno != EINTR {
        return lost.store(errno, ordering: .relaxed)
      }
    }
  }

  /// A terminal that is shared with another program may have been set not to wait.
  private func waitUntilWritable() {
    var descriptor = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    poll(&descriptor, 1, -1)
  }

  /// Nil where everything came out, and where the reader had enough: `| head`.
  var failure: CommandFailure? {
    switch lost.load(ordering: .relaxed) {
    case 0, EPIPE: nil
    case ENOSPC, EDQUOT, EFBIG:
      CommandFailure(
        .unreachable, vi: "kết quả chưa ghi được trọn: ổ đĩa đã đầy; dọn bớt rồi chạy lại",
        en: "the result was not written in full: the disk is full; make room, then run it again")
    default:
      CommandFailure(
        .unreachable, vi: "kết quả chưa ghi được trọn: đầu ra đã đóng hoặc bị lỗi; chạy lại",
        en: "the result was not written in full: standard output is closed or broken; run it again")
    }
  }
}
