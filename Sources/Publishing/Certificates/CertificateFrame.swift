import Foundation

/// The frame of a certificate: two lines with a band of linked circles between them, the oldest
/// ornament of Vietnamese bronze, and a flower in each corner. Drawn, so that it is sharp on any
/// printer; no seal, no emblem.
struct CertificateFrame {
  /// From the edge of the paper to the inner line, in points.
  static let depth = 40.0

  private static let outer = 20.0
  private static let band = 30.0
  private static let radius = 3.6
  /// From one circle's centre to the next, about.
  private static let pitch = 12.0
  /// How far the band stays from the corners.
  private static let corner = 15.0

  let canvas: PDFCanvas

  func draw() {
    let page = CertificateLayout.page
    canvas.strokeRectangle(page.inset(by: Self.outer), lineWidth: 2.4, ink: .gold)
    canvas.strokeRectangle(page.inset(by: Self.outer + 3.4), lineWidth: 0.5, ink: .gold)
    canvas.strokeRectangle(page.inset(by: Self.depth - 3), lineWidth: 0.5, ink: .gold)
    canvas.strokeRectangle(page.inset(by: Self.depth), lineWidth: 1, ink: .crimson)
    let line = page.inset(by: Self.band)
    for y in [line.y, line.bottom] { chain(fromX: line.x, y: y, length: line.width, down: false) }
    for x in [line.x, line.right] { chain(fromX: x, y: line.y, length: line.height, down: true) }
    for x in [line.x, line.right] {
      for y in [line.y, line.bottom] { flower(x: x, y: y) }
    }
  }

  /// Circles with a dot, each linked to the next by a line that touches both. Each row of circles
  /// is one dotted line, so that a page has few bytes and is written fast.
  private func chain(fromX x: Double, y: Double, length: Double, down: Bool) {
    let steps = ((length - 2 * Self.corner) / Self.pitch).rounded()
    let step = (length - 2 * Self.corner) / steps
    func place(_ along: Double, _ across: Double) -> (x: Double, y: Double) {
      down ? (x + across, y + Self.corner + along) : (x + Self.corner + along, y + across)
    }
    // The inner tangent of two equal circles touches them at this share of the radius.
    let along = 2 * Self.radius / step
    let across = (1 - along * along).squareRoot()
    canvas.stroke(lineWidth: 0.7, ink: .gold) { pen in
      for number in 0..<Int(steps) {
        let centre = Double(number) * step
        pen.move(to: place(centre + Self.radius * along, -Self.radius * across))
        pen.line(to: place(centre + step - Self.radius * along, Self.radius * across))
      }
    }
    let (start, end) = (place(0, 0), place(steps * step + 0.1, 0))
    for (width, ink) in [
      (2 * Self.radius + 0.7, PDFCanvas.Ink.gold), (2 * Self.radius - 0.7, .paper), (1.5, .gold),
    ] {
      canvas.dot(from: start, to: end, every: step, diameter: width, ink: ink)
    }
  }

  /// Eight petals around a crimson heart.
  private func flower(x: Double, y: Double) {
    canvas.fill(ink: .gold) { pen in
      for petal in 0..<8 {
        let angle = Double(petal) * .pi / 4
        let (sine, cosine) = (sin(angle), cos(angle))
        func place(_ along: Double, _ across: Double) -> (x: Double, y: Double) {
          (x + along * cosine - across * sine, y + along * sine + across * cosine)
        }
        let (start, tip) = (place(1.6, 0), place(7.6, 0))
        let (left, leftTip) = (place(2.6, 2.6), place(6, 2))
        let (right, rightTip) = (place(2.6, -2.6), place(6, -2))
        pen.move(to: start)
        pen.curve(by: left, leftTip, to: tip)
        pen.curve(by: rightTip, right, to: start)
      }
    }
    canvas.fill(ink: .crimson) { pen in pen.circle(x: x, y: y, radius: 1.7) }
  }
}
