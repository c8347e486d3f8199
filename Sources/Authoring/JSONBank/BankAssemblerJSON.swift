import Assessment

extension BankAssembler {
  /// Says why the next item is no JSON.
  mutating func refuse(_ fault: JSONFault) {
    report(.jsonItem(fault), at: .offset(fault.offset), item: .number(nextNumber))
    refuseItem()
  }

  /// Behind an item: takes the end of the list, or the comma before the next one. Between two items
  /// a comma that is missing hides nothing.
  mutating func endsItems(_ cursor: inout JSONCursor) throws(JSONFault) -> Bool {
    if cursor.byte == UInt8(ascii: "{") {
      report(.jsonMissingComma(), at: .offset(cursor.index))
      return false
    }
    return try cursor.endsList(with: "]")
  }

  /// Takes one item of a bank in JSON, or says why it is none.
  ///
  /// - Parameter bytes: the length of its text.
  mutating func take(_ node: JSONNode, bytes: Int) {
    var name = BankAssembler.Subject.number(nextNumber)
    guard bytes - JSONMediaReader.contentBytes(of: node) <= BankLimits.itemBytesMax else {
      report(.itemTooLarge(), at: .offset(node.offset), item: name)
      refuseItem()
      return
    }
    do {
      let object = try JSONObject(node, field: "items")
      if let title = try object.string("title"), !title.isEmpty { name = .title(title) }
      var reader = JSONItemReader()
      let item = try reader.read(object)
      for member in reader.strangers {
        report(.jsonUnknownField(member.key), at: .offset(member.keyOffset), item: name)
      }
      for note in reader.mediaNotes { report(note.finding, at: .offset(note.offset), item: name) }
      add(item, at: .offset(node.offset), answers: reader.answerOffsets.map(BankPosition.offset))
    } catch {
      report(
        isForeign(node) ? .jsonOtherShape() : .json(error), at: .offset(error.offset), item: name)
      refuseItem()
    }
  }

  /// An item of another program: with members, and none of those that every item of ours has.
  private func isForeign(_ node: JSONNode) -> Bool {
    guard let object = try? JSONObject(node, field: "items") else { return false }
    return !object.members.isEmpty
      && !object.members.contains { ["kind", "prompt"].contains($0.key) }
  }
}
