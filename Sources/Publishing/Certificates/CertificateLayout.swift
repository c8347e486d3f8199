/// Where everything on a certificate stands. The head and the foot take what they need, up to a
/// share each; the middle has the rest of the page and is spread over it.
struct CertificateLayout {
  /// A4 landscape, in points.
  static let page = PageBox(x: 0, y: 0, width: PDFDocument.width, height: PDFDocument.height)
  /// What the frame leaves free.
  static let content = page.inset(by: CertificateFrame.depth + 14)
  /// For a name under which a long text may stand.
  private static let middleMargin = 34.0
  /// Between the head, the middle and the foot.
  private static let gap = 10.0
  /// How far the spaces of the middle grow where there is room.
  private static let stretchMax = 2.4

  let parts: [CertificatePart]

  init(_ certificate: Certificate, with typesetter: Typesetter) {
    let head = CertificateHead(certificate, in: Self.content, with: typesetter)
    let foot = CertificateFoot(certificate, in: Self.content, with: typesetter)
    let top = Self.content.y + head.height + Self.gap
    let middle = PageBox(
      x: Self.content.x + Self.middleMargin, y: top,
      width: Self.content.width - 2 * Self.middleMargin, height: foot.top - Self.gap - top)
    parts = head.parts + Self.middle(certificate, in: middle, with: typesetter) + foot.parts
  }

  private static func middle(
    _ certificate: Certificate, in box: PageBox, with typesetter: Typesetter
  ) -> [CertificatePart] {
    let block = TextBlock(
      lines(of: certificate), width: box.width, heightMax: box.height, with: typesetter)
    let free = box.height - block.height
    let stretch = block.spaces > 0 ? min(stretchMax, 1 + 0.6 * free / block.spaces) : 1
    let y = box.y + (box.height - block.height(stretchedBy: stretch)) / 2
    return block.parts(x: box.x, y: y, stretchedBy: stretch)
  }

  private static func lines(of certificate: Certificate) -> [TextBlock.Line] {
    var lines = [
      TextBlock.Line(
        name: .heading, text: certificate.heading.uppercased(),
        style: TextStyle(size: 44, smallest: 28, bold: true, tracking: 2), ink: .crimson),
      TextBlock.Line(
        name: .divider, text: "", style: TextStyle(size: 1), spaceBefore: 3, ornamentHeight: 9),
      TextBlock.Line(
        name: .address, text: certificate.address, style: TextStyle(size: 18, italic: true),
        spaceBefore: 8),
      TextBlock.Line(
        name: .recipient, text: certificate.recipient.uppercased(),
        style: TextStyle(size: 34, smallest: 21, bold: true), spaceBefore: 4),
    ]
    for (place, text) in certificate.affiliation.enumerated() {
      lines.append(
        TextBlock.Line(
          name: .affiliation(place), text: text, style: TextStyle(size: 17, smallest: 13),
          spaceBefore: place == 0 ? 4 : 1))
    }
    lines.append(
      TextBlock.Line(
        name: .achievement, text: certificate.achievement,
        style: TextStyle(size: 27, smallest: 18, bold: true), ink: .crimson, spaceBefore: 8))
    lines.append(
      TextBlock.Line(
        name: .occasion, text: certificate.occasion, style: TextStyle(size: 18, smallest: 14),
        spaceBefore: 4))
    return lines
  }
}
