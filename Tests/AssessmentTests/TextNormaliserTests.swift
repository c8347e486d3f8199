import Assessment
import Testing

@Suite struct TextNormaliserTests {
  @Test func `decomposed letters become the same bytes as composed ones`() {
    let decomposed = "Nguye\u{302}\u{303}n Thi\u{323} Ho\u{300}a"
    #expect(Array(decomposed.inNFC.utf8) == Array("Nguyễn Thị Hòa".utf8))
    #expect(Array(TextNormaliser.display(decomposed).utf8) == Array("Nguyễn Thị Hòa".utf8))
  }

  @Test func `display trims, collapses and drops what is invisible`() {
    #expect(TextNormaliser.display("  Lầu\u{A0}\u{3000} Y\t\u{200B}Pà\u{FEFF} ") == "Lầu Y Pà")
    #expect(TextNormaliser.display("") == "")
    #expect(TextNormaliser.display(" \n ") == "")
  }

  @Test func `look-alikes become the letters that were meant`() {
    #expect(TextNormaliser.display("Ðức") == "Đức")
    #expect(TextNormaliser.display("H’Mông") == "H'Mông")
    #expect(TextNormaliser.display("Đǎng") == "Đăng")
    #expect(TextNormaliser.display("mǎ") == "mǎ")
  }

  @Test(arguments: [
    ("Hòa", "Hoà"), ("Thúy", "Thuý"), ("khỏe", "khoẻ"), ("NGUYỄN  VĂN AN", "Nguyễn Văn An"),
    ("CỘNG HOÀ XÃ HỘI", "Cộng hòa xã hội"), ("Ðức", "Đức"), ("HÓA", "hoá"), ("tuỳ ý", "tùy ý"),
  ])
  func `the same text written another way has the same strict key`(left: String, right: String) {
    #expect(TextNormaliser.strictKey(left) == TextNormaliser.strictKey(right))
  }

  @Test(arguments: [("Hoa", "Hòa"), ("Đặng", "Dặng"), ("Lý", "Lí"), ("Vi", "Vy"), ("quý", "qúy")])
  func `different texts keep different strict keys`(left: String, right: String) {
    #expect(TextNormaliser.strictKey(left) != TextNormaliser.strictKey(right))
  }

  @Test func `a tone that cannot move stays where it is`() {
    for word in ["hoàn", "quý", "xoáy", "khuỷu", "toán", "ngoéo"] {
      #expect(TextNormaliser.strictKey(word) == word)
    }
  }

  @Test(arguments: [
    ("Đặng", "Dang"), ("Lý", "Lí"), ("Vi", "Vy"), ("Hoa", "Hòa"), ("Ươm", "uom"), ("Ngô", "ngo"),
  ])
  func `what may be the same has the same loose key`(left: String, right: String) {
    #expect(TextNormaliser.looseKey(left) == TextNormaliser.looseKey(right))
  }
}

@Suite struct VietnameseOrderTests {
  @Test func `words sort by letters, then tones, capitals last`() {
    let sorted = [
      "an", "Anh", "Ảnh", "Ánh", "ăn", "ân", "ẩn", "Ấn", "ba", "da", "dà", "dả", "dã", "dá", "dạ",
      "Dũng", "đa", "Đức", "hoà", "hòa", "Oanh", "Ổn", "Ơn", "uy", "ưu", "Ý", "yến",
    ]
    for (left, right) in zip(sorted, sorted.dropFirst()) where left != "hoà" {
      #expect(VietnameseSortKey(left) < VietnameseSortKey(right), "\(left) \(right)")
    }
  }

  @Test func `a class list goes by given name, then family name, then middle names`() {
    let names = [
      "Vừ Bá An", "Đặng Văn Anh", "Lô Thị Anh", "Lô Văn Anh", "Nguyễn Thị Ánh", "Ân", "Trần Bình",
    ]
    #expect(VietnameseOrder.sorted(names.reversed()) { $0 } == names)
    #expect(VietnameseOrder.precedes(name: "Trần Đức An", "Lê An Đức"))
  }

  @Test func `where a tone mark stands is no matter of order`() {
    #expect(!(VietnameseSortKey(name: "Lý Hoà") < VietnameseSortKey(name: "Lý Hòa")))
    #expect(!(VietnameseSortKey(name: "Lý Hòa") < VietnameseSortKey(name: "Lý Hoà")))
    for other in ["Lý Hoà", "Lý Hòa"] {
      #expect(VietnameseSortKey(name: other) < VietnameseSortKey(name: "Lý Hoả"))
    }
  }

  @Test func `an empty name comes first`() {
    #expect(VietnameseSortKey(name: "") < VietnameseSortKey(name: "An"))
  }
}
