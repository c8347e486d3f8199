import Assessment

/// A text of an item: clean HTML, and where it has no markup also plain.
struct QTIText: Sendable {
  static let empty = QTIText(html: "", plain: "")

  let html: String
  /// Nil where the text has markup.
  let plain: String?

  init(html: String, plain: String?) {
    self.html = html
    self.plain = plain
  }

  init(plain: String) {
    self.plain = plain
    html = Self.html(of: plain)
  }

  var isEmpty: Bool { html.isEmpty }

  /// - Parameter format: `plain` only where all texts of the item are.
  func text(in format: TextFormat) -> String {
    guard let plain else { return html }
    if format != .html { return plain }
    return plain.utf8.contains(10) ? html : Self.html(of: plain)
  }

  /// This text and then another one, as paragraphs of their own.
  func followed(by other: QTIText) -> QTIText {
    if isEmpty { return other }
    if other.isEmpty { return self }
    let joined: String? =
      if let plain, let next = other.plain { plain + "\n\n" + next } else { nil }
    return QTIText(html: paragraph + other.paragraph, plain: joined)
  }

  private var paragraph: String { html.hasPrefix("<") ? html : "<p>\(html)</p>" }

  static func html(of plain: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(plain.utf8.count)
    for byte in plain.utf8 {
      if byte == 10 { bytes += Array("<br>".utf8) } else { QTIMarkup.append(byte, to: &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
