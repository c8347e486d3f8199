import Assessment

/// The first byte of a response. Never used again for anything else.
private enum ResponseTag: UInt8 {
  case none = 0
  case choice = 1
  case choices = 2
  case no = 3
  case yes = 4
  case number = 5
  case text = 6
  case pairs = 7
  case order = 8
  case blanks = 9
}

extension ByteWriter {
  /// Sets and dictionaries in the order of their ids, so that equal responses are equal bytes.
  mutating func response(_ response: Response?) {
    switch response {
    case nil: tag(.none)
    case .choice(let id):
      tag(.choice)
      text(id.text)
    case .choices(let ids):
      tag(.choices)
      list(ids.sorted())
    case .truth(let truth): tag(truth ? .yes : .no)
    case .number(let number):
      tag(.number)
      signed(number.significand)
      signed(number.exponent)
    case .text(let typed):
      tag(.text)
      text(typed)
    case .pairs(let pairs):
      tag(.pairs)
      map(pairs.mapValues(\.text))
    case .order(let ids):
      tag(.order)
      list(ids)
    case .blanks(let blanks):
      tag(.blanks)
      map(blanks)
    }
  }

  private mutating func tag(_ tag: ResponseTag) { byte(tag.rawValue) }

  private mutating func list(_ ids: [ChoiceID]) {
    unsigned(UInt64(ids.count))
    for id in ids { text(id.text) }
  }

  private mutating func map(_ texts: [ChoiceID: String]) {
    unsigned(UInt64(texts.count))
    for (id, value) in texts.sorted(by: { $0.key < $1.key }) {
      text(id.text)
      text(value)
    }
  }
}

extension ByteReader {
  mutating func response() throws(MalformedEvent) -> Response? {
    guard let tag = ResponseTag(rawValue: try byte()) else { throw malformed(.outOfRange) }
    switch tag {
    case .none: return nil
    case .choice: return .choice(try choice())
    case .choices: return .choices(try choices())
    case .no: return .truth(false)
    case .yes: return .truth(true)
    case .number: return .number(try decimal())
    case .text: return .text(try text())
    case .pairs: return .pairs(try map().mapValues(ChoiceID.init))
    case .order: return .order(try list())
    case .blanks: return .blanks(try map())
    }
  }

  private mutating func choice() throws(MalformedEvent) -> ChoiceID { ChoiceID(try text()) }

  private mutating func decimal() throws(MalformedEvent) -> DecimalNumber {
    let significand = try signed()
    let exponent = try integer(as: Int.self)
    guard DecimalNumber.exponents.contains(exponent),
      let number = DecimalNumber(checked: significand, exponent: exponent)
    else { throw malformed(.outOfRange) }
    guard number.significand == significand, number.exponent == exponent else {
      throw malformed(.notCanonical)
    }
    return number
  }

  private mutating func list() throws(MalformedEvent) -> [ChoiceID] {
    let count = try count()
    var ids: [ChoiceID] = []
    ids.reserveCapacity(count)
    for _ in 0..<count { ids.append(try choice()) }
    return ids
  }

  private mutating func choices() throws(MalformedEvent) -> Set<ChoiceID> {
    let list = try list()
    let ids = Set(list)
    // Two ids that Swift takes for equal are never both in a set.
    guard ids.count == list.count, isAscending(list) else { throw malformed(.notCanonical) }
    return ids
  }

  private mutating func map() throws(MalformedEvent) -> [ChoiceID: String] {
    let count = try count()
    var keys: [ChoiceID] = []
    var texts: [ChoiceID: String] = [:]
    for _ in 0..<count {
      let key = try choice()
      keys.append(key)
      texts[key] = try text()
    }
    guard texts.count == count, isAscending(keys) else { throw malformed(.notCanonical) }
    return texts
  }

  private func isAscending(_ ids: [ChoiceID]) -> Bool {
    zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
  }
}
