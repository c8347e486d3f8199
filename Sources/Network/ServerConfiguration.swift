/// The limits of a `SocketServer`. Times are in milliseconds.
public struct ServerConfiguration: Hashable, Sendable {
  /// Threads that read and send. One serves 20,000 connections; TLS handshakes gain from more.
  public var threads = 1
  /// From accepting a connection to the end of its TLS handshake.
  public var handshakeMs = 30_000
  /// From asking for a close to the end of it: for sending what is queued and for the other side's goodbye.
  /// As long from the moment when the other side has sent its last byte.
  public var closeMs = 5_000
  /// How long `stop` lets connections finish.
  public var stopMs = 2_000
  /// Bytes that may wait to be sent to one connection before it is closed as too slow.
  public var outboundBytesMax = 4 * 1024 * 1024
  /// Connections at a time, over all threads. More wait in the system's queue.
  public var connectionsMax = Int.max
  /// When there is no room, a handshake that has taken this long gives way to whoever waits.
  public var crowdedHandshakeMs = 1_000

  public init() {}
}
