/// Lists and objects: what stands between their brackets, and going on after a fault in there.
extension JSON5Reader {
  private static let comma = UInt8(ascii: ",")
  private static let endOfList = UInt8(ascii: "]")
  private static let endOfObject = UInt8(ascii: "}")

  mutating func readElements(from start: SourcePlace) -> JSON5Value {
    var elements: [JSON5Value] = []
    var isWhole = true
    while true {
      skipSpace()
      switch cursor.byte {
      case nil:
        report(.unclosedList, at: start)
        return JSON5Value(.list(elements), at: start, isWhole: false)
      case Self.endOfList:
        advance(1)
        return JSON5Value(.list(elements), at: start, isWhole: isWhole)
      case Self.endOfObject:
        isWhole = false
        guard isEndOfOuter(Self.endOfObject) else { continue }
        report(.unclosedList, at: start)
        return JSON5Value(.list(elements), at: start, isWhole: false)
      case Self.comma:
        report(.missingValue)
        advance(1)
        isWhole = false
      default:
        let value = readValue()
        if value.content == .unreadable { isWhole = false }
        elements.append(value)
        isWhole = takeComma(before: Self.endOfList, after: value) && isWhole
      }
    }
  }

  mutating func readMembers(from start: SourcePlace) -> JSON5Value {
    var members = Members()
    while true {
      skipSpace()
      switch cursor.byte {
      case nil:
        report(.unclosedObject, at: start)
        return JSON5Value(.object(members.list), at: start, isWhole: false)
      case Self.endOfObject:
        advance(1)
        return JSON5Value(.object(members.list), at: start, isWhole: members.isWhole)
      case Self.endOfList:
        members.isWhole = false
        guard isEndOfOuter(Self.endOfList) else { continue }
        report(.unclosedObject, at: start)
        return JSON5Value(.object(members.list), at: start, isWhole: false)
      case Self.comma:
        report(.missingKey)
        advance(1)
        members.isWhole = false
      default:
        readMember(into: &members)
      }
    }
  }

  /// The members of one object while it is read.
  private struct Members {
    var list: [JSON5Member] = []
    var places: [String: SourcePlace] = [:]
    var isWhole = true
  }

  private mutating func readMember(into members: inout Members) {
    let keyPlace = place()
    guard let key = readKey() else {
      members.isWhole = false
      skipBroken()
      _ = take(Self.comma)
      return
    }
    skipSpace()
    let hasColon = takeColon(after: key)
    skipSpace()
    let value = hasColon ? readValue() : JSON5Value(.unreadable, at: keyPlace)
    if !hasColon { skipBroken() }
    if let first = members.places[key] {
      report(.duplicateKey(key, first: first), at: keyPlace)
    } else {
      members.places[key] = keyPlace
      members.list.append(JSON5Member(key: key, keyPlace: keyPlace, value: value))
    }
    members.isWhole = takeComma(before: Self.endOfObject, after: value) && members.isWhole
  }

  private mutating func takeColon(after key: String) -> Bool {
    if take(UInt8(ascii: ":")) { return true }
    report(.missingColon(key: key))
    // "key = value" is read as it is meant.
    return take(UInt8(ascii: "="))
  }

  /// Takes the comma after a value, or leaves the end that stands there.
  ///
  /// - Returns: false where something else stood there.
  private mutating func takeComma(before end: UInt8, after value: JSON5Value) -> Bool {
    let isBroken = value.content == .unreadable || hasBrokenOff
    hasBrokenOff = false
    let afterValue = cursor.index
    skipSpace()
    if take(Self.comma) || cursor.byte == end || cursor.isAtEnd { return true }
    // An end of something further out is told where that is found.
    if cursor.byte == Self.endOfList || cursor.byte == Self.endOfObject { return true }
    // After a broken value its comma went with it.
    if isBroken { return false }
    if let (scalar, _) = cursor.scalar, !beginsValueOrKey(scalar) {
      report(.unexpected(Character(scalar)))
      skipBroken()
      _ = take(Self.comma)
      return false
    }
    report(.missingComma, at: place(after: afterValue))
    return false
  }

  private func beginsValueOrKey(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "{", "[", "\"", "'", "“", "”", "‘", "’": true
    default: JSON5Characters.continuesWord(scalar)
    }
  }

  /// - Returns: nil where no key stands here; that is reported.
  private mutating func readKey() -> String? {
    guard let (scalar, _) = cursor.scalar else { return nil }
    switch scalar {
    case "\"", "'", "“", "”", "‘", "’": return readText()
    default: return readName()
    }
  }

  /// A key without quotes.
  ///
  /// Source: <https://spec.json5.org/#objects> (ECMAScript 5.1 IdentifierName).
  private mutating func readName() -> String? {
    let start = place()
    let startIndex = cursor.index
    var name = String.UnicodeScalarView()
    while let (scalar, length) = cursor.scalar {
      var character = scalar
      if scalar == "\\" {
        guard let escaped = takeNameEscape() else { return nil }
        character = escaped
      } else if JSON5Characters.continuesName(scalar) || isLooseName(scalar) {
        advance(length)
      } else {
        break
      }
      name.append(character)
    }
    guard let first = name.first else {
      if let (scalar, _) = cursor.scalar { report(.unexpected(Character(scalar))) }
      return nil
    }
    let isName =
      JSON5Characters.beginsName(first) && name.allSatisfy { JSON5Characters.continuesName($0) }
    if !isName { report(.badKey(cursor.text(startIndex..<cursor.index)), at: start) }
    return String(name)
  }

  /// Not allowed in a name without quotes, but taken with it, so that it is one fault.
  private func isLooseName(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "." || scalar == "+"
  }

  private mutating func takeNameEscape() -> Unicode.Scalar? {
    let start = place()
    let startIndex = cursor.index
    var value: UInt32 = 0
    for distance in 2..<6 {
      guard cursor.byte(ahead: 1) == UInt8(ascii: "u"),
        let digit = JSON5Characters.hexDigit(cursor.byte(ahead: distance))
      else {
        report(.badEscape(cursor.text(startIndex..<(startIndex + 1))), at: start)
        return nil
      }
      value = value << 4 | digit
    }
    guard let scalar = Unicode.Scalar(value) else {
      report(.halfCharacter, at: start)
      return nil
    }
    advance(6)
    return scalar
  }
}
