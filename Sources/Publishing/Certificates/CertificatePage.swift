import Foundation

/// Lays one certificate out on an A4 landscape page.
struct CertificatePage {
  private let certificate: Certificate
  private let canvas: PDFCanvas
  private var missingGlyphs = 0

  private static let margin = 28.0
  /// Free room for a signature and a stamp, in points: 34 mm.
  private static let signatureRoom = 96.0
  private static let centre = PDFDocument.width / 2

  init(_ certificate: Certificate, on canvas: PDFCanvas) {
    self.certificate = certificate
    self.canvas = canvas
  }

  /// Draws the page.
  ///
  /// - Returns: how many glyphs no installed font has.
  mutating func draw() -> Int {
    drawBorder()
    let headBottom = drawHead()
    let footTop = drawFoot()
    drawMiddle(from: headBottom, to: footTop)
    if certificate.isSpecimen { drawSpecimen() }
    return missingGlyphs
  }

  private func drawBorder() {
    for (inset, width, ink) in [
      (Self.margin - 8, 3.0, PDFCanvas.Ink.gold), (Self.margin - 2, 0.8, PDFCanvas.Ink.crimson),
    ] {
      canvas.strokeRectangle(
        PDFCanvas.Box(
          x: inset, y: inset, width: PDFDocument.width - 2 * inset,
          height: PDFDocument.height - 2 * inset), lineWidth: width, ink: ink)
    }
  }

  /// Issuing bodies on the left, the national motto on the right.
  private mutating func drawHead() -> Double {
    let width = 330.0
    let left = Self.margin + 20
    let right = PDFDocument.width - Self.margin - 20 - width
    var leftY = Self.margin + 16
    if !certificate.parentBody.isEmpty {
      leftY += put(
        certificate.parentBody.uppercased(), TextStyle(size: 12.5, smallest: 10), x: left, y: leftY,
        width: width)
    }
    leftY += put(
      certificate.issuingBody.uppercased(), TextStyle(size: 12.5, smallest: 10, bold: true),
      x: left, y: leftY, width: width)
    canvas.strokeLine(
      fromX: left + width * 0.32, toX: left + width * 0.68, y: leftY + 2, lineWidth: 0.8,
      ink: .black)
    var rightY = Self.margin + 16
    rightY += put(
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TextStyle(size: 12.5, bold: true), x: right, y: rightY,
      width: width)
    rightY += put(
      "Độc lập - Tự do - Hạnh phúc", TextStyle(size: 13.5, bold: true), x: right, y: rightY,
      width: width)
    canvas.strokeLine(
      fromX: right + width / 2 - 88, toX: right + width / 2 + 88, y: rightY + 1, lineWidth: 0.8,
      ink: .black)
    return max(leftY, rightY) + 8
  }

  private mutating func drawMiddle(from top: Double, to bottom: Double) {
    let lines = middleLines
    let width = PDFDocument.width - 2 * (Self.margin + 40)
    // Long texts wrap; what is left of the height is shared out, and where it does not reach,
    // everything shrinks together.
    var scale = 1.0
    while scale > 0.5, height(of: lines, width: width, scale: scale) > bottom - top - 8 {
      scale -= 0.04
    }
    let free = max(0, bottom - top - height(of: lines, width: width, scale: scale))
    var y = top + free / 2
    for line in lines {
      y += line.spaceBefore * scale
      y += put(
        line.text, line.style.scaled(by: scale), x: Self.centre - width / 2, y: y, width: width,
        ink: line.ink)
    }
  }

  private struct Line {
    let text: String
    let style: TextStyle
    var ink = PDFCanvas.Ink.black
    var spaceBefore = 5.0
  }

  private var middleLines: [Line] {
    var lines = [
      Line(
        text: certificate.heading.uppercased(),
        style: TextStyle(size: 38, smallest: 26, bold: true),
        ink: .crimson, spaceBefore: 0),
      Line(text: certificate.address, style: TextStyle(size: 16, italic: true)),
      Line(
        text: certificate.recipient.uppercased(),
        style: TextStyle(size: 28, smallest: 18, bold: true), spaceBefore: 4),
    ]
    for (place, text) in certificate.affiliation.enumerated() {
      lines.append(
        Line(text: text, style: TextStyle(size: 16, smallest: 12), spaceBefore: place == 0 ? 4 : 1))
    }
    lines.append(
      Line(
        text: certificate.achievement, style: TextStyle(size: 22, smallest: 15, bold: true),
        ink: .crimson, spaceBefore: 8))
    lines.append(
      Line(text: certificate.occasion, style: TextStyle(size: 16, smallest: 12), spaceBefore: 4))
    return lines.filter { !$0.text.isEmpty }
  }

  private func height(of lines: [Line], width: Double, scale: Double) -> Double {
    lines.reduce(0) { sum, line in
      let style = line.style.scaled(by: scale)
      guard let layout = TextLayout(line.text, style: style, width: width, on: canvas) else {
        return sum
      }
      return sum + line.spaceBefore * scale + layout.height
    }
  }

  /// Number and decision on the left, place, date and signature blocks on the right.
  ///
  /// - Returns: where the foot begins.
  private mutating func drawFoot() -> Double {
    let signerWidth = min(250.0, (PDFDocument.width - 2 * (Self.margin + 20)) / 3)
    let blocks = certificate.signers.prefix(3)
    let bottom = PDFDocument.height - Self.margin - 14
    var tallest = 0.0
    for signer in blocks {
      tallest = max(tallest, signerHeight(signer, width: signerWidth))
    }
    let dateHeight = 20.0
    let top = bottom - tallest - dateHeight
    let right = PDFDocument.width - Self.margin - 20
    _ = put(
      certificate.placeAndDate, TextStyle(size: 13.5, smallest: 10, italic: true),
      x: right - 320, y: top, width: 320)
    for (place, signer) in blocks.enumerated() {
      let fromRight = Double(blocks.count - place)
      let last = blocks.count == 1
      let x = last ? right - 160 - signerWidth / 2 : right - fromRight * signerWidth
      drawSigner(signer, x: x, y: top + dateHeight, width: signerWidth, bottom: bottom)
    }
    let notes = [certificate.decision, certificate.number].filter { !$0.isEmpty }
    let notesWidth = blocks.count > 2 ? signerWidth : 300.0
    let notesTop =
      blocks.count > 2
      ? top + dateHeight - 6 - 15 * Double(notes.count) : bottom - 18 * Double(notes.count)
    var y = notesTop
    for note in notes {
      y += put(
        note, TextStyle(size: 12, smallest: 9.5, italic: true, centred: false),
        x: Self.margin + 20, y: y, width: blocks.count > 2 ? 320 : notesWidth)
    }
    return min(top, notesTop)
  }

  private func signerHeight(_ signer: Certificate.Signer, width: Double) -> Double {
    let head = [signer.prefix, signer.title].filter { !$0.isEmpty }
      .map { measured($0.uppercased(), Self.signerStyle, width: width) }.reduce(0, +)
    return head + Self.signatureRoom + measured(signer.name, Self.signerNameStyle, width: width)
  }

  private static let signerStyle = TextStyle(size: 13, smallest: 10, bold: true)
  private static let signerNameStyle = TextStyle(size: 13.5, smallest: 10, bold: true)

  private mutating func drawSigner(
    _ signer: Certificate.Signer, x: Double, y: Double, width: Double, bottom: Double
  ) {
    var y = y
    for text in [signer.prefix, signer.title] where !text.isEmpty {
      y += put(text.uppercased(), Self.signerStyle, x: x, y: y, width: width)
    }
    let nameHeight = measured(signer.name, Self.signerNameStyle, width: width)
    _ = put(signer.name, Self.signerNameStyle, x: x, y: bottom - nameHeight, width: width)
  }

  private mutating func drawSpecimen() {
    var missing = 0
    canvas.turned(by: -0.45, aroundX: Self.centre, y: PDFDocument.height / 2) {
      let style = TextStyle(size: 150, bold: true)
      guard let layout = TextLayout("MẪU", style: style, width: 700, on: canvas) else { return }
      missing = layout.unknownGlyphs
      var ink = PDFCanvas.Ink.crimson
      ink.opacity = 0.18
      canvas.draw(layout, x: -350, y: -layout.height / 2, ink: ink)
    }
    missingGlyphs += missing
  }

  private func measured(_ text: String, _ style: TextStyle, width: Double) -> Double {
    TextLayout(text, style: style, width: width, on: canvas)?.height ?? 0
  }

  /// - Returns: the height that the text took.
  private mutating func put(
    _ text: String, _ style: TextStyle, x: Double, y: Double, width: Double,
    ink: PDFCanvas.Ink = .black
  ) -> Double {
    guard let layout = TextLayout(text, style: style, width: width, on: canvas) else { return 0 }
    missingGlyphs += layout.unknownGlyphs
    canvas.draw(layout, x: x, y: y, ink: ink)
    return layout.height
  }
}

extension TextStyle {
  func scaled(by factor: Double) -> TextStyle {
    var style = self
    style.size *= factor
    style.smallest *= factor
    return style
  }
}
