import Assessment

/// Reads what the service of Open Trivia DB answers, `{"response_code":0,"results":[…]}`, and what
/// people keep of it: a bare array of the results, or of several answers of the service.
///
/// Source: https://opentdb.com/api_config.php, as the service answers.
struct OpenTriviaReader {
  private var bank: BankAssembler
  private var cursor: JSONCursor
  /// Fields that no result has, each told once.
  private var strangers: Set<String> = []

  /// Reads valid UTF-8.
  static func read(_ source: SourceText) -> BankReading {
    var reader = OpenTriviaReader(source)
    do {
      try reader.run()
    } catch {
      reader.bank.report(.json(error), at: .offset(error.offset))
    }
    return reader.bank.finish(.openTriviaDB)
  }

  private init(_ source: SourceText) {
    bank = BankAssembler(source)
    let content = source.bytes[source.contentStart...]
    let json = JSONNotes.after(content)
    cursor = JSONCursor(source.bytes, from: json.startIndex)
    if let first = content.firstIndex(where: { $0 > 32 }), first < json.startIndex {
      bank.report(.openTriviaLinesBefore(), at: .offset(first))
    }
  }

  private mutating func run() throws(JSONFault) {
    if cursor.byte == UInt8(ascii: "{") {
      try readAnswer()
    } else if cursor.byte == UInt8(ascii: "[") {
      try readResults()
    } else {
      bank.report(.openTriviaNoResults(), at: .offset(cursor.index))
      return
    }
    guard cursor.byte == nil || bank.isFull else {
      throw JSONFault(reason: .textAfterEnd, offset: cursor.index)
    }
  }

  /// One answer of the service, whose results are read one by one.
  private mutating func readAnswer() throws(JSONFault) {
    let start = cursor.index
    var isAnswer = false
    _ = cursor.take("{")
    while cursor.byte != UInt8(ascii: "}") {
      let key = try cursor.readKey()
      if key == "results", cursor.byte == UInt8(ascii: "[") {
        isAnswer = true
        try readResults()
        if bank.isFull { return }
      } else {
        // Of what stands beside the results only the code is taken.
        let value = try cursor.readNoting().node
        if key == "response_code" {
          isAnswer = true
          take(code: value)
        }
      }
      guard cursor.take(",") || cursor.byte == UInt8(ascii: "}") else {
        throw JSONFault(reason: .expectedCommaOrEnd, offset: cursor.index)
      }
    }
    _ = cursor.take("}")
    if !isAnswer { bank.report(.openTriviaNoResults(), at: .offset(start)) }
  }

  private mutating func readResults() throws(JSONFault) {
    _ = cursor.take("[")
    if cursor.take("]") { return }
    while true {
      guard !bank.isFull else {
        bank.report(.tooManyItems(), at: .offset(cursor.index))
        return
      }
      try readResult()
      if try bank.endsItems(&cursor) { return }
    }
  }

  private mutating func readResult() throws(JSONFault) {
    let start = cursor.index
    do throws(JSONFault) {
      let (node, faults) = try cursor.readNoting()
      take(node, faults, bytes: cursor.index - start)
    } catch {
      guard cursor.skipElement(from: start) else { throw error }
      bank.refuse(error)
    }
  }

  /// A result, or an answer of the service among others.
  private mutating func take(_ node: JSONNode, _ faults: [JSONFault], bytes: Int) {
    if case .object(let members) = node.content,
      let results = members.first(where: { $0.key == "results" })?.value,
      case .array(let nodes) = results.content
    {
      if let code = members.first(where: { $0.key == "response_code" }) { take(code: code.value) }
      for (place, node) in nodes.enumerated() where !bank.isFull {
        let next = place + 1 < nodes.count ? nodes[place + 1].offset : Int.max
        let fault = faults.first { node.offset <= $0.offset && $0.offset < next }
        if let fault { bank.refuse(fault) } else { add(node) }
      }
      return
    }
    if let fault = faults.first { return bank.refuse(fault) }
    guard bytes <= BankLimits.itemBytesMax else {
      bank.report(.itemTooLarge(), at: .offset(node.offset), item: .number(bank.nextNumber))
      bank.refuseItem()
      return
    }
    add(node)
  }

  private mutating func take(code node: JSONNode) {
    guard case .number(let digits) = node.content else {
      bank.report(
        .json(
          JSONItemFault(
            reason: .wrongType("response_code", expected: .number), offset: node.offset)),
        at: .offset(node.offset))
      return
    }
    let code = String(decoding: digits, as: UTF8.self)
    if code != "0" { bank.report(.openTriviaResponse(code), at: .offset(node.offset)) }
  }

  private mutating func add(_ node: JSONNode) {
    let subject = BankAssembler.Subject.number(bank.nextNumber)
    do {
      let object = try JSONObject(node, field: "results")
      let result = try OpenTriviaResult(object)
      for member in result.strangers where strangers.insert(member.key).inserted {
        bank.report(.jsonUnknownField(member.key), at: .offset(member.keyOffset), item: subject)
      }
      if let doubt = result.doubt {
        bank.report(doubt.finding, at: .offset(doubt.offset), item: subject)
      }
      switch result.item {
      case .success(let item):
        bank.add(
          item, at: .offset(node.offset), answers: result.answerOffsets.map(BankPosition.offset))
      case .failure(let fault):
        bank.report(fault.finding, at: .offset(fault.offset), item: subject)
        bank.refuseItem()
      }
    } catch {
      bank.report(.json(error), at: .offset(error.offset), item: subject)
      bank.refuseItem()
    }
  }
}
