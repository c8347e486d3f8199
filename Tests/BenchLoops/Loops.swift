import CLinux
import Dispatch
import Foundation
import Network
import Synchronization

/// A listening socket on a port of the system's choice, on this machine alone.
private func listening() throws -> (socket: Int32, port: UInt16) {
  let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let done = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(number, $0, length) == 0 && listen(number, 4_096) == 0
        && getsockname(number, $0, &length) == 0
    }
  }
  guard done else { throw LoopFault(what: "listen") }
  return (number, UInt16(bigEndian: address.sin_port))
}

private func accepted(from listener: Int32) -> Int32? {
  let number = accept4(listener, nil, nil, Int32(SOCK_NONBLOCK.rawValue))
  guard number >= 0 else { return nil }
  var on: Int32 = 1
  setsockopt(number, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  return number
}

/// Reads what is there and says it again.
///
/// - Returns: false at the end.
private func echo(_ socket: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Bool {
  let count = recv(socket, buffer.baseAddress, buffer.count, 0)
  guard count > 0 else { return count < 0 && errno == EAGAIN }
  return send(socket, buffer.baseAddress, count, Int32(MSG_NOSIGNAL)) == count
}

/// One thread, one `epoll`.
final class EpollEcho: EchoLoop, @unchecked Sendable {
  let port: UInt16
  private let listener: Int32
  private let ended = DispatchSemaphore(value: 0)
  private let isStopping = Atomic<Bool>(false)

  init() throws {
    (listener, port) = try listening()
    Thread.detachNewThread { self.run() }
  }

  func stop() {
    isStopping.store(true, ordering: .sequentiallyConsistent)
    ended.wait()
  }

  private func run() {
    let epoll = epoll_create1(0)
    var open: Set<Int32> = []
    func watch(_ number: Int32) {
      var event = epoll_event(
        events: EPOLLIN.rawValue, data: epoll_data(u64: UInt64(number)))
      epoll_ctl(epoll, EPOLL_CTL_ADD, number, &event)
    }
    watch(listener)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    var events = Array(repeating: epoll_event(), count: 512)
    while !isStopping.load(ordering: .sequentiallyConsistent) {
      let count = epoll_wait(epoll, &events, 512, 50)
      for event in events.prefix(Int(max(0, count))) {
        let number = Int32(event.data.u64)
        if number == listener {
          while let socket = accepted(from: listener) {
            open.insert(socket)
            watch(socket)
          }
        } else if !echo(number, buffer) {
          close(number)
          open.remove(number)
        }
      }
    }
    for number in open { close(number) }
    close(listener)
    close(epoll)
    buffer.deallocate()
    ended.signal()
  }
}

/// A source for each connection. On a concurrent queue those of different connections run side by side.
final class DispatchEcho: EchoLoop, @unchecked Sendable {
  let port: UInt16
  private let listener: Int32
  private let queue: DispatchQueue
  private let door: any DispatchSourceRead
  private let lock = NSLock()
  private var open: [Int32: any DispatchSourceRead] = [:]

  init(isConcurrent: Bool) throws {
    (listener, port) = try listening()
    queue = DispatchQueue(label: "echo", attributes: isConcurrent ? .concurrent : [])
    door = DispatchSource.makeReadSource(fileDescriptor: listener, queue: queue)
    door.setEventHandler { [unowned self] in
      while let socket = accepted(from: listener) { serve(socket) }
    }
    door.activate()
  }

  private func serve(_ socket: Int32) {
    let source = DispatchSource.makeReadSource(fileDescriptor: socket, queue: queue)
    source.setEventHandler { [unowned self] in
      let goesOn = withUnsafeTemporaryAllocation(byteCount: 4_096, alignment: 16) {
        echo(socket, $0)
      }
      if !goesOn { lock.withLock { open.removeValue(forKey: socket) }?.cancel() }
    }
    source.setCancelHandler { close(socket) }
    lock.withLock { open[socket] = source }
    source.activate()
  }

  func stop() {
    door.cancel()
    for source in lock.withLock({ Array(open.values) }) { source.cancel() }
    queue.sync(flags: .barrier) {}
    close(listener)
  }
}

/// The room `Network` as the contest server uses it: lines go to a handler and come back through the
/// loop's mailbox.
final class ServerEcho: EchoLoop {
  private final class Handler: ConnectionHandler, Sendable {
    let sender = Mutex<SocketServer?>(nil)

    func opened(_ id: ConnectionID, from address: PeerAddress) {}
    func received(_ id: ConnectionID, _ bytes: [UInt8]) {
      sender.withLock { $0 }?.send(OutgoingBytes(bytes), to: id)
    }
    func finished(_ id: ConnectionID) {}
    func closed(_ id: ConnectionID, _ reason: CloseReason) {}
    func crowded() {}
  }

  let port: UInt16
  private let server: SocketServer
  private let handler = Handler()

  init() throws {
    let limits = ServerConfiguration()
    server = try SocketServer(configuration: limits, tls: nil, handler: handler)
    port = try server.listen(on: ListenAddress(host: .loopback, port: 0)).port
    let server = server
    handler.sender.withLock { $0 = server }
    server.start()
  }

  func stop() {
    server.stop()
    handler.sender.withLock { $0 = nil }
  }
}
