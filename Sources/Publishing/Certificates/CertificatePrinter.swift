/// Writes certificates as PDF.
public enum CertificatePrinter {
  /// Writes the certificates to one file, a page each, in the order given. Fonts are embedded, and
  /// text can be copied out and searched.
  ///
  /// - Parameter created: ISO 8601, written into the file.
  /// - Returns: how many glyphs no installed font has; above 0 the pages show boxes in their place
  ///   (`fonts-liberation2` has every Vietnamese letter).
  @discardableResult
  public static func write(
    _ certificates: [Certificate], to path: String, title: String, created: String
  ) throws(PDFError) -> Int {
    guard let typesetter = Typesetter() else {
      throw PDFError(reason: .noFont, path: path)
    }
    let document = try PDFDocument(path: path, title: title, created: created)
    var page = CertificatePage(on: document.canvas, with: typesetter)
    var missing = 0
    for certificate in certificates {
      missing += page.draw(certificate)
      document.endPage()
    }
    try document.finish()
    return missing
  }
}
