import Assessment

/// Banks as they were understood, as one page to print and hand round: a summary, then every item
/// with its key marked and each fault where it is. The page needs nothing but itself, and loads
/// nothing.
public struct BankPage: Sendable {
  private let language: String
  private let words: BankPageWords
  private var summary: [String] = []
  private var body: [String] = []
  private var fileCount = 0

  /// - Parameter language: "vi" or "en".
  public init(language: String) {
    self.language = language
    words = BankPageWords(isEnglish: language == "en")
  }

  public mutating func add(_ reading: BankReading, file: String) {
    fileCount += 1
    let anchors = PageAnchors(file: fileCount)
    var words = words
    words.unit = BankPageWords.Unit(reading, file: file)
    // Where it lies on one machine is of no use on paper.
    let file = file.split(separator: "/").last.map(String.init) ?? file
    let faults = FaultsByItem(reading)
    summary += BankPageSummary(words: words, anchors: anchors).html(reading, faults, file: file)
    body.append("<h2 class=\"file\">\(PageText.escaped(file))</h2>")
    let page = BankPageItem(words: words, language: language, anchors: anchors)
    let fault = BankPageFault(words: words, language: language)
    for (index, item) in reading.items.enumerated() {
      body += faults.before[index, default: []].map { fault.html($0, id: anchors.fault($0.number)) }
      let number = reading.itemNumbers.number(of: index)
      body += page.html(item, number: number, faults.about[index, default: []])
    }
    body += faults.behind.map { fault.html($0, id: anchors.fault($0.number)) }
  }

  public var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <title>\(words.title)</title>
    <style>
    \(BankPageStyle.text)
    </style>
    </head>
    <body>
    <header>
    <h1>\(words.title)</h1>
    \(summary.joined(separator: "\n"))
    <p class="legend">\(words.legend)</p>
    </header>
    <main>
    \(body.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  /// A browser is told what the page is made for: to load nothing and to run nothing.
  private static let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
}

/// Where the links of the summary lead to.
struct PageAnchors {
  /// One-based.
  let file: Int

  func item(_ number: Int) -> String { "f\(file)-c\(number)" }
  func fault(_ number: Int) -> String { "f\(file)-l\(number)" }
}

/// The faults of a reading, put to the items that they are about or stand before.
struct FaultsByItem {
  struct Fault {
    /// One-based, in the order of the file.
    let number: Int
    let diagnostic: Diagnostic
  }

  private(set) var about: [Int: [Fault]] = [:]
  private(set) var before: [Int: [Fault]] = [:]
  private(set) var behind: [Fault] = []

  init(_ reading: BankReading) {
    for (index, diagnostic) in reading.diagnostics.enumerated() {
      let fault = Fault(number: index + 1, diagnostic: diagnostic)
      switch diagnostic.spot {
      case .about(let item)? where item < reading.items.count:
        about[item, default: []].append(fault)
      case .before(let item)? where item < reading.items.count:
        before[item, default: []].append(fault)
      case .about?, .before?: behind.append(fault)
      // What is about the file as a whole stands at its head.
      case nil:
        if reading.items.isEmpty {
          behind.append(fault)
        } else {
          before[0, default: []].append(fault)
        }
      }
    }
  }
}
