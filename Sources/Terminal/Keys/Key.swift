/// A key, as the terminal told it.
public enum Key: Hashable, Sendable {
  /// A letter, digit or sign. A mark typed after its letter comes as a character of its own;
  /// `LineEditor` joins the two.
  case character(Character)
  case enter, tab, backTab, backspace, delete, insert, escape
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl or Alt with an arrow.
  case wordLeft, wordRight
  /// Alt with Backspace: the word before the cursor.
  case deleteWord
  /// F1 is `function(1)`.
  case function(Int)
  /// Ctrl with a letter, in lower case, or with one of `@[\]^_`.
  case control(Character)
  case alt(Character)
  /// A whole pasted text, as it came, with `\n` for line ends. It is not cleaned.
  case paste(String)
  /// A key that has no name here.
  case unknown
}
