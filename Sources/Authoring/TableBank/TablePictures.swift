import Assessment

/// Which row's item each picture over the cells of a sheet belongs to.
struct TablePictures {
  /// By the row's line.
  private(set) var byLine: [Int: [CellPicture]] = [:]
  /// Those that belong to no item.
  private(set) var outside: [CellPicture] = []

  /// - Parameters:
  ///   - header: the line of the names; what stands above it is an ornament.
  ///   - lines: of the rows that are items.
  init(_ table: CellTable, header: Int, lines: Set<Int>) {
    for picture in table.pictures {
      // A picture that was put a little too high still reaches into its row.
      let last = min(picture.lastRow, picture.cell.row + Self.rowsMax)
      if let line = (picture.cell.row...last).first(where: lines.contains) {
        byLine[line, default: []].append(picture)
      } else if picture.cell.row > header {
        outside.append(picture)
      }
    }
  }

  /// A picture over more rows than this is looked for at its upper edge.
  private static let rowsMax = 200
}

extension TableItemReader {
  /// The item with the row's pictures where they stand: with a choice, or under the question.
  ///
  /// - Parameter numbers: of the choices' columns, in the order of the item's choices.
  func addingPictures(to item: Item, numbers: [Int]) -> Item {
    guard !row.pictures.isEmpty else { return item }
    var item = item
    if item.format == .plain { Self.makeHTML(&item) }
    var ofPrompt: [CellPicture] = []
    var ofChoice: [Int: [CellPicture]] = [:]
    for picture in row.pictures {
      if let choice = row.header.choices.first(where: { $0.column == picture.cell.column }),
        let place = numbers.firstIndex(of: choice.number)
      {
        ofChoice[place, default: []].append(picture)
      } else {
        ofPrompt.append(picture)
      }
    }
    item.prompt = Self.text(item.prompt, ofPrompt, item.format)
    switch item.body {
    case .single(var choices):
      Self.add(ofChoice, to: &choices, item.format)
      item.body = .single(choices)
    case .multiple(var choices):
      Self.add(ofChoice, to: &choices, item.format)
      item.body = .multiple(choices)
    default: break
    }
    var media: [Media] = []
    for one in row.pictures.compactMap(\.media)
    where !media.contains(where: { $0.name == one.name }) {
      media.append(one)
    }
    item.media = media.isEmpty ? nil : media
    return item
  }

  private static func add(
    _ pictures: [Int: [CellPicture]], to choices: inout [Choice], _ format: TextFormat
  ) {
    for (place, pictures) in pictures where choices.indices.contains(place) {
      choices[place].text = text(choices[place].text, pictures, format)
    }
  }

  private static func text(
    _ text: String, _ pictures: [CellPicture], _ format: TextFormat
  ) -> String {
    guard !pictures.isEmpty else { return text }
    let tags = pictures.map { picture in
      let words = picture.words
      return format == .markdown
        ? "![\(words.replacing("]", with: "\\]"))](\(picture.name))"
        : "<img src=\"\(PaperMarkup.attribute(picture.name))\" "
          + "alt=\"\(PaperMarkup.attribute(words))\">"
    }
    let line = format == .markdown ? "\n\n" : "<br>"
    return ([text] + tags).filter { !$0.isEmpty }.joined(separator: line)
  }

  private static func makeHTML(_ item: inout Item) {
    func html(_ text: inout String) { text = QTIText.html(of: text) }
    func html(_ choices: inout [Choice]) {
      for index in choices.indices {
        html(&choices[index].text)
        html(&choices[index].feedback)
      }
    }
    item.format = .html
    html(&item.prompt)
    html(&item.feedback)
    switch item.body {
    case .single(var choices):
      html(&choices)
      item.body = .single(choices)
    case .multiple(var choices):
      html(&choices)
      item.body = .multiple(choices)
    case .trueFalse(var key):
      html(&key.feedbackWhenRight)
      html(&key.feedbackWhenWrong)
      item.body = .trueFalse(key)
    case .matching(var pairs, var distractors):
      for index in pairs.indices {
        html(&pairs[index].left)
        html(&pairs[index].right)
      }
      for index in distractors.indices { html(&distractors[index]) }
      item.body = .matching(pairs, distractors: distractors)
    case .ordering(var entries):
      for index in entries.indices { html(&entries[index]) }
      item.body = .ordering(entries)
    case .text, .numeric, .cloze, .essay, .description: break
    }
  }
}
