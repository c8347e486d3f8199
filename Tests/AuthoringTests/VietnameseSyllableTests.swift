import Testing

@testable import Authoring

@Suite struct VietnameseSyllableTests {
  @Test(arguments: [
    "nghiêng", "Nguyễn", "khuỷu", "thuở", "quốc", "giếng", "gì", "giặt", "rượu", "hươu", "xoong",
    "yêu", "ở", "ý", "HỌC", "Đề", "đường", "khuya", "quỳnh", "hoà", "hòa", "uỷ", "ủy", "ngoằn",
    "kỹ", "ghế", "nghĩ", "cước", "tuyến", "oái", "pin", "thuế", "huyện", "loét", "buýt",
  ])
  func `syllables are known`(word: String) {
    #expect(VietnameseSyllable.isSpelt(Array(word.unicodeScalars)))
  }

  @Test(arguments: [
    "", "café", "été", "für", "niño", "Thñ", "nöôùc", "viÖt", "phôì", "cÂu1", "ke\u{301}", "kà",
    "cê", "ghà", "ngế", "các̉", "càc", "tảp", "học̣", "ww", "strength", "ốố", "nghiêngg",
  ])
  func `what is no syllable is told from them`(word: String) {
    #expect(!VietnameseSyllable.isSpelt(Array(word.unicodeScalars)))
  }
}

@Suite struct LegacyFontTests {
  @Test(arguments: [
    (".VnTime", "C\u{E9}ng ho\u{B5} x\u{B7} h\u{E9}i", "Cộng hoà xã hội"),
    (".VnTimeH", "b\u{E9} gi\u{B8}o d\u{F4}c", "BỘ GIÁO DỤC"),
    (".vnArial", "n\u{AD}\u{ED}c H2O \u{2192} \u{201C}h\u{AC}i\u{201D}", "nước H2O → “hơi”"),
    ("VNI-Times", "Coäng hoøa xaõ hoäi", "Cộng hòa xã hội"),
    ("VNI-Helve", "ÑEÀ THI HOÏC SINH GIOÛI", "ĐỀ THI HỌC SINH GIỎI"),
    (".VnTime", "\u{F043}\u{F0A9}u 1", "Câu 1"), (".VnTime", "VI\u{D6}T NAM", "VIỆT NAM"),
  ])
  func `text in an old font becomes what it shows`(font: String, text: String, shown: String) {
    #expect(LegacyFont(name: font)?.convert(text) == shown)
  }

  @Test func `other fonts show what is stored`() {
    for name in ["Times New Roman", "Vni", "Vn Time", "", "Arial"] {
      #expect(LegacyFont(name: name) == nil)
    }
  }

  @Test func `every Vietnamese letter comes through every old encoding`() {
    // The order of the alphabet, small letters, each with all tones, as `iconv` and the tables of
    // free keyboard programs write them.
    let letters =
      "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
    let tcvn3 =
      "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u{AD}õö÷øùúûüýþ®"
    let vni =
      "aøaûaõaùaïaêaèaúaüaéaëaâaàaåaãaáaäeøeûeõeùeïeâeàeåeãeáeäìæóíòoøoûoõoùoïoâoàoåoãoáoäôôøôûôõ"
      + "ôùôïuøuûuõuùuïööøöûöõöùöïyøyûyõyùîñ"
    #expect(LegacyFont(name: ".VnTime")?.convert(tcvn3) == letters)
    #expect(LegacyFont(name: "VNI-Times")?.convert(vni) == letters)
    #expect(LegacyFont(name: "VNI-Times")?.convert(vni.uppercased()) == letters.uppercased())
  }
}
