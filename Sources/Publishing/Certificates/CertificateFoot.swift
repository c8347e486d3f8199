/// The foot of a certificate: place and date above the last signature block, each block with free
/// room to sign and stamp; number, decision and the place of the check code on the left.
struct CertificateFoot {
  /// Free room for a signature and a stamp, in points: 34 mm. A seal is never drawn.
  static let signatureRoom = 96.0
  /// Side of the square that is kept free for a code to check the certificate by: 22 mm.
  static let checkCodeSide = 62.0
  private static let notesWidthMin = 176.0
  private static let notesWidthMax = 290.0
  private static let columnGap = 14.0
  private static let signerWidthMax = 256.0
  private static let dateWidthMax = 300.0

  /// Where the foot begins.
  let top: Double
  let parts: [CertificatePart]

  private struct Column {
    let x: Double
    let head: TextBlock
    let name: TextBlock
  }

  init(_ certificate: Certificate, in content: PageBox, with typesetter: Typesetter) {
    let date = Self.date(certificate, typesetter)
    let columns = Self.columns(certificate, in: content, dateWidth: date.width, typesetter)
    let headHeight = columns.reduce(0) { max($0, $1.head.height) }
    let nameHeight = columns.reduce(0) { max($0, $1.name.height) }
    let nameTop = content.bottom - nameHeight
    let headTop = nameTop - Self.signatureRoom - headHeight
    top = headTop - 3 - date.height
    let last = columns.last?.x ?? content.right
    let centre = (last + content.right) / 2
    var parts = date.parts(x: centre - Self.dateWidthMax / 2, y: top)
    for (place, column) in columns.enumerated() {
      let next = columns.indices.contains(place + 1) ? columns[place + 1].x : nil
      let right = next.map { $0 - Self.columnGap } ?? content.right
      let headBottom = headTop + column.head.height
      parts += column.head.parts(x: column.x, y: headTop)
      parts.append(
        CertificatePart(
          .signatureRoom(place),
          PageBox(
            x: column.x, y: headBottom, width: right - column.x, height: nameTop - headBottom),
          .room))
      parts += column.name.parts(x: column.x, y: nameTop)
    }
    let notes = PageBox(
      x: content.x, y: headTop,
      width: min(Self.notesWidthMax, (columns.first?.x ?? content.right) - content.x - 16),
      height: content.bottom - headTop)
    self.parts = parts + Self.notes(certificate, in: notes, typesetter)
  }

  private static func date(_ certificate: Certificate, _ typesetter: Typesetter) -> TextBlock {
    TextBlock(
      [
        TextBlock.Line(
          name: .placeAndDate, text: certificate.placeAndDate,
          style: TextStyle(size: 14, smallest: 11, italic: true))
      ], width: dateWidthMax, heightMax: 40, with: typesetter)
  }

  /// Side by side up to the right edge; the last is as wide as the date above it.
  private static func columns(
    _ certificate: Certificate, in content: PageBox, dateWidth: Double, _ typesetter: Typesetter
  ) -> [Column] {
    // Without a name there is still somebody who signs.
    let signers =
      certificate.signers.isEmpty
      ? [Certificate.Signer(prefix: "", title: "", name: "")] : certificate.signers
    let count = Double(signers.count)
    let room = content.width - notesWidthMin - (count - 1) * columnGap
    let equal = min(signerWidthMax, room / count)
    let lastWidth = min(room, max(equal, dateWidth))
    let width = min(equal, (room - lastWidth) / max(1, count - 1))
    let start = content.right - lastWidth - (count - 1) * (width + columnGap)
    return signers.enumerated().map { place, signer in
      let columnWidth = place == signers.count - 1 ? lastWidth : width
      return Column(
        x: start + Double(place) * (width + columnGap),
        head: head(of: signer, place, width: columnWidth, typesetter),
        name: name(of: signer, place, width: columnWidth, typesetter))
    }
  }

  private static func head(
    of signer: Certificate.Signer, _ place: Int, width: Double, _ typesetter: Typesetter
  ) -> TextBlock {
    let style = TextStyle(size: 13, smallest: 12, bold: true)
    return TextBlock(
      [signer.prefix, signer.title].map {
        TextBlock.Line(name: .signerHead(place), text: $0.uppercased(), style: style)
      }, width: width, heightMax: 64, with: typesetter)
  }

  private static func name(
    of signer: Certificate.Signer, _ place: Int, width: Double, _ typesetter: Typesetter
  ) -> TextBlock {
    TextBlock(
      [
        TextBlock.Line(
          name: .signerName(place), text: signer.name,
          style: TextStyle(size: 14, smallest: 12.5, bold: true))
      ], width: width, heightMax: 34, with: typesetter)
  }

  private static func notes(
    _ certificate: Certificate, in box: PageBox, _ typesetter: Typesetter
  ) -> [CertificatePart] {
    let style = TextStyle(size: 12, smallest: 11, italic: true, centred: false)
    let block = TextBlock(
      [
        TextBlock.Line(name: .decision, text: certificate.decision, style: style),
        TextBlock.Line(name: .number, text: certificate.number, style: style, spaceBefore: 1),
      ], width: box.width, heightMax: box.height - checkCodeSide - 6, with: typesetter)
    let y = box.bottom - block.height
    let code = PageBox(
      x: box.x, y: y - 6 - checkCodeSide, width: checkCodeSide, height: checkCodeSide)
    return block.parts(x: box.x, y: y) + [CertificatePart(.checkCode, code, .room)]
  }
}
