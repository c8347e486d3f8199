/// How many formulas a document announces, and how many of them a conversion kept.
enum DocumentFormulas {
  /// Of a document that has not been converted yet.
  ///
  /// Source: OpenDocument 1.3, part 2, section 4.3 (manifest); "Equation Native" is the stream of
  /// MathType and of Word's old editor.
  static func announced(in bytes: [UInt8], _ document: ForeignDocument) -> Int {
    switch document {
    case .richText: RichTextFormulas(bytes).groups.count
    case .word: CompoundFile(bytes)?.streamNames.count { $0 == "Equation Native" } ?? 0
    case .openText:
      text("META-INF/manifest.xml", of: bytes).count(
        of: "\"application/vnd.oasis.opendocument.formula\"")
    case .excel, .openSheet, .pdf, .slides, .protected, .other, .picture, .webPage: 0
    }
  }

  /// The document with a mark in the place of each formula, or its text; nil where the places are not
  /// known.
  static func marked(_ bytes: [UInt8], _ document: ForeignDocument) -> [UInt8]? {
    switch document {
    case .richText: RichTextFormulas(bytes).marked
    case .openText: OpenTextFormulas(bytes)?.marked
    case .word, .excel, .openSheet, .pdf, .slides, .protected, .other, .picture, .webPage: nil
    }
  }

  /// In a Word file that was made of it: written out, or at least to be seen.
  ///
  /// - Parameter counts: pictures too, where the document announces objects that may become such.
  static func kept(in bytes: [UInt8], countsPictures: Bool) -> Int {
    let text = text("word/document.xml", of: bytes)
    let names =
      ["<m:oMath>", "<m:oMath "] + (countsPictures ? ["<w:object", "<w:drawing", "<w:pict"] : [])
    return names.reduce(0) { $0 + text.count(of: $1) }
  }

  /// Empty where there is no such file: nothing is kept then, and nothing announced.
  private static func text(_ path: String, of bytes: [UInt8]) -> [UInt8] {
    do throws(ArchiveFault) {
      return try Archive(bytes).bytes(path)
    } catch {
      return []
    }
  }
}

extension [UInt8] {
  /// How often a text stands in these bytes.
  fileprivate func count(of text: String) -> Int {
    let word = Array(text.utf8)
    guard let first = word.first else { return 0 }
    var (found, index) = (0, 0)
    while let start = self[index...].firstIndex(of: first) {
      if self[start...].starts(with: word) { found += 1 }
      index = start + 1
    }
    return found
  }
}
