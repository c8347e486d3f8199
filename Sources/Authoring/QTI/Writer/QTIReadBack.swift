import Assessment

/// Reads what was written and tells what is not the same: nothing is lost in silence.
enum QTIReadBack {
  enum Part: Hashable, Sendable {
    case title, prompt, answers, feedback, number, media, category, tags, all
  }

  /// - Parameters:
  ///   - file: of the item, in the folder of items.
  ///   - media: that the item carries.
  static func losses(
    of item: Item, _ file: ArchiveWriter.File, media: [ArchiveWriter.File]
  ) -> [Part] {
    guard let read = read(file, media) else { return [.all] }
    var original = item
    original.compose()
    var same = read
    same.compose()
    var parts: [Part] = []
    if original.title != same.title { parts.append(.title) }
    if original.prompt != same.prompt || original.format != same.format { parts.append(.prompt) }
    let isWhole = QTIItemWriter.holds(original.marking?.parts, of: original.kind)
    if original.body != same.body || isWhole != (same.marking?.parts == .allOrNothing) {
      parts.append(.answers)
    }
    if original.feedback != same.feedback { parts.append(.feedback) }
    if original.idNumber != same.idNumber { parts.append(.number) }
    if original.media ?? [] != same.media ?? [] { parts.append(.media) }
    return parts
  }

  private static func read(
    _ file: ArchiveWriter.File, _ media: [ArchiveWriter.File]
  ) -> Item? {
    var folder: QTIFolder?
    if !media.isEmpty {
      // An archive that cannot be opened has lost the media, and is told as such.
      var seen: Set<String> = []
      let files = media.filter { seen.insert($0.path).inserted }
      guard let bytes = ArchiveWriter.pack([file] + files), let archive = try? Archive(bytes)
      else { return nil }
      folder = QTIFolder(archive).folder(of: file.path)
    }
    // XML that cannot be read has lost everything.
    let source = SourceText(file.bytes, file: file.path)
    guard let root = try? XMLReader.document(source, in: QTINames.session()).root else {
      return nil
    }
    return QTIItemReader.read(root, folder: folder).item
  }

  /// Sections have names, and are nested only so deep.
  static func losesCategory(_ category: [String]) -> Bool {
    category.count > QTILimits.sectionDepthMax
      || category.contains { $0.isEmpty || $0.trimmedOfSpaces != $0 }
  }
}

extension ItemBody {
  /// True if a star stands for any text and capital letters do not count: QTI's patterns always
  /// tell capitals from small letters.
  var hasStarWithoutCase: Bool {
    func needs(_ answers: [TextAnswer], _ isCaseSensitive: Bool) -> Bool {
      !isCaseSensitive
        && answers.contains {
          QTITypedAnswers.hasStar($0.text) && $0.text.lowercased() != $0.text.uppercased()
        }
    }
    switch self {
    case .text(let answers, let isCaseSensitive): return needs(answers, isCaseSensitive)
    case .cloze(let blanks):
      return blanks.contains { blank in
        guard case .text(let answers, let isCaseSensitive) = blank.accepts else { return false }
        return needs(answers, isCaseSensitive)
      }
    default: return false
    }
  }
}
