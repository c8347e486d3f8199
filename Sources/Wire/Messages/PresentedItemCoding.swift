import Assessment

extension PresentedItem {
  func write(to writer: inout JSONWriter) {
    writer.member("kind", kind.rawValue)
    writer.member("prompt", prompt)
    writer.member("format", format.rawValue)
    switch form {
    case .single(let entries), .ordering(let entries): writer.member("choices", entries: entries)
    case .multiple(let entries, let select):
      writer.member("choices", entries: entries)
      writer.member("select", ifPresent: select)
    case .trueFalse: break
    case .numeric(let unit, let others):
      writer.member("unit", ifPresent: unit)
      if !others.isEmpty {
        writer.member("otherUnits", objects: others) { other, writer in
          writer.member("unit", other.name)
          writer.member("multiplier", other.multiplier)
        }
      }
    case .text(let maxLength): writer.member("maxLength", maxLength)
    case .matching(let left, let right):
      writer.member("left", entries: left)
      writer.member("right", entries: right)
    case .cloze(let gaps):
      writer.member("blanks", objects: gaps) { gap, writer in
        writer.member("id", gap.id.text)
        writer.member("kind", gap.kind.rawValue)
        if !gap.choices.isEmpty { writer.member("choices", entries: gap.choices) }
      }
    }
  }

  init(_ fields: FieldReader) throws(LineFault) {
    // A format that this program does not know is still readable as plain text.
    let format = TextFormat(rawValue: try fields.stringIfPresent("format") ?? "") ?? .plain
    self.init(
      prompt: try fields.string("prompt"), format: format, form: try Self.form(fields))
  }

  private static func form(_ fields: FieldReader) throws(LineFault) -> Form {
    switch try fields.word("kind", ItemKind.self) {
    case .single: return .single(try fields.entries("choices"))
    case .multiple:
      return .multiple(try fields.entries("choices"), select: try fields.countIfPresent("select"))
    case .trueFalse: return .trueFalse
    case .numeric:
      let others = try fields.eachIfPresent("otherUnits") { other throws(LineFault) in
        guard let multiplier = try other.decimalIfPresent("multiplier"),
          let unit = OtherUnit(try other.string("unit"), multiplier: multiplier)
        else { throw other.fault("multiplier") }
        return unit
      }
      return .numeric(unit: try fields.stringIfPresent("unit"), otherUnits: others ?? [])
    case .text: return .text(maxLength: try fields.countIfPresent("maxLength") ?? 1_000)
    case .matching:
      return .matching(left: try fields.entries("left"), right: try fields.entries("right"))
    case .ordering: return .ordering(try fields.entries("choices"))
    case .cloze:
      return .cloze(try fields.each("blanks") { gap throws(LineFault) in try Gap(gap) })
    case .essay, .description: throw .badField("kind")
    }
  }
}

extension PresentedItem.Gap {
  fileprivate init(_ fields: FieldReader) throws(LineFault) {
    let choices = fields.value("choices") == nil ? [] : try fields.entries("choices")
    self.init(
      id: ChoiceID(try fields.id("id")), kind: try fields.word("kind"), choices: choices)
  }
}

extension FieldReader {
  fileprivate func entries(_ name: String) throws(LineFault) -> [PresentedItem.Entry] {
    try each(name) { entry throws(LineFault) in
      PresentedItem.Entry(
        id: ChoiceID(try entry.id("id")), text: try entry.string("text"),
        last: try entry.flag("last"))
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, entries: [PresentedItem.Entry]) {
    member(key, objects: entries) { entry, writer in
      writer.member("id", entry.id.text)
      writer.member("text", entry.text)
      writer.member("last", ifTrue: entry.last)
    }
  }
}
