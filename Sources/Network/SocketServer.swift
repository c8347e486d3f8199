import Synchronization

/// Serves TCP connections, with TLS 1.3 or without, on threads of its own.
///
/// It moves bytes and knows no message. `stop` must be called, from any thread but its own.
public final class SocketServer: ConnectionSender {
  private struct State {
    var listeners: [Listener] = []
    var isStarted = false
    var threads: [WorkerThread] = []
  }

  private let mailboxes: [Mailbox]
  private let population: Population
  private let state: Mutex<State>

  /// - Parameter tls: nil serves plain TCP. The caller sees to it that this is on loopback addresses only.
  public init(
    configuration: ServerConfiguration = ServerConfiguration(), tls: TLSServerIdentity?,
    handler: any ConnectionHandler
  ) throws(NetworkError) {
    precondition(configuration.threads > 0, "a server needs a thread")
    let population = Population(most: configuration.connectionsMax)
    var mailboxes: [Mailbox] = []
    var threads: [WorkerThread] = []
    do throws(NetworkError) {
      for index in 0..<configuration.threads {
        let mailbox = try Mailbox()
        let loop = try EventLoop(
          configuration: configuration, handler: handler, identity: tls, population: population,
          mailbox: mailbox, index: index)
        threads.append(try WorkerThread { loop.run() })
        mailboxes.append(mailbox)
      }
    } catch {
      for mailbox in mailboxes { mailbox.post(.stop) }
      throw error
    }
    self.mailboxes = mailboxes
    self.population = population
    state = Mutex(State(threads: threads))
  }

  deinit { for mailbox in mailboxes { mailbox.post(.stop) } }

  /// Binds an address. Connections wait there until `start`.
  ///
  /// - Returns: the address with the port that the system chose, where 0 was asked for.
  @discardableResult
  public func listen(on address: ListenAddress) throws(NetworkError) -> ListenAddress {
    let listener = try Listener(on: address)
    state.withLock { state in
      state.listeners.append(listener)
      if state.isStarted { accept(on: listener) }
    }
    return listener.address
  }

  /// Takes over a socket that another program has bound and that listens already, as a service
  /// manager hands it over.
  ///
  /// - Returns: the address that it is bound to.
  @discardableResult
  public func listen(onInherited number: Int32) throws(NetworkError) -> ListenAddress {
    let listener = try Listener(inherited: number)
    state.withLock { state in
      state.listeners.append(listener)
      if state.isStarted { accept(on: listener) }
    }
    return listener.address
  }

  /// Shows another certificate to those who connect from now on; who is there keeps the old one.
  /// Without TLS it does nothing.
  ///
  /// - Throws: where certificate and key do not belong together; nothing changes then.
  public func show(_ identity: TLSServerIdentity) throws(NetworkError) {
    _ = try TLSContext(server: identity)
    for mailbox in mailboxes { mailbox.post(.show(identity)) }
  }

  /// Begins to accept connections.
  public func start() {
    state.withLock { state in
      guard !state.isStarted else { return }
      state.isStarted = true
      for listener in state.listeners { accept(on: listener) }
    }
  }

  private func accept(on listener: Listener) {
    for mailbox in mailboxes { mailbox.post(.accept(listener)) }
  }

  /// Accepts nobody more, sends what is queued as far as that goes within the time for it, closes every
  /// connection with `.shutdown`, and waits until the threads have ended.
  public func stop() {
    for mailbox in mailboxes { mailbox.post(.stop) }
    let threads = state.withLock { state in
      state.listeners = []
      defer { state.threads = [] }
      return state.threads
    }
    for thread in threads { thread.join() }
  }

  /// Connections that are open or about to be.
  public var connectionCount: Int { population.count }

  public func send(_ bytes: OutgoingBytes, to id: ConnectionID) {
    mailbox(of: id).post(.send(id, bytes))
  }

  public func send(_ batch: [(ConnectionID, OutgoingBytes)]) {
    guard !batch.isEmpty else { return }
    for mailbox in mailboxes { mailbox.post(.sendBatch(batch)) }
  }

  public func send(_ bytes: OutgoingBytes, toAll ids: [ConnectionID]) {
    guard !ids.isEmpty else { return }
    for mailbox in mailboxes { mailbox.post(.sendToAll(ids, bytes)) }
  }

  public func close(_ id: ConnectionID, flush: Bool) {
    mailbox(of: id).post(.close(id, flush: flush))
  }

  private func mailbox(of id: ConnectionID) -> Mailbox {
    mailboxes[Int(id.value % UInt64(mailboxes.count))]
  }
}
