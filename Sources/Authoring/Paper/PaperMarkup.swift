import Assessment

/// Parts of lines as the text of an item.
struct PaperMarkup {
  let lines: [PaperLine]

  /// True if plain text cannot hold it: pictures, formulas, tables, scripts that Unicode has no
  /// letters for, and words underlined among others that are not.
  func needsMarkup(_ slices: [PaperSlice], keepsUnderlines: Bool) -> Bool {
    for slice in slices {
      let line = lines[slice.line]
      if line.objects.contains(where: { slice.range.contains($0.offset) }) { return true }
      for span in line.spans where span.range.overlaps(slice.range) {
        let traits = span.style.traits
        if !traits.isDisjoint(with: [.raised, .lowered]),
          Self.script(line.text(span.range.clamped(to: slice.range)), traits) == nil
        {
          return true
        }
      }
    }
    return keepsUnderlines && hasUnderlinedPart(slices)
  }

  /// True where some letters are underlined and others are not.
  func hasUnderlinedPart(_ slices: [PaperSlice]) -> Bool {
    let hasUnderline = slices.contains { slice in
      lines[slice.line].spans.contains {
        $0.style.traits.contains(.underline) && $0.range.overlaps(slice.range)
          && !lines[slice.line].trimmed($0.range.clamped(to: slice.range)).isEmpty
      }
    }
    guard hasUnderline else { return false }
    return PaperMarks.uniformStyle(slices, lines)?.traits.contains(.underline) != true
  }

  /// - Parameter separator: between lines.
  func plain(_ slices: [PaperSlice], separator: String = "\n") -> String {
    if slices.count == 1 { return plain(slices[0]) }
    return slices.map(plain).joined(separator: separator)
  }

  private func plain(_ slice: PaperSlice) -> String {
    let line = lines[slice.line]
    guard !line.spans.isEmpty else { return line.spacedText(slice.range) }
    var text = ""
    for (range, style) in pieces(of: slice) {
      let piece = line.spacedText(range)
      text += Self.script(piece, style.traits) ?? piece
    }
    return text
  }

  func html(
    _ slices: [PaperSlice], separator: String = "<br>", keepsUnderlines: Bool = true
  ) -> String {
    let keeps = keepsUnderlines && hasUnderlinedPart(slices)
    return slices.map { html($0, keepsUnderlines: keeps) }.joined(separator: separator)
  }

  private func html(_ slice: PaperSlice, keepsUnderlines: Bool) -> String {
    let line = lines[slice.line]
    var html = ""
    var objects = line.objects.drop { $0.offset < slice.range.lowerBound }
    for (range, style) in pieces(of: slice) {
      var text: String
      if let object = objects.first, object.offset == range.lowerBound {
        objects.removeFirst()
        text = self.html(object.object)
      } else {
        let piece = line.spacedText(range)
        if let script = Self.script(piece, style.traits) {
          text = Self.escaped(script)
        } else {
          text = Self.escaped(piece)
          if style.traits.contains(.raised) { text = "<sup>\(text)</sup>" }
          if style.traits.contains(.lowered) { text = "<sub>\(text)</sub>" }
        }
      }
      html += keepsUnderlines && style.traits.contains(.underline) ? "<u>\(text)</u>" : text
    }
    // Programs are told by how far their lines are indented.
    let indent = html.prefix { $0 == " " }
    return String(repeating: "\u{A0}", count: indent.count) + html.dropFirst(indent.count)
  }

  /// Pieces of one style each; an object is a piece of its own.
  private func pieces(of slice: PaperSlice) -> [(Range<Int>, PaperStyle)] {
    let line = lines[slice.line]
    guard !line.spans.isEmpty || !line.objects.isEmpty else { return [(slice.range, .plain)] }
    var pieces: [(Range<Int>, PaperStyle)] = []
    var objects = line.objects.drop { $0.offset < slice.range.lowerBound }
    func add(_ range: Range<Int>, _ style: PaperStyle) {
      var place = range.lowerBound
      while let object = objects.first, object.offset < range.upperBound {
        objects.removeFirst()
        if object.offset > place { pieces.append((place..<object.offset, style)) }
        place = object.offset + PaperLineBuilder.objectBytes.count
        pieces.append((object.offset..<place, style))
      }
      if place < range.upperBound { pieces.append((place..<range.upperBound, style)) }
    }
    var place = slice.range.lowerBound
    for span in line.spans where span.range.overlaps(slice.range) {
      let part = span.range.clamped(to: slice.range)
      add(place..<part.lowerBound, .plain)
      add(part, span.style)
      place = part.upperBound
    }
    if place < slice.range.upperBound { add(place..<slice.range.upperBound, .plain) }
    return pieces
  }

  private func html(_ object: PaperObject) -> String {
    switch object {
    case .picture(let picture), .formula(let picture):
      return
        "<img src=\"\(Self.attribute(picture.name))\" alt=\"\(Self.attribute(picture.words))\">"
    case .table(let rows):
      let cells = rows.map { row in
        row.map { cell in
          let markup = PaperMarkup(lines: cell)
          let slices = cell.indices.map {
            PaperSlice(line: $0, range: cell[$0].start..<cell[$0].end)
          }
          return "<td>\(markup.html(slices))</td>"
        }.joined()
      }
      return "<table>" + cells.map { "<tr>\($0)</tr>" }.joined() + "</table>"
    }
  }

  /// The pictures in parts of lines, and in the tables in them.
  func pictures(_ slices: [PaperSlice]) -> [(picture: PaperPicture, isFormula: Bool)] {
    var found: [(PaperPicture, Bool)] = []
    for slice in slices {
      for placed in lines[slice.line].objects where slice.range.contains(placed.offset) {
        switch placed.object {
        case .picture(let picture): found.append((picture, false))
        case .formula(let picture): found.append((picture, true))
        case .table(let rows):
          for cell in rows.joined() {
            found += PaperMarkup(lines: cell).pictures(
              cell.indices.map { PaperSlice(line: $0, range: 0..<cell[$0].bytes.count) })
          }
        }
      }
    }
    return found
  }

  /// Raised and lowered text as Unicode has it; nil where it has not, or where the text is neither.
  private static func script(_ text: String, _ traits: PaperStyle.Traits) -> String? {
    if traits.contains(.raised) { return ScriptLetters.exact(text, to: .raised) }
    if traits.contains(.lowered) { return ScriptLetters.exact(text, to: .lowered) }
    return nil
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x3C || $0 == 0x3E || $0 == 0x26 }) else { return text }
    return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }

  static func attribute(_ text: String) -> String {
    escaped(text).replacing("\"", with: "&quot;")
  }
}
