import Assessment

extension BankAssembler {
  /// Takes one item of a bank in JSON, or says why it is none.
  ///
  /// - Parameter bytes: the length of its text.
  mutating func take(_ node: JSONNode, bytes: Int) {
    var name = BankAssembler.Subject.number(nextNumber)
    guard bytes - JSONMediaReader.contentBytes(of: node) <= BankLimits.itemBytesMax else {
      report(.itemTooLarge(), at: .offset(node.offset), item: name)
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
      for file in reader.mediaWithoutContent {
        report(.jsonMediaWithoutContent(file.name), at: .offset(file.offset), item: name)
      }
      add(item, at: .offset(node.offset), answers: reader.answerOffsets.map(BankPosition.offset))
    } catch {
      report(.json(error), at: .offset(error.offset), item: name)
    }
  }
}
