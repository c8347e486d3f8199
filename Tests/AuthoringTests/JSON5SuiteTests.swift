import Foundation
import Testing

@testable import Authoring

/// The parsing tests of JSONTestSuite, where they lie beside the project.
@Suite struct JSON5SuiteTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
    .appending(path: "shared/corpora/suites/JSONTestSuite/test_parsing")

  /// Where we are stricter than JSON: no key twice.
  static let refusedOfJSON: Set = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
  ]

  /// What is no JSON but is JSON5.
  static let acceptedOfOthers: Set = [
    "n_array_extra_comma.json",
    "n_array_number_and_comma.json",
    "n_number_+1.json",
    "n_number_-2..json",
    "n_number_-NaN.json",
    "n_number_.2e-3.json",
    "n_number_0.e1.json",
    "n_number_2.e+3.json",
    "n_number_2.e-3.json",
    "n_number_2.e3.json",
    "n_number_NaN.json",
    "n_number_hex_1_digit.json",
    "n_number_hex_2_digits.json",
    "n_number_infinity.json",
    "n_number_minus_infinity.json",
    "n_number_neg_real_without_int_part.json",
    "n_number_real_without_fractional_part.json",
    "n_number_starting_with_dot.json",
    "n_object_key_with_single_quotes.json",
    "n_object_single_quote.json",
    "n_object_trailing_comma.json",
    "n_object_trailing_comment.json",
    "n_object_trailing_comment_slash_open.json",
    "n_object_unquoted_key.json",
    "n_string_backslash_00.json",
    "n_string_escape_x.json",
    "n_string_escaped_ctrl_char_tab.json",
    "n_string_escaped_emoji.json",
    "n_string_invalid_backslash_esc.json",
    "n_string_single_quote.json",
    "n_string_unescaped_ctrl_char.json",
    "n_string_unescaped_tab.json",
    "n_string_unicode_CapitalU.json",
    "n_structure_object_with_comment.json",
    "n_structure_whitespace_formfeed.json",
  ]

  @Test(.enabled(if: FileManager.default.fileExists(atPath: folder.path)))
  func `all of JSON is read, and of the rest only what JSON5 allows`() throws {
    var refused: Set<String> = []
    var accepted: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) {
      let data = try Data(contentsOf: Self.folder.appending(path: name))
      let isRead = !JSON5Reader.read(Array(data)).faults.contains(where: \.isError)
      if name.hasPrefix("y_"), !isRead { refused.insert(name) }
      if name.hasPrefix("n_"), isRead { accepted.insert(name) }
    }
    #expect(refused == Self.refusedOfJSON)
    #expect(accepted == Self.acceptedOfOthers)
  }
}
