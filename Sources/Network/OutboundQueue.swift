/// What a connection has yet to send: shared buffers, and how far the first one has gone.
struct OutboundQueue {
  private var pieces: [OutgoingBytes] = []
  private var first = 0
  private var sentOfFirst = 0
  /// Behind the last piece of which something was handed out: until those bytes are dropped they stay.
  private var handedOut = 0
  /// Bytes that are waiting.
  private(set) var byteCount = 0

  var isEmpty: Bool { byteCount == 0 }

  mutating func append(_ piece: OutgoingBytes) {
    guard piece.count > 0 else { return }
    if let topic = piece.topic { leaveOut(topic) }
    pieces.append(piece)
    byteCount += piece.count
  }

  /// A slow line is told how things are and not how they were: what is older is not sent any more.
  private mutating func leaveOut(_ topic: OutgoingBytes.Topic) {
    // There is one at most: each takes the place of the one before it.
    guard handedOut < pieces.count,
      let place = pieces[handedOut...].lastIndex(where: { $0.topic == topic })
    else { return }
    byteCount -= pieces[place].count
    pieces[place] = OutgoingBytes([])
  }

  /// Hands out the bytes to send next: small pieces joined in `scratch`, a big one where it lies.
  ///
  /// Until bytes are dropped, a later call hands out the same bytes or these and more after them, as a
  /// repeated `SSL_write` must.
  mutating func withNext<Result>(
    scratch: UnsafeMutableRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let restOfFirst = pieces[first].count - sentOfFirst
    if first == pieces.count - 1 || restOfFirst >= scratch.count {
      handedOut = max(handedOut, first + 1)
      return pieces[first].bytes.withUnsafeBytes { body(.init(rebasing: $0[sentOfFirst...])) }
    }
    var filled = 0
    var skip = sentOfFirst
    var index = first
    while index < pieces.count, filled < scratch.count {
      pieces[index].bytes.withUnsafeBytes { source in
        let part = source[skip...].prefix(scratch.count - filled)
        UnsafeMutableRawBufferPointer(rebasing: scratch[filled...]).copyBytes(from: part)
        filled += part.count
      }
      skip = 0
      index += 1
    }
    handedOut = max(handedOut, index)
    return body(UnsafeRawBufferPointer(rebasing: scratch[..<filled]))
  }

  /// Forgets the first `count` bytes, which have been sent.
  mutating func drop(_ count: Int) {
    precondition(count <= byteCount, "more was sent than was queued")
    byteCount -= count
    guard byteCount > 0 else {
      // Most connections are idle most of the time: an empty queue keeps no memory.
      pieces = []
      first = 0
      sentOfFirst = 0
      handedOut = 0
      return
    }
    sentOfFirst += count
    while sentOfFirst >= pieces[first].count {
      sentOfFirst -= pieces[first].count
      pieces[first] = OutgoingBytes([])
      first += 1
    }
    if first >= 64, first * 2 >= pieces.count {
      pieces.removeFirst(first)
      handedOut = max(0, handedOut - first)
      first = 0
    }
  }
}
