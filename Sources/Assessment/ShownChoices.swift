/// How the choices of an item are shown: plain, in NFC, every run of white space one space. They are
/// parts of its canonical text, so that whoever compares them need not reduce them again.
public struct ShownChoices: Sendable {
  private let bytes: [UInt8]
  private let places: [Range<Int>]

  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - places: of the choices in it, in the item's order.
  init(bytes: [UInt8], places: [Range<Int>]) {
    self.bytes = bytes
    self.places = places
  }

  /// Of those that the item has.
  public var count: Int { places.count }

  /// - Parameter choice: from 0, less than the count.
  public func isEmpty(_ choice: Int) -> Bool { places[choice].isEmpty }

  public func text(_ choice: Int) -> String {
    String(decoding: bytes[places[choice]], as: UTF8.self)
  }

  /// How many Unicode scalars a choice has.
  public func scalarCount(_ choice: Int) -> Int {
    var count = 0
    for place in places[choice] where bytes[place] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// True where each begins with the letter of its place and a sign: "A) một", "B) hai".
  public var haveOwnLetters: Bool {
    guard count >= 2, count <= 26 else { return false }
    for (number, place) in places.enumerated() {
      guard place.count > 3, bytes[place.lowerBound] | 0x20 == UInt8(ascii: "a") + UInt8(number),
        ".):".utf8.contains(bytes[place.lowerBound + 1]), bytes[place.lowerBound + 2] == 32
      else { return false }
    }
    return true
  }

  /// True if two choices look the same.
  public func areEqual(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (places[one], places[other])
    guard one.count == other.count else { return false }
    for step in 0..<one.count
    where bytes[one.lowerBound + step] != bytes[other.lowerBound + step] { return false }
    return true
  }
}
