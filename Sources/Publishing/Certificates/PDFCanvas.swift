import CPango

/// Draws on a page through Cairo and Pango. Lengths in points, from the upper left corner.
struct PDFCanvas {
  let context: OpaquePointer

  struct Ink {
    let red: Double
    let green: Double
    let blue: Double
    var opacity = 1.0

    static let black = Ink(red: 0.1, green: 0.1, blue: 0.1)
    static let crimson = Ink(red: 0.72, green: 0.07, blue: 0.1)
    static let gold = Ink(red: 0.74, green: 0.56, blue: 0.16)
  }

  struct Box {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  func setInk(_ ink: Ink) {
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.opacity)
  }

  func strokeRectangle(_ box: Box, lineWidth: Double, ink: Ink) {
    setInk(ink)
    cairo_set_line_width(context, lineWidth)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_stroke(context)
  }

  func strokeLine(fromX: Double, toX: Double, y: Double, lineWidth: Double, ink: Ink) {
    setInk(ink)
    cairo_set_line_width(context, lineWidth)
    cairo_move_to(context, fromX, y)
    cairo_line_to(context, toX, y)
    cairo_stroke(context)
  }

  /// Draws a laid-out text with its upper left corner at the place, in the ink.
  func draw(_ text: borrowing TextLayout, x: Double, y: Double, ink: Ink) {
    setInk(ink)
    cairo_move_to(context, x, y)
    text.show(on: context)
  }

  /// Runs `body` with the page turned by `radians` around the place.
  func turned(by radians: Double, aroundX x: Double, y: Double, _ body: () -> Void) {
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_rotate(context, radians)
    body()
    cairo_restore(context)
  }
}
