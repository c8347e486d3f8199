/// Lines of text one below the other in a column, made to fit a height.
struct TextBlock {
  struct Line {
    let name: CertificatePart.Name
    let text: String
    let style: TextStyle
    var ink = PDFCanvas.Ink.black
    /// In points; the first line's is left out.
    var spaceBefore = 0.0
    /// Instead of a text: an ornament this high.
    var ornamentHeight: Double?
  }

  private struct Row {
    let line: Line
    let layout: TextLayout?
    let space: Double
    let height: Double
  }

  /// Far below what any text needs. Boxes in place of missing letters do not get smaller, so that
  /// without an end they would be tried for ever.
  private static let scaleMin = 0.02

  private let rows: [Row]
  private let columnWidth: Double
  /// Without stretching.
  let height: Double

  /// Sets the lines; where they are higher than `heightMax` together, all of them smaller. Lines
  /// without text are left out.
  init(_ lines: [Line], width: Double, heightMax: Double, with typesetter: Typesetter) {
    let lines = lines.filter { $0.ornamentHeight != nil || !$0.text.isEmpty }
    var scale = 1.0
    var rows = Self.rows(lines, width: width, scale: scale, typesetter)
    while Self.height(of: rows) > heightMax, scale > Self.scaleMin {
      // Text that wraps needs an area: half the height is reached at about 0.7 of the size.
      scale *= min(0.98, (heightMax / Self.height(of: rows)).squareRoot())
      rows = Self.rows(lines, width: width, scale: scale, typesetter)
    }
    self.rows = rows
    columnWidth = width
    height = Self.height(of: rows)
  }

  /// The widest text.
  var width: Double { rows.reduce(0) { max($0, $1.layout?.width ?? 0) } }

  /// - Parameter stretch: how much larger the spaces between the lines are than asked for.
  func height(stretchedBy stretch: Double) -> Double {
    height + (stretch - 1) * spaces
  }

  /// The spaces between the lines, together.
  var spaces: Double { rows.reduce(0) { $0 + $1.space } }

  func parts(x: Double, y: Double, stretchedBy stretch: Double = 1) -> [CertificatePart] {
    var y = y
    var parts: [CertificatePart] = []
    for row in rows {
      y += row.space * stretch
      if let layout = row.layout {
        parts.append(
          CertificatePart(row.line.name, layout, columnX: x, y: y, ink: row.line.ink))
      } else {
        let width = min(columnWidth, 30 * row.height)
        let box = PageBox(
          x: x + (columnWidth - width) / 2, y: y, width: width, height: row.height)
        parts.append(CertificatePart(row.line.name, box, .ornament))
      }
      y += row.height
    }
    return parts
  }

  private static func rows(
    _ lines: [Line], width: Double, scale: Double, _ typesetter: Typesetter
  ) -> [Row] {
    lines.enumerated().compactMap { place, line in
      let space = place == 0 ? 0 : line.spaceBefore * scale
      if let height = line.ornamentHeight {
        return Row(line: line, layout: nil, space: space, height: height * scale)
      }
      guard let layout = typesetter.lay(line.text, line.style.scaled(by: scale), width: width)
      else { return nil }
      return Row(line: line, layout: layout, space: space, height: layout.height)
    }
  }

  private static func height(of rows: [Row]) -> Double {
    rows.reduce(0) { $0 + $1.space + $1.height }
  }
}
