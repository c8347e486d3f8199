extension ServerMessage {
  /// What the server takes of its machine, for hosts and rehearsals. Times are sums since the server
  /// started, in microseconds: whoever hears two of them knows what was taken in between.
  public struct MachineUse: Hashable, Sendable {
    public var at: ServerTime
    public var processors: Int
    /// What all threads computed, and for how long they were ready and no processor was free.
    public var computed: Int64
    public var waited: Int64
    /// The same of the one thread that decides, of which there cannot be more.
    public var deciderComputed: Int64
    public var deciderWaited: Int64
    /// Batches that were made durable, the journal's entries in them, and how long that took besides
    /// computing: the disk, and what of `deciderWaited` fell into it.
    public var commits: Int64
    public var entries: Int64
    public var syncing: Int64
    public var connections: Int
    public var connectionsMax: Int
    /// Memory of the server, and what the machine could still give.
    public var residentBytes: Int64
    public var availableBytes: Int64

    public init(
      at: ServerTime, processors: Int, computed: Int64 = 0, waited: Int64 = 0,
      deciderComputed: Int64 = 0, deciderWaited: Int64 = 0, commits: Int64 = 0, entries: Int64 = 0,
      syncing: Int64 = 0, connections: Int = 0, connectionsMax: Int, residentBytes: Int64 = 0,
      availableBytes: Int64
    ) {
      self.at = at
      self.processors = processors
      self.computed = computed
      self.waited = waited
      self.deciderComputed = deciderComputed
      self.deciderWaited = deciderWaited
      self.commits = commits
      self.entries = entries
      self.syncing = syncing
      self.connections = connections
      self.connectionsMax = connectionsMax
      self.residentBytes = residentBytes
      self.availableBytes = availableBytes
    }
  }
}

extension ServerMessage.MachineUse {
  func write(to writer: inout JSONWriter) {
    writer.member("at", at)
    writer.member("processors", processors)
    writer.member("cpuUs", computed)
    writer.member("cpuWaitUs", waited)
    writer.member("deciderUs", deciderComputed)
    writer.member("deciderWaitUs", deciderWaited)
    writer.member("commits", commits)
    writer.member("entries", entries)
    writer.member("syncUs", syncing)
    writer.member("connections", connections)
    writer.member("connectionsMax", connectionsMax)
    writer.member("residentBytes", residentBytes)
    writer.member("availableBytes", availableBytes)
  }

  init(_ fields: FieldReader) throws(LineFault) {
    func whole(_ name: String) throws(LineFault) -> Int64 {
      try fields.whole(name, in: 0...WireLimits.wholeNumberMax)
    }
    self.init(
      at: try fields.time("at"), processors: try fields.count("processors"),
      computed: try whole("cpuUs"), waited: try whole("cpuWaitUs"),
      deciderComputed: try whole("deciderUs"), deciderWaited: try whole("deciderWaitUs"),
      commits: try whole("commits"), entries: try whole("entries"), syncing: try whole("syncUs"),
      connections: try fields.count("connections"),
      connectionsMax: try fields.count("connectionsMax"),
      residentBytes: try whole("residentBytes"), availableBytes: try whole("availableBytes"))
  }
}
