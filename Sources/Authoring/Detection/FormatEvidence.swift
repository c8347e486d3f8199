import Assessment

/// What the head of a text file says of its format: points for each, of named weights.
struct FormatEvidence {
  private(set) var points: [BankFormat: Int] = [:]

  /// So many bytes are looked at.
  static let headBytes = 64 * 1024

  /// - Parameter bytes: of a text, as UTF-8.
  init(_ bytes: some Collection<UInt8>) {
    let text = SourceText(Array(bytes.prefix(Self.headBytes)), file: "")
    let visible = InvisibleText(text, [.lineEnds, .spaces])?.bytes ?? text.bytes
    let head = String(decoding: visible, as: UTF8.self).inNFC
    let lines = head.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }).map { Array($0) }
    TableEvidence.count(Array(head.utf8), in: &self)
    var lineEvidence = LineEvidence()
    for line in lines { lineEvidence.take(line) }
    lineEvidence.count(in: &self)
  }

  mutating func add(_ weight: Int, _ format: BankFormat, times: Int = 1) {
    if times > 0 { points[format, default: 0] += weight * times }
  }

  /// The format with the most points.
  ///
  /// - Parameter named: what the file's name says. It decides where the content says little.
  func best(named: BankFormat?) -> BankFormat? {
    var points = points
    // ".md" is Markdown of any kind: what the content says goes before it.
    let named = named == .text2qti && !points.isEmpty && points[.text2qti] == nil ? nil : named
    if let named { points[named, default: 0] += EvidenceWeight.name }
    guard let most = points.values.max() else { return nil }
    if let named, most < EvidenceWeight.doubtful || points[named] == most { return named }
    // Equal points are settled in the order of the formats, which is always the same.
    return BankFormat.allCases.first { points[$0] == most }
  }
}

/// What the ending of a file's name says.
enum FormatName {
  static func format(_ file: String) -> BankFormat? {
    let name = file.lowercased()
    return endings.first { name.hasSuffix($0.ending) }?.format
  }

  private static let endings: [(ending: String, format: BankFormat)] = [
    (".gift", .gift), (".gift.txt", .gift), (".json", .json), (".jsonl", .jsonLines),
    (".ndjson", .jsonLines), (".aiken", .aiken), (".aiken.txt", .aiken), (".csv", .csv),
    (".tsv", .csv), (".md", .text2qti), (".xml", .moodleXML), (".qti", .qti),
  ]
}
