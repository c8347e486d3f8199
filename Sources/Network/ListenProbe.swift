/// Tries whether a server could listen on an address, without serving anybody.
public enum ListenProbe {
  /// Binds the address and lets go of it at once.
  ///
  /// - Throws: what `SocketServer.listen` would throw.
  public static func tryListening(on address: ListenAddress) throws(NetworkError) {
    _ = try Listener(on: address)
  }
}
