/// English words that go with a number. Vietnamese has no need of them.
public enum English {
  /// `1 item`, `2 items`; with `plural` where an s is not enough: `1 entry`, `2 entries`.
  public static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) " + of(number, noun, plural ?? noun + "s")
  }

  /// The word for one, or the one for several: `is` or `are`.
  public static func of(_ number: Int, _ one: String, _ several: String) -> String {
    number == 1 ? one : several
  }
}
