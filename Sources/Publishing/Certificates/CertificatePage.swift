/// Draws certificates, each on a page of one document.
struct CertificatePage {
  private let canvas: PDFCanvas
  private let typesetter: Typesetter
  private var logo: (source: CertificateLogo, surface: LogoSurface)?

  init(on canvas: PDFCanvas, with typesetter: Typesetter) {
    self.canvas = canvas
    self.typesetter = typesetter
  }

  /// Draws a page.
  ///
  /// - Returns: how many glyphs no installed font has.
  mutating func draw(_ certificate: Certificate) -> Int {
    CertificateFrame(canvas: canvas).draw()
    var missing = 0
    for part in CertificateLayout(certificate, with: typesetter).parts {
      missing += draw(part)
    }
    if !certificate.mark.isEmpty { missing += drawMark(certificate.mark) }
    return missing
  }

  private mutating func draw(_ part: CertificatePart) -> Int {
    switch part.content {
    case .text(let layout, let columnX, let ink):
      canvas.draw(layout, x: columnX, y: part.box.y, ink: ink)
      return layout.unknownGlyphs
    case .rule: canvas.fillRectangle(part.box, ink: .black)
    case .ornament: drawOrnament(in: part.box)
    case .logo(let source):
      if logo?.source != source { logo = LogoSurface(source).map { (source, $0) } }
      if let surface = logo?.surface { canvas.draw(surface, in: part.box) }
    case .room: break
    }
    return 0
  }

  /// A lozenge between two lines that taper.
  private func drawOrnament(in box: PageBox) {
    let (centreX, centreY) = (box.x + box.width / 2, box.y + box.height / 2)
    let half = box.height / 2
    canvas.fill(ink: .gold) { pen in
      pen.move(to: (centreX - half, centreY))
      pen.line(to: (centreX, box.y))
      pen.line(to: (centreX + half, centreY))
      pen.line(to: (centreX, box.bottom))
      for side in [-1.0, 1.0] {
        pen.circle(x: centreX + side * (half + 5), y: centreY, radius: 1.3)
        pen.move(to: (centreX + side * (half + 11), centreY - 0.7))
        pen.line(to: (centreX + side * box.width / 2, centreY))
        pen.line(to: (centreX + side * (half + 11), centreY + 0.7))
      }
    }
  }

  /// A word across the page: this is no certificate.
  private func drawMark(_ mark: String) -> Int {
    var missing = 0
    let page = CertificateLayout.page
    canvas.turned(by: -0.45, aroundX: page.width / 2, y: page.height / 2) {
      let style = TextStyle(size: 150, smallest: 60, bold: true)
      guard let layout = typesetter.lay(mark, style, width: 680) else { return }
      missing = layout.unknownGlyphs
      var ink = PDFCanvas.Ink.crimson
      ink.opacity = 0.18
      canvas.draw(layout, x: -340, y: -layout.height / 2, ink: ink)
    }
    return missing
  }
}
