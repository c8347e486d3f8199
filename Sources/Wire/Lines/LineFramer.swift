/// Cuts a stream of bytes into lines, wherever the stream was cut before.
///
/// A `\r` before the `\n` is dropped, empty lines are skipped. What is kept while a line is
/// unfinished never exceeds the limit, and each byte is looked at once.
public struct LineFramer: Sendable {
  public enum Output: Hashable, Sendable {
    /// Without its end.
    case line([UInt8])
    /// A line is longer than the limit. Said once; nothing comes after it.
    case tooLong
  }

  /// In bytes, with the line's end.
  public let bytesMax: Int
  private var unfinished: [UInt8] = []
  private var isBroken = false

  public init(bytesMax: Int) { self.bytesMax = bytesMax }

  /// The next lines, in order.
  public mutating func receive(_ bytes: [UInt8]) -> [Output] { receive(bytes[...]) }

  /// The next lines, in order.
  public mutating func receive(_ bytes: ArraySlice<UInt8>) -> [Output] {
    var outputs: [Output] = []
    var rest = bytes
    while !isBroken, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      finish(with: rest[..<end], into: &outputs)
      rest = rest[(end + 1)...]
    }
    if !isBroken, !rest.isEmpty { keep(rest, into: &outputs) }
    return outputs
  }

  private mutating func finish(with end: ArraySlice<UInt8>, into outputs: inout [Output]) {
    guard unfinished.count + end.count < bytesMax else { return giveUp(&outputs) }
    unfinished.append(contentsOf: end)
    if unfinished.last == UInt8(ascii: "\r") { unfinished.removeLast() }
    if !unfinished.isEmpty { outputs.append(.line(unfinished)) }
    unfinished = []
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>, into outputs: inout [Output]) {
    guard unfinished.count + bytes.count < bytesMax else { return giveUp(&outputs) }
    unfinished.append(contentsOf: bytes)
  }

  private mutating func giveUp(_ outputs: inout [Output]) {
    isBroken = true
    unfinished = []
    outputs.append(.tooLong)
  }
}
