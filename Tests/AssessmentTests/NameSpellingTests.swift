import Assessment
import Testing

@Suite struct NameSpellingTests {
  @Test(arguments: [
    "An", "Nguyễn Thị Ánh", "Nguyễn Thị Ánh".decomposed, "Đặng Ð. Ơ Ư", "Y Moan Ênuôl",
    "H'Hen Niê", "K’Brôi", "KʼBrôi", "Ksor H'Bơi", "Rơ Châm Ŏng", "Ƀuôn Ƀăm", "Vừ A Dếnh",
    "Lò Văn Pành", "Moong Văn Hợi", "Hồ A Páo 2", "O'Brien-Đặng Jr.", "Đỗ Nhật Nam (8A)",
    "Cœur Ñandú ß", "สมชาย คำแก้ว", "ທ້າວ ຄຳ", "ꪼꪒ", "ꪋꪱꪥ ꪕꪲ", "ꨌꩌ", "សុខា", "字", "山田ー太郎",
    "김민준", "김 字", "Оксана Ђорђевић", "Νίκος Γεωργίου", "Արամ", "محمد", "An 😀", "🇻🇳 An", "Lan ♥", "3",
    "Bạn №",
  ])
  func `a name in one alphabet passes`(name: String) {
    #expect(NameSpelling.fault(in: name) == nil)
  }

  @Test(
    arguments: [
      // Cyrillic А, Greek ο, Cyrillic у, Cherokee, Coptic, Lisu, Deseret.
      ("Аn", .mixed), ("Nguyễn Thị Hοa", .mixed), ("Nguуễn Văn An", .mixed), ("Ꭺn", .dressed),
      ("Ⲁn", .dressed), ("ꓮn", .dressed), ("𐐄", .dressed), ("ТНΑ", .mixed), ("An ส", .mixed),
      ("Lan١", .mixed),
      // Fullwidth, mathematical, circled, squared, superscript, small capitals, phonetic, ligature.
      ("Ａn", .dressed), ("Ｎguyễn", .dressed), ("𝐀n", .dressed), ("𝓐𝓷", .dressed), ("Ⓐn", .dressed),
      ("🅰n", .dressed), ("Anª", .dressed), ("An²", .dressed), ("ᴀn", .dressed), ("ɑn", .dressed),
      ("ﬁn", .dressed), ("An１", .dressed), ("An 𝟏", .dressed), ("Ⅷ", .dressed), ("Aͣn", .dressed),
      ("ｶﾞ", .dressed),
      // Wholly in other letters that look like these.
      ("ЕВА", .twin), ("Ноа", .twin), ("Но\u{300}а", .twin), ("ΑΝΑ", .twin), ("ΟΝ 2", .twin),
      ("ϺΑ", .twin), ("ѴА", .twin), ("Տօո", .twin),
    ] as [(String, NameSpelling.Fault)])
  func `a name that only looks like another does not`(name: String, fault: NameSpelling.Fault) {
    #expect(NameSpelling.fault(in: name) == fault)
  }

  @Test func `every Vietnamese letter passes in both forms`() {
    let bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    for base in bases {
      for mark in marks {
        #expect(NameSpelling.fault(in: "Đ\(base)\(mark)") == nil)
        #expect(NameSpelling.fault(in: "đ\(base)\(mark)".decomposed) == nil)
      }
    }
  }
}

extension String {
  fileprivate var decomposed: String {
    unicodeScalars.reduce(into: "") { text, scalar in
      text += (Self.parts[scalar] ?? String(scalar))
    }
  }

  /// Of the letters that these tests have.
  private static let parts: [Unicode.Scalar: String] = [
    "ễ": "e\u{302}\u{303}", "ị": "i\u{323}", "Á": "A\u{301}", "ă": "a\u{306}", "â": "a\u{302}",
    "ê": "e\u{302}", "ô": "o\u{302}", "ơ": "o\u{31B}", "ư": "u\u{31B}",
  ]
}
