import Assessment

/// A text in Moodle's cloze notation, read: the prompt with `{b1}`, `{b2}` … where the gaps are.
struct ClozeReading {
  var prompt = ""
  var blanks: [Blank] = []
  /// The right choices of gaps that take several at once, which no gap here can hold: for people,
  /// written as the text is.
  var notes: [String] = []
  /// With the byte of the text that each is about.
  var findings: [(finding: BankFinding, place: Int)] = []

  /// False where a gap cannot be read: then the item is none.
  var isWhole: Bool { !findings.contains { $0.finding.severity == .error } }
}

/// Reads the gaps of a text, with the meaning that Moodle gives them.
struct ClozeReader {
  private let scanner: ClozeScanner
  private let format: TextFormat
  private var reading = ClozeReading()
  private var prompt: [UInt8] = []

  /// - Parameters:
  ///   - format: of the text. Choices and feedback within it are HTML, or what the text is.
  ///   - needsGaps: true where a text without a gap is an error.
  static func read(_ text: String, format: TextFormat, needsGaps: Bool = true) -> ClozeReading {
    var reader = ClozeReader(text, format)
    reader.run()
    if needsGaps, reader.reading.blanks.isEmpty, reader.reading.isWhole {
      reader.report(.clozeHasNoGap(), at: 0)
    }
    reader.reading.prompt = String(decoding: reader.prompt, as: UTF8.self)
    return reader.reading
  }

  private init(_ text: String, _ format: TextFormat) {
    scanner = ClozeScanner(bytes: Array(text.utf8))
    self.format = format
  }

  private mutating func report(_ finding: BankFinding, at place: Int) {
    reading.findings.append((finding, place))
  }

  private mutating func run() {
    let bytes = scanner.bytes
    prompt.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard let open = bytes[index...].firstIndex(of: UInt8(ascii: "{")) else { break }
      prompt += bytes[index..<open]
      index = open + 1
      switch scanner.find(at: open) {
      case .gap(let gap):
        index = gap.range.upperBound
        take(gap)
      case .unclosed:
        prompt.append(UInt8(ascii: "{"))
        report(.clozeGapNotClosed(excerpt(from: open)), at: open)
        // Nothing after it is closed either, or it would have closed this one.
        prompt += bytes[index...]
        return
      case .unknown(let name):
        prompt.append(UInt8(ascii: "{"))
        report(.clozeUnknownKind(name), at: open)
      case .none: prompt += ClozeText.brace(before: bytes[(open + 1)...], format: format)
      }
    }
    prompt += bytes[min(index, bytes.count)...]
  }

  private func excerpt(from start: Int) -> String {
    String(decoding: scanner.bytes[start...].prefix(160), as: UTF8.self).abridged
  }

  private mutating func take(_ gap: ClozeGap) {
    let place = gap.range.lowerBound
    guard reading.blanks.count < ClozeLimits.gapsMax else {
      if reading.blanks.count == ClozeLimits.gapsMax, reading.isWhole {
        report(.clozeHasTooManyGaps(), at: place)
      }
      return
    }
    if gap.isLowerCase { report(.clozeKindInSmallLetters(excerpt(from: place)), at: place) }
    if gap.hasBraces { report(.clozeBracesInGap(excerpt(from: place)), at: place) }
    var answers = ClozeAnswers(scanner.bytes, gap, format)
    let accepts = answers.read(excerpt: excerpt(from: place))
    for finding in answers.findings { report(finding, at: place) }
    reading.blanks.append(Blank(accepts: accepts, weight: weight(of: gap)))
    if !answers.rightOfSeveral.isEmpty {
      let right = answers.rightOfSeveral.joined(separator: "; ")
      reading.notes.append("{b\(reading.blanks.count)} = \(right)")
    }
    prompt += Array("{b\(reading.blanks.count)}".utf8)
  }

  private mutating func weight(of gap: ClozeGap) -> Int {
    guard let written = gap.weight else { return 1 }
    let weight = min(max(written, 1), ClozeLimits.weightMax)
    if weight != written {
      report(.clozeWeightOutOfRange(written, taken: weight), at: gap.range.lowerBound)
    }
    return weight
  }
}
