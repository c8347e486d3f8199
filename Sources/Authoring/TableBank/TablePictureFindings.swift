import Assessment

/// The words for pictures over the cells of a sheet, and for rows that were put together.
extension BankFinding {
  private static func words(_ vi: String, _ en: String) -> LocalizedMessage {
    LocalizedMessage(vi: vi, en: en)
  }

  /// - Parameter cell: such as `B12`.
  static func tablePictureWithoutWords(_ cell: String) -> BankFinding {
    BankFinding(
      .warning, "table.picture-without-words",
      vi: "hình ở ô \(cell) không kèm lời mô tả; câu không đem thi trên màn hình chữ được",
      en: "the picture at \(cell) has no words; the item is not drawn for a terminal",
      hint: words(
        "trong Excel: bấm chuột phải vào hình, chọn “Xem văn bản thay thế” và viết lời mô tả",
        "in Excel, give the picture alternative text"))
  }

  static func tablePictureNotRead(_ cell: String, _ loss: CellPicture.Loss) -> BankFinding {
    let most = OfficePictureLimits.bytesMax >> 20
    let (vi, en, hint) =
      switch loss {
      case .unreadable:
        (
          "hình ở ô \(cell) không nằm trong tệp hoặc không phải hình đọc được",
          "the picture at \(cell) is not in the file, or is none that can be read",
          words("chèn lại hình dạng PNG hay JPEG", "insert it again as PNG or JPEG")
        )
      case .tooLarge(let bytes):
        (
          "hình ở ô \(cell) nặng \(bytes >> 10) KB, nhiều nhất là \(most) MB, nên bị bỏ",
          "the picture at \(cell) has \(bytes >> 10) KB, at most \(most) MB are kept",
          words(
            "trong Excel: chọn hình, “Nén ảnh”, rồi lưu lại", "compress the pictures and save")
        )
      case .drawing:
        (
          "hình vẽ, khung chữ hay biểu đồ ở ô \(cell) không đi theo câu hỏi được",
          "the drawing, box or chart at \(cell) cannot go with the item",
          words("chụp lại thành hình rồi chèn vào", "insert it as a picture")
        )
      case .inCell:
        (
          "hình nằm bên trong ô \(cell) không đọc được",
          "the picture within the cell \(cell) cannot be read",
          words(
            "trong Excel: bấm chuột phải vào hình, chọn đặt hình lên trên các ô",
            "in Excel, place the picture over cells")
        )
      }
    return BankFinding(.warning, "table.picture-not-read", vi: vi, en: en, hint: hint)
  }

  static func tablePictureOutside(_ cell: String) -> BankFinding {
    BankFinding(
      .warning, "table.picture-outside",
      vi: "hình ở ô \(cell) không nằm ở dòng của câu nào nên bị bỏ",
      en: "the picture at \(cell) stands in no item's row and was left out",
      hint: words("kéo hình vào dòng của câu hỏi", "move it into the row of its item"))
  }

  static func tableChoicesBelow(_ count: Int) -> BankFinding {
    BankFinding(
      .warning, "table.choices-below",
      vi: "phương án của \(count) câu nằm ở các dòng dưới câu hỏi; đã ghép từng câu lại",
      en: "choices in rows under the question were put together (\(English.count(count, "item")))",
      hint: words("xem lại vài câu để chắc chắn", "look at some of them to be sure"))
  }

  static func tableCellBelowNotRead() -> BankFinding {
    BankFinding(
      .warning, "table.cell-below-not-read",
      vi: "ô này nằm cạnh một phương án mà câu hỏi đã có ô cùng cột, nên không được đọc",
      en:
        "this cell stands beside a choice, and the question has one in its column; it was not read",
      hint: words("chuyển lên dòng của câu hỏi", "move it to the question's row"))
  }

  static func tableIsPaper() -> BankFinding {
    BankFinding(
      .error, "table.is-paper",
      vi: "các ô chứa đề gõ theo kiểu văn bản (“Câu 1 …”, “A. …”), không có dòng tên cột, "
        + "nên bảng chưa được đọc",
      en: "the cells hold a paper (“Câu 1 …”, “A. …”) and no row names the columns, so nothing "
        + "was read",
      hint: words(
        "chép các ô sang Word hay tệp .txt; hoặc thêm dòng đầu: Câu hỏi, A, B, C, D, Đúng",
        "copy the cells to Word or a text file, or add a first row: Question, A, B, C, D, Correct"))
  }
}
