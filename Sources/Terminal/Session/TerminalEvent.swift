/// What a `TerminalLoop` has to tell.
public enum TerminalEvent: Hashable, Sendable {
  /// Keys, in screen mode.
  case keys([Key])
  /// In plain mode: a line has been begun, or a begun one has been emptied again. A finished line
  /// comes as `line`, which needs no `typing(false)` before it.
  case typing(Bool)
  /// A whole line, in plain mode.
  case line(TypedLine)
  /// The screen has a new size, or must be drawn again because it was somebody else's meanwhile.
  case resized(Size)
  /// A watched descriptor can be read, or has ended, or has failed; reading tells which.
  case readable(Int32)
  case writable(Int32)
  /// The deadline has come; the time is that of `MonotonicClock`.
  case tick(Int64)
  /// SIGINT, SIGTERM or SIGHUP: someone wants the program to end.
  case signal(Int32)
  /// Nothing more will be typed: end of the pipe, or the terminal is gone.
  case inputEnded
}

/// What to wait for on a descriptor.
public struct Interest: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let read = Interest(rawValue: 1)
  public static let write = Interest(rawValue: 2)
}
