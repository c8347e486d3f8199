/// A bar that shows a share of a whole.
enum ProgressBar {
  /// `width` cells, of which `part` in `whole` are full; some of it is full where `part` is above 0.
  static func cells(_ part: Int64, of whole: Int64, width: Int, empty: Character = "░") -> String {
    guard whole > 0, width > 0 else { return String(repeating: empty, count: max(0, width)) }
    let share = min(max(0, part), whole)
    var full = Int((share * Int64(width) * 2 + whole) / (2 * whole))
    if share > 0 { full = max(1, full) }
    if share < whole { full = min(full, width - 1) }
    return String(repeating: "█", count: full) + String(repeating: empty, count: width - full)
  }
}
