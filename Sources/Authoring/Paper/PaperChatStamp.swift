/// What chat programs put before each message that is copied: "[8:30, 12/3/2025] Cô Lan: ",
/// "[12/3/2025 8:30:05 SA] Cô Lan: ".
enum PaperChatStamp {
  private static let stampMax = 40
  private static let nameMax = 60

  /// How many bytes of a line it has; 0 where there is none.
  static func length(of bytes: [UInt8]) -> Int {
    guard bytes.first == UInt8(ascii: "["),
      let close = bytes.prefix(stampMax).firstIndex(of: UInt8(ascii: "]")),
      hasPair(bytes[1..<close], around: UInt8(ascii: ":")),
      hasPair(bytes[1..<close], around: UInt8(ascii: "/"))
    else { return 0 }
    let name = bytes[(close + 1)...].prefix(nameMax)
    guard name.first == 32, let colon = name.firstIndex(of: UInt8(ascii: ":")), colon > close + 2,
      colon + 1 < bytes.count, bytes[colon + 1] == 32
    else { return 0 }
    return colon + 2
  }

  /// "8:30", "12/3": digits on both sides of a sign.
  private static func hasPair(_ bytes: ArraySlice<UInt8>, around sign: UInt8) -> Bool {
    bytes.indices.dropFirst().dropLast().contains { index in
      bytes[index] == sign && PaperScan.isDigit(bytes[index - 1])
        && PaperScan.isDigit(bytes[index + 1])
    }
  }
}
