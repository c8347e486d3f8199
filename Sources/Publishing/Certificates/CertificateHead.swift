/// The head of a certificate: logo and issuing bodies on the left, the name of the nation and its
/// motto on the right, as the top of a Vietnamese paper; the nation in the middle where no body is
/// named.
struct CertificateHead {
  /// The share of the page that the head takes at most, in points.
  private static let heightMax = 96.0
  private static let columnWidth = 316.0
  private static let logoHeight = 52.0
  private static let logoWidthMax = 96.0
  /// Below a line that has a rule under it.
  private static let ruleGap = 3.0

  let parts: [CertificatePart]
  let height: Double

  init(_ certificate: Certificate, in content: PageBox, with typesetter: Typesetter) {
    let nation = Self.nation(certificate, typesetter)
    let bodies = Self.bodies(certificate, typesetter)
    let logo = certificate.logo.map { Self.logoBox($0, in: content) }
    let standsAlone = logo == nil && bodies.height == 0
    let nationX =
      standsAlone
      ? content.x + (content.width - Self.columnWidth) / 2 : content.right - Self.columnWidth
    let bodiesX = logo.map { $0.right + 10 } ?? content.x
    var parts =
      Self.underlined(nation, x: nationX, y: content.y, rule: .mottoRule, share: 1)
      + Self.underlined(bodies, x: bodiesX, y: content.y, rule: .bodyRule, share: 0.4)
    if let logo, let image = certificate.logo {
      parts.append(CertificatePart(.logo, logo, .logo(image)))
    }
    self.parts = parts
    height = parts.reduce(0) { max($0, $1.box.bottom - content.y) }
  }

  private static func nation(_ certificate: Certificate, _ typesetter: Typesetter) -> TextBlock {
    TextBlock(
      [
        TextBlock.Line(
          name: .nation, text: certificate.nation,
          style: TextStyle(size: 13, smallest: 11, bold: true)),
        TextBlock.Line(
          name: .motto, text: certificate.motto,
          style: TextStyle(size: 14, smallest: 11, bold: true)),
      ], width: columnWidth, heightMax: heightMax, with: typesetter)
  }

  private static func bodies(_ certificate: Certificate, _ typesetter: Typesetter) -> TextBlock {
    TextBlock(
      [
        TextBlock.Line(
          name: .parentBody, text: certificate.parentBody.uppercased(),
          style: TextStyle(size: 13, smallest: 10.5)),
        TextBlock.Line(
          name: .issuingBody, text: certificate.issuingBody.uppercased(),
          style: TextStyle(size: 13, smallest: 10.5, bold: true)),
      ], width: columnWidth, heightMax: heightMax, with: typesetter)
  }

  /// As high as the texts beside it, unless it is very wide.
  private static func logoBox(_ logo: CertificateLogo, in content: PageBox) -> PageBox {
    let scale = min(
      logoHeight / Double(logo.height), logoWidthMax / Double(logo.width))
    return PageBox(
      x: content.x, y: content.y, width: Double(logo.width) * scale,
      height: Double(logo.height) * scale)
  }

  /// - Parameter share: of the last line's width, for the rule under it.
  private static func underlined(
    _ block: TextBlock, x: Double, y: Double, rule: CertificatePart.Name, share: Double
  ) -> [CertificatePart] {
    let parts = block.parts(x: x, y: y)
    guard let last = parts.last else { return [] }
    let width = last.box.width * share
    let box = PageBox(
      x: last.box.x + (last.box.width - width) / 2, y: last.box.bottom + ruleGap, width: width,
      height: 0.8)
    return parts + [CertificatePart(rule, box, .rule)]
  }
}
