import Assessment

/// Responses and keys as JSON.
enum ResponseCoding {
  private static let kinds = [
    "choice", "choices", "truth", "number", "text", "pairs", "order", "blanks",
  ]

  /// Nil where the value has not the shape of a response.
  static func response(_ value: JSONValue) -> Response? {
    guard case .object(let object) = value else { return nil }
    let present = object.members.filter { kinds.contains($0.key) }
    guard present.count == 1, let member = present.first else { return nil }
    switch (member.key, member.value) {
    case ("choice", .string(let text)): return choice(text).map { .choice($0) }
    case ("choices", .array(let values)): return distinct(values).map { .choices(Set($0)) }
    case ("truth", .bool(let truth)): return .truth(truth)
    case ("number", .number(let number)): return number.nearestDecimal.map { .number($0) }
    case ("text", .string(let text)):
      let response = Response.text(text).normalised
      return response == .text("") ? nil : response
    case ("pairs", .object(let pairs)): return self.pairs(pairs).map { .pairs($0) }
    case ("order", .array(let values)): return distinct(values).map { .order($0) }
    case ("blanks", .object(let blanks)): return self.blanks(blanks)
    default: return nil
    }
  }

  private static func choice(_ text: String) -> ChoiceID? {
    WireID.isValid(text) ? ChoiceID(text) : nil
  }

  private static func distinct(_ values: [JSONValue]) -> [ChoiceID]? {
    var ids: [ChoiceID] = []
    for value in values {
      guard case .string(let text) = value, let id = choice(text) else { return nil }
      ids.append(id)
    }
    return ids.isEmpty || Set(ids).count != ids.count ? nil : ids
  }

  private static func pairs(_ object: JSONObject) -> [ChoiceID: ChoiceID]? {
    var pairs: [ChoiceID: ChoiceID] = [:]
    for member in object.members {
      guard let left = choice(member.key), case .string(let text) = member.value,
        let right = choice(text)
      else { return nil }
      pairs[left] = right
    }
    return pairs.isEmpty ? nil : pairs
  }

  private static func blanks(_ object: JSONObject) -> Response? {
    var blanks: [ChoiceID: String] = [:]
    for member in object.members {
      guard let blank = choice(member.key), case .string(let text) = member.value else {
        return nil
      }
      blanks[blank] = text
    }
    guard case .blanks(let written) = Response.blanks(blanks).normalised else { return nil }
    // An empty blank is one that was not filled in.
    let filled = written.filter { !$0.value.isEmpty }
    return filled.isEmpty ? nil : .blanks(filled)
  }

  static func key(_ value: JSONValue) -> AnswerKey? {
    guard case .object(let object) = value else { return nil }
    if case .array(let values) = object["anyOf"] {
      var responses: [Response] = []
      for value in values {
        guard let response = response(value) else { return nil }
        responses.append(response)
      }
      return responses.isEmpty ? nil : .anyOf(responses)
    }
    if case .number(let low) = object["low"], case .number(let high) = object["high"] {
      guard let low = low.decimal, let high = high.decimal else { return nil }
      return .range(low: low, high: high)
    }
    return response(value).map { .response($0) }
  }
}

extension JSONWriter {
  /// - Parameter response: nil is written as `null`.
  mutating func value(_ response: Response?) {
    guard let response else { return null() }
    object { writer in
      switch response {
      case .choice(let id): writer.member("choice", id.text)
      case .choices(let ids): writer.member("choices", ids: ids.sorted())
      case .truth(let truth): writer.member("truth", truth)
      case .number(let number): writer.member("number", number)
      case .text(let text): writer.member("text", text)
      case .pairs(let pairs): writer.member("pairs", sorted: pairs.mapValues(\.text))
      case .order(let ids): writer.member("order", ids: ids)
      case .blanks(let blanks): writer.member("blanks", sorted: blanks)
      }
    }
  }

  mutating func value(_ key: AnswerKey) {
    switch key {
    case .response(let response): value(response)
    case .anyOf(let responses):
      object { writer in
        writer.key("anyOf")
        writer.array { writer in for response in responses { writer.value(response) } }
      }
    case .range(let low, let high):
      object { writer in
        writer.member("low", low)
        writer.member("high", high)
      }
    }
  }

  mutating func member(_ key: String, ids: [ChoiceID]) {
    self.key(key)
    array { writer in for id in ids { writer.value(id.text) } }
  }

  private mutating func member(_ key: String, sorted values: [ChoiceID: String]) {
    self.key(key)
    object { writer in
      for (id, text) in values.sorted(by: { $0.key < $1.key }) { writer.member(id.text, text) }
    }
  }

  mutating func member(_ key: String, ids: [String]) {
    self.key(key)
    array { writer in for id in ids { writer.value(id) } }
  }
}

extension FieldReader {
  func answerKey(_ name: String) throws(LineFault) -> AnswerKey {
    guard let key = try answerKeyIfPresent(name) else { throw fault(name) }
    return key
  }

  func answerKeyIfPresent(_ name: String) throws(LineFault) -> AnswerKey? {
    guard let value = value(name) else { return nil }
    guard let key = ResponseCoding.key(value) else { throw fault(name) }
    return key
  }

  /// For what a server says; a client's bad response is `badResponse` instead.
  func responseIfPresent(_ name: String) throws(LineFault) -> Response? {
    guard let value = value(name) else { return nil }
    guard let response = ResponseCoding.response(value) else { throw fault(name) }
    return response
  }

  /// Ids and how many.
  func countsIfPresent(_ name: String) throws(LineFault) -> [ChoiceID: Int]? {
    guard let reader = try readerIfPresent(name) else { return nil }
    var counts: [ChoiceID: Int] = [:]
    for member in reader.object.members {
      guard WireID.isValid(member.key) else { throw fault(name) }
      counts[ChoiceID(member.key)] = try reader.count(member.key)
    }
    return counts
  }
}
