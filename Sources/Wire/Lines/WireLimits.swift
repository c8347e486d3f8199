/// Every limit of the protocol, in one place.
public enum WireLimits {
  /// The version that this room speaks.
  public static let protocolVersion: Int64 = 1
  /// The longest line a client may send, in bytes, with its end.
  public static let clientLineBytesMax = 16_384
  /// The longest line a server may send, in bytes, with its end.
  public static let serverLineBytesMax = 1_048_576
  /// The deepest nesting of a line; the line's own object is 1.
  public static let depthMax = 16
  /// The longest id, in characters.
  public static let idLengthMax = 64
  /// The greatest id of a command, 2^53: what every JSON library holds exactly.
  public static let wholeNumberMax: Int64 = 9_007_199_254_740_992
  /// The longest name, in characters and in bytes.
  public static let nameLengthMax = 100
  public static let nameBytesMax = 400
  /// The longest other field of a registration, in characters and in bytes.
  public static let fieldLengthMax = 200
  public static let fieldBytesMax = 800
  /// The longest token, in bytes.
  public static let tokenBytesMax = 256
  /// The most contestants whom an ordered reveal shows one by one.
  public static let revealedMax: Int64 = 50
  /// How long before it a close may be told, in milliseconds.
  public static let closeGraceMax: Int64 = 10_000
  /// The longest reason or announcement, in characters.
  public static let remarkLengthMax = 1_000
}
