import Assessment

/// The words for how the letters of a file were read.
extension BankFinding {
  static func notUTF8() -> BankFinding {
    BankFinding(
      .error, "bank.not-utf8",
      vi: "không đọc được chữ trong tệp: không phải UTF-8, mà các bảng mã tiếng Việt cũ cũng không "
        + "khớp, nên cả tệp chưa được đọc",
      en: "the letters of the file cannot be read: it is not UTF-8, and none of the old Vietnamese "
        + "encodings fits, so nothing was read",
      hint: LocalizedMessage(
        vi: "mở tệp bằng trình soạn thảo và lưu lại với mã UTF-8, hoặc nói rõ bảng mã: --encoding "
          + names,
        en: "open the file in an editor and save it as UTF-8, or name the encoding: --encoding "
          + names))
  }

  /// - Parameter first: the first of so many.
  static func invisibleCharacters(_ count: Int, first: UInt32) -> BankFinding {
    let digits = String(first, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return BankFinding(
      .warning, "bank.invisible-characters",
      vi: "\(count) ký tự không nhìn thấy được (đầu tiên là \(name)) đã được bỏ",
      en:
        "\(English.of(count, "a character", "characters")) that nobody sees \(English.of(count, "was", "were")) left out: \(count), the first is \(name)"
    )
  }

  /// Nil where there is nothing to say.
  static func encoding(_ decoded: DecodedText) -> BankFinding? {
    let name = decoded.encoding.name
    switch decoded.reason {
    case .certain, .declared:
      switch decoded.encoding {
      case .utf16LittleEndian, .utf16BigEndian: return wasUTF16()
      default: return nil
      }
    case .zeros: return wasUTF16()
    case .declaredOtherwise(let declared):
      return BankFinding(
        .warning, "bank.declared-encoding",
        vi: "tệp khai là '\(declared)' nhưng chữ bên trong là UTF-8, nên đã đọc theo UTF-8",
        en:
          "the file says that it is '\(declared)', but its letters are UTF-8; it was read as that",
        hint: override)
    case .syllables(let share):
      return BankFinding(
        .warning, "bank.encoding",
        vi: "tệp không phải UTF-8; đã đọc theo bảng mã \(name), vì đọc như vậy thì \(share) % chữ "
          + "có dấu là tiếng Việt",
        en: "the file is not UTF-8; it was read as \(name), in which \(share) % of the words with "
          + "marks are Vietnamese",
        hint: override)
    case .western:
      return BankFinding(
        .warning, "bank.encoding",
        vi:
          "tệp không phải UTF-8 và chữ có dấu không thành tiếng Việt; đã đọc theo bảng mã \(name)",
        en: "the file is not UTF-8, and its letters make no Vietnamese; it was read as \(name)",
        hint: override)
    case .mixed(let lines):
      return BankFinding(
        .warning, "bank.encoding",
        vi: "\(lines) dòng trong tệp UTF-8 này theo bảng mã \(name); đã chuyển các dòng đó",
        en: "in this UTF-8 file some lines are \(name) and were converted: \(lines)",
        hint: override)
    case .disguised: return disguised(decoded.encoding)
    }
  }

  private static func disguised(_ encoding: TextEncoding) -> BankFinding {
    if encoding == .utf8 {
      return BankFinding(
        .warning, "bank.encoding",
        vi:
          "chữ trong tệp đã bị chuyển mã nhầm một lần (UTF-8 đọc như Windows-1252); đã chuyển lại",
        en:
          "the letters were converted wrongly once (UTF-8 taken for Windows-1252); this was undone",
        hint: override)
    }
    return BankFinding(
      .warning, "bank.encoding",
      vi: "chữ trong tệp là của phông \(encoding.name) cũ; đã chuyển sang Unicode",
      en: "the letters are those of an old font, \(encoding.name); they were converted to Unicode",
      hint: override)
  }

  private static func wasUTF16() -> BankFinding {
    BankFinding(
      .warning, "bank.utf16", vi: "tệp mã UTF-16, đã chuyển sang UTF-8 để đọc",
      en: "the file is UTF-16; it was read as if saved in UTF-8")
  }

  /// For files that are read without an option for their encoding: rosters, schools, sheets.
  var withoutOption: BankFinding {
    guard ["bank.not-utf8", "bank.encoding", "bank.declared-encoding"].contains(code) else {
      return self
    }
    return BankFinding(
      severity, code, vi: message.vi, en: message.en,
      hint: LocalizedMessage(
        vi: "nếu chữ hiện sai, mở tệp bằng chương trình đã tạo ra nó và lưu lại với mã UTF-8",
        en: "if the letters are wrong, open the file where it was made and save it as UTF-8"))
  }

  private static var override: LocalizedMessage {
    LocalizedMessage(
      vi: "nếu chữ hiện sai, nói rõ bảng mã: --encoding " + names,
      en: "if the letters are wrong, name the encoding: --encoding " + names)
  }

  private static var names: String {
    TextEncoding.allCases.map(\.rawValue).joined(separator: "|")
  }

  /// An item with a letter that nobody can tell any more.
  static func brokenCharacter() -> BankFinding {
    BankFinding(
      .error, "bank.broken-character",
      vi: "các byte ở đây không thành chữ nào (hiện là \u{FFFD}), nên câu này chưa được đọc; "
        + "các câu khác vẫn được đọc",
      en: "the bytes here make no character (shown as \u{FFFD}), so this item was not read; "
        + "the others were",
      hint: LocalizedMessage(
        vi: "gõ lại chữ ở chỗ này rồi lưu với mã UTF-8",
        en: "type the letter again and save the file as UTF-8"))
  }

  static func brokenCharacterOutside() -> BankFinding {
    BankFinding(
      .warning, "bank.broken-character-outside",
      vi: "các byte ở đây không thành chữ nào; chỗ này không thuộc nội dung câu nào",
      en: "the bytes here make no character; they are not in the text of an item")
  }

  /// U+FFFD in a good file: a letter was lost before.
  static func lostCharacter() -> BankFinding {
    BankFinding(
      .warning, "bank.lost-character",
      vi: "câu có dấu \u{FFFD}: một chữ đã mất trong lần chuyển mã trước",
      en: "the item has a \u{FFFD}: a letter was lost when the text was converted before",
      hint: LocalizedMessage(vi: "gõ lại chữ đó", en: "type that letter again"))
  }
}
