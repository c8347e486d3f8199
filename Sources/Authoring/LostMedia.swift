import Assessment

extension Item {
  /// The item as formats hold it that have no files: words stand where its texts showed one. Nil
  /// where it has none.
  var withoutMedia: Item? {
    guard let files = media else { return nil }
    var item = self
    item.media = nil
    item.changeTexts { text in
      MarkupMedia.removing(from: text, format: format) { MediaCheck.isCarried($0, in: files) }
    }
    return item
  }
}

extension BankFinding {
  /// - Parameter vi: what the format is called.
  static func losesMedia(_ code: String, vi: String, en: String) -> BankFinding {
    BankFinding(
      .warning, code,
      vi: "\(vi) không có hình, âm thanh và phim; chỗ của chúng chỉ còn lời thay",
      en: "\(en) holds no pictures, sounds and films; only words stand in their places")
  }
}
