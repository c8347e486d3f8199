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
    static let crimson = Ink(red: 0.7, green: 0.06, blue: 0.1)
    static let paper = Ink(red: 1, green: 1, blue: 1)
    static let gold = Ink(red: 0.72, green: 0.54, blue: 0.14)
  }

  /// Adds to a path.
  struct Pen {
    fileprivate let context: OpaquePointer

    func move(to place: (x: Double, y: Double)) { cairo_move_to(context, place.x, place.y) }
    func line(to place: (x: Double, y: Double)) { cairo_line_to(context, place.x, place.y) }

    func curve(
      by first: (x: Double, y: Double), _ second: (x: Double, y: Double),
      to end: (x: Double, y: Double)
    ) {
      cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
    }

    func circle(x: Double, y: Double, radius: Double) {
      cairo_new_sub_path(context)
      cairo_arc(context, x, y, radius, 0, 2 * .pi)
      cairo_close_path(context)
    }
  }

  func stroke(lineWidth: Double, ink: Ink, _ draw: (Pen) -> Void) {
    setInk(ink)
    cairo_set_line_width(context, lineWidth)
    draw(Pen(context: context))
    cairo_stroke(context)
  }

  /// Round dots along a line, the first at its start.
  func dot(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), every step: Double,
    diameter: Double, ink: Ink
  ) {
    // Dashes of no length at all are left out by some printers.
    let dash = 0.01
    cairo_save(context)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
    cairo_set_dash(context, [dash, step - dash], 2, 0)
    stroke(lineWidth: diameter, ink: ink) { pen in
      pen.move(to: start)
      pen.line(to: end)
    }
    cairo_restore(context)
  }

  func fill(ink: Ink, _ draw: (Pen) -> Void) {
    setInk(ink)
    draw(Pen(context: context))
    cairo_fill(context)
  }

  func strokeRectangle(_ box: PageBox, lineWidth: Double, ink: Ink) {
    setInk(ink)
    cairo_set_line_width(context, lineWidth)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_stroke(context)
  }

  func fillRectangle(_ box: PageBox, ink: Ink) {
    setInk(ink)
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    cairo_fill(context)
  }

  /// Draws a text that is laid out with its column's upper left corner at the place.
  func draw(_ text: TextLayout, x: Double, y: Double, ink: Ink) {
    setInk(ink)
    text.show(on: context, x: x, y: y)
  }

  /// Draws a picture as large as the box.
  func draw(_ picture: LogoSurface, in box: PageBox) {
    cairo_save(context)
    cairo_translate(context, box.x, box.y)
    cairo_scale(context, box.width / Double(picture.width), box.height / Double(picture.height))
    cairo_set_source_surface(context, picture.surface, 0, 0)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Runs `body` with the page turned by `radians` around the place.
  func turned(by radians: Double, aroundX x: Double, y: Double, _ body: () -> Void) {
    cairo_save(context)
    cairo_translate(context, x, y)
    cairo_rotate(context, radians)
    body()
    cairo_restore(context)
  }

  private func setInk(_ ink: Ink) {
    cairo_set_source_rgba(context, ink.red, ink.green, ink.blue, ink.opacity)
  }
}
