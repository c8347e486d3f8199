import CLinux
import Foundation
import Network

/// A server that says every line again.
protocol EchoLoop {
  var port: UInt16 { get }
  func stop()
}

struct LoopFault: Error {
  let what: String
  let code = errno
}

/// Clients that send a line each and wait for it, on one thread of their own.
struct PingPong {
  struct Figures {
    var seconds = 0.0
    /// Processor time of everything but this thread.
    var loopSeconds = 0.0
  }

  private static let line = [UInt8](
    #"{"type":"answer","question":"mot.1","response":{"choice":"b"},"elapsed":4211}"#.utf8 + [10])

  let port: UInt16
  let connections: Int

  func play(rounds: Int) throws -> Figures {
    let epoll = epoll_create1(0)
    defer { close(epoll) }
    var sockets: [Int32] = []
    defer { for socket in sockets { close(socket) } }
    for place in 0..<connections {
      let socket = try connected()
      sockets.append(socket)
      var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data(u64: UInt64(place)))
      guard epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0 else {
        throw LoopFault(what: "watch")
      }
    }
    try round(epoll, sockets)
    let began = MonotonicClock.nanoseconds
    let spent = Self.processorTime(CLOCK_PROCESS_CPUTIME_ID)
    let own = Self.processorTime(CLOCK_THREAD_CPUTIME_ID)
    for _ in 0..<rounds { try round(epoll, sockets) }
    let loops =
      Self.processorTime(CLOCK_PROCESS_CPUTIME_ID) - spent
      - (Self.processorTime(CLOCK_THREAD_CPUTIME_ID) - own)
    return Figures(
      seconds: Double(MonotonicClock.nanoseconds - began) / 1e9, loopSeconds: Double(loops) / 1e9)
  }

  private func round(_ epoll: Int32, _ sockets: [Int32]) throws {
    for socket in sockets {
      guard send(socket, Self.line, Self.line.count, 0) == Self.line.count else {
        throw LoopFault(what: "send")
      }
    }
    var missing = Array(repeating: Self.line.count, count: sockets.count)
    var left = sockets.count
    var events = Array(repeating: epoll_event(), count: 512)
    var bytes = Array(repeating: UInt8(0), count: 512)
    while left > 0 {
      let count = epoll_wait(epoll, &events, 512, 10_000)
      guard count > 0 else { throw LoopFault(what: "wait") }
      for event in events.prefix(Int(count)) {
        let place = Int(event.data.u64)
        let got = recv(sockets[place], &bytes, bytes.count, 0)
        guard got > 0 else { throw LoopFault(what: "read") }
        missing[place] -= got
        if missing[place] == 0 { left -= 1 }
      }
    }
  }

  private func connected() throws -> Int32 {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    let done = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard done == 0 else { throw LoopFault(what: "connect") }
    var on: Int32 = 1
    setsockopt(
      number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    return number
  }

  private static func processorTime(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
