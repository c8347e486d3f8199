import Foundation

/// Vietnamese without its marks, for comparing what people type in headers and for making ids.
enum VietnameseFolding {
  /// Lower case, without tone and vowel marks, đ as d; everything that is no letter or digit is
  /// one space.
  static func fold(_ text: String) -> String {
    var folded = ""
    for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      if scalar.properties.generalCategory == .nonspacingMark { continue }
      let letter: Unicode.Scalar = scalar == "đ" || scalar == "ð" ? "d" : scalar
      if letter.properties.isAlphabetic || letter.properties.numericType != nil {
        folded.unicodeScalars.append(letter)
      } else if folded.last != " " {
        folded.append(" ")
      }
    }
    return folded.trimmingCharacters(in: .whitespaces)
  }

  /// An id made from a name: "THCS Lê Mao" is "thcs-le-mao". Nil where nothing is left.
  static func slug(_ text: String) -> String? {
    let words = fold(text).split(separator: " ").map { word in
      word.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
    let slug = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(48)
    return slug.isEmpty ? nil : String(slug)
  }
}
