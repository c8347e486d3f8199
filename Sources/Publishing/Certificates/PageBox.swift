/// A rectangle on a page, in points from the upper left corner.
struct PageBox: Hashable {
  let x: Double
  let y: Double
  let width: Double
  let height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }

  func overlaps(_ other: PageBox) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  func contains(_ other: PageBox) -> Bool {
    x <= other.x && other.right <= right && y <= other.y && other.bottom <= bottom
  }

  /// Smaller by `margin` on each side.
  func inset(by margin: Double) -> PageBox {
    PageBox(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}
