import CPango

/// Why a PDF could not be written.
public struct PDFError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case noFont
    case noMemory
    /// As in errno(3).
    case notWritten(systemCode: Int32)
    /// Anything else, by Cairo's number.
    case drawing(status: Int)
  }

  public let reason: Reason
  public let path: String
}

/// A PDF file being written, on A4. Not copyable, so that it is closed exactly once.
struct PDFDocument: ~Copyable {
  /// A4 landscape in points, 1/72 inch.
  static let width = 841.89
  static let height = 595.28

  /// In points.
  struct Size {
    let width: Double
    let height: Double

    static let landscape = Size(width: PDFDocument.width, height: PDFDocument.height)
    static let portrait = Size(width: PDFDocument.height, height: PDFDocument.width)
  }

  private let surface: OpaquePointer
  let canvas: PDFCanvas
  private let path: String
  private let output: PDFOutput

  /// - Parameter created: ISO 8601; written into the file, so that equal input gives equal bytes.
  init(
    path: String, title: String, created: String, size: Size = .landscape
  ) throws(PDFError) {
    let output = try PDFOutput(path: path)
    let opened = try Self.open(output, path: path, size)
    self.output = output
    surface = opened.surface
    canvas = PDFCanvas(context: opened.context)
    self.path = path
    let surface = opened.surface
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Bảng Vàng")
  }

  private static func open(
    _ output: PDFOutput, path: String, _ size: Size
  ) throws(PDFError) -> (surface: OpaquePointer, context: OpaquePointer) {
    let closure = Unmanaged.passUnretained(output).toOpaque()
    // Cairo gives back an object in an error state rather than nothing.
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        PDFOutput.take, closure, size.width, size.height)
    else { throw PDFError(reason: .noMemory, path: path) }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS, let context = cairo_create(surface) else {
      cairo_surface_destroy(surface)
      throw PDFError(reason: reason(of: status), path: path)
    }
    return (surface, context)
  }

  deinit {
    cairo_destroy(canvas.context)
    cairo_surface_destroy(surface)
  }

  func endPage() { cairo_show_page(canvas.context) }

  /// Writes what is left to the disk; a full disk is seen here.
  consuming func finish() throws(PDFError) {
    cairo_surface_finish(surface)
    // What the system says of the file goes before what Cairo makes of it.
    try output.finish()
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else {
      throw PDFError(reason: Self.reason(of: status), path: path)
    }
  }

  private static func reason(of status: cairo_status_t) -> PDFError.Reason {
    status == CAIRO_STATUS_NO_MEMORY ? .noMemory : .drawing(status: Int(status.rawValue))
  }
}
