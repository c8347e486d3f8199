/// A part of a certificate, where it stands on the page.
struct CertificatePart {
  enum Name: Hashable {
    case logo, parentBody, issuingBody, bodyRule, nation, motto, mottoRule
    case heading, divider, address, recipient, affiliation(Int), achievement, occasion
    case placeAndDate, signerHead(Int), signatureRoom(Int), signerName(Int)
    case checkCode, decision, number
  }

  enum Content {
    case text(TextLayout, columnX: Double, ink: PDFCanvas.Ink)
    /// A thin line as wide as the box.
    case rule
    /// The ornament under the heading.
    case ornament
    case logo(CertificateLogo)
    /// Nothing is printed there: room for a hand, a stamp or the check code.
    case room
  }

  let name: Name
  let box: PageBox
  let content: Content

  /// - Parameters:
  ///   - columnX: the left edge of the column that the text was set in.
  init(_ name: Name, _ layout: TextLayout, columnX: Double, y: Double, ink: PDFCanvas.Ink) {
    self.name = name
    box = PageBox(x: columnX + layout.inset, y: y, width: layout.width, height: layout.height)
    content = .text(layout, columnX: columnX, ink: ink)
  }

  init(_ name: Name, _ box: PageBox, _ content: Content) {
    self.name = name
    self.box = box
    self.content = content
  }
}
