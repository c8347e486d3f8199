/// Writes tickets as PDF: several slips a page, with lines to cut along.
public enum TicketSlipPrinter {
  static let columns = 2
  static let rows = 6
  /// In points.
  private static let margin = 24.0
  private static let padding = 12.0

  /// - Parameter created: ISO 8601, written into the file.
  /// - Returns: how many glyphs no installed font has; above 0 the slips show boxes in their place.
  @discardableResult
  public static func write(
    _ slips: [TicketSlip], to path: String, title: String, created: String
  ) throws(PDFError) -> Int {
    guard let typesetter = Typesetter() else {
      throw PDFError(reason: .noFont, path: path)
    }
    let document = try PDFDocument(
      path: path, title: title, created: created, size: .portrait)
    var missing = 0
    for start in stride(from: 0, to: slips.count, by: columns * rows) {
      let page = slips[start..<min(slips.count, start + columns * rows)]
      for (place, slip) in page.enumerated() {
        missing += draw(slip, in: box(place), on: document.canvas, with: typesetter)
      }
      drawCuts(on: document.canvas)
      document.endPage()
    }
    try document.finish()
    return missing
  }

  /// - Parameter place: along the rows, from 0.
  static func box(_ place: Int) -> PageBox {
    let width = (PDFDocument.Size.portrait.width - 2 * margin) / Double(columns)
    let height = (PDFDocument.Size.portrait.height - 2 * margin) / Double(rows)
    return PageBox(
      x: margin + Double(place % columns) * width, y: margin + Double(place / columns) * height,
      width: width, height: height)
  }

  private struct Line {
    let text: String
    let style: TextStyle
    /// Above it, in points.
    let space: Double
  }

  private static func lines(_ slip: TicketSlip) -> [Line] {
    func style(_ size: Double, _ smallest: Double, bold: Bool = false) -> TextStyle {
      TextStyle(size: size, smallest: smallest, bold: bold, centred: false)
    }
    return [
      Line(text: slip.contest, style: style(8, 6), space: 0),
      Line(text: slip.name, style: style(13, 9, bold: true), space: 2),
      Line(text: slip.place, style: style(9, 7), space: 1),
      Line(
        text: slip.spacedTicket,
        style: TextStyle(size: 20, bold: true, centred: false, tracking: 2), space: 3),
      Line(text: slip.serverLine, style: style(9, 7), space: 2),
    ] + slip.steps.map { Line(text: $0, style: style(8, 6.5), space: 2) }
  }

  /// All of it smaller where a long name or title would not fit.
  private static func draw(
    _ slip: TicketSlip, in box: PageBox, on canvas: PDFCanvas, with typesetter: Typesetter
  ) -> Int {
    let inner = box.inset(by: padding)
    var laid: [(layout: TextLayout, y: Double)] = []
    for scale in [1, 0.9, 0.8, 0.7, 0.6, 0.5] {
      laid = []
      var y = inner.y
      for line in lines(slip) {
        y += line.space * scale
        let layout = typesetter.lay(
          line.text, line.style.scaled(by: scale), width: inner.width)
        guard let layout else { continue }
        laid.append((layout, y))
        y += layout.height
      }
      if y <= inner.bottom { break }
    }
    for (layout, y) in laid { canvas.draw(layout, x: inner.x, y: y, ink: .black) }
    return laid.reduce(0) { $0 + $1.layout.unknownGlyphs }
  }

  private static func drawCuts(on canvas: PDFCanvas) {
    let size = PDFDocument.Size.portrait
    let first = box(0)
    for column in 0...columns {
      let x = margin + Double(column) * first.width
      canvas.dot(
        from: (x, margin), to: (x, size.height - margin), every: 4, diameter: 0.6, ink: .black)
    }
    for row in 0...rows {
      let y = margin + Double(row) * first.height
      canvas.dot(
        from: (margin, y), to: (size.width - margin, y), every: 4, diameter: 0.6, ink: .black)
    }
  }
}
