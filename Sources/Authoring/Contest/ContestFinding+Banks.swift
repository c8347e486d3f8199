import Assessment

/// Words about banks and what is drawn from them.
extension ContestFinding {
  static func missingBank(_ name: String) -> ContestFinding {
    ContestFinding(
      "missing-bank", vi: "không có ngân hàng câu hỏi '\(name.forMessage)'",
      en: "there is no question bank '\(name.forMessage)'",
      hint: (
        "đường dẫn tính từ thư mục của tệp này; tên trong thư viện: bangvang bank list",
        "paths start at this file's folder; names in the library: bangvang bank list"
      ))
  }

  static func bankHasErrors(_ name: String, count: Int) -> ContestFinding {
    ContestFinding(
      "bank-has-errors", vi: "ngân hàng '\(name.forMessage)' có \(count) lỗi, nêu ở dưới",
      en: "the bank '\(name.forMessage)' has \(English.count(count, "error")), told below")
  }

  static func emptyBank(_ name: String) -> ContestFinding {
    ContestFinding(
      "empty-bank", .warning, vi: "ngân hàng '\(name.forMessage)' không có câu nào",
      en: "the bank '\(name.forMessage)' has no items")
  }

  static func itemsLeftOut(
    _ problem: TerminalFitness.Problem, count: Int, first: String
  ) -> ContestFinding {
    ContestFinding(
      "items-left-out", .warning,
      vi: "bỏ qua \(count) câu \(problem.vi); câu đầu tiên: \(first)",
      en: "\(English.count(count, "item")) \(problem.en) left out; the first: \(first)")
  }

  static func missingItem(_ name: String, known: [String]) -> ContestFinding {
    ContestFinding(
      "missing-item", vi: "không ngân hàng nào có câu '\(name.forMessage)'",
      en: "no bank has the item '\(name.forMessage)'",
      hint: didYouMean(NearestName.find(name, in: known)))
  }

  /// The ids are said: which of them is meant is seen from where each stands.
  static func sharedTitle(_ name: String, _ items: [Item]) -> ContestFinding {
    let told = items.prefix(5).map { item in
      "'\(item.id.text)'" + (item.source.map { " (\($0.file):\($0.line))" } ?? "")
    }
    let list = told.joined(separator: ", ") + (items.count > told.count ? ", …" : "")
    return ContestFinding(
      "shared-title", vi: "có \(items.count) câu cùng tên '\(name.forMessage)'",
      en: "\(items.count) items have the title '\(name.forMessage)'",
      hint: ("gọi bằng mã: \(list)", "name one by its id: \(list)"))
  }

  static func namedItemUnfit(_ name: String, _ problem: TerminalFitness.Problem) -> ContestFinding {
    ContestFinding(
      "item-unfit", vi: "câu '\(name.forMessage)' không thi được: \(problem.vi)",
      en: "the item '\(name.forMessage)' cannot be played; it is one of those \(problem.en)")
  }

  static func sameItemTwice(_ name: String) -> ContestFinding {
    ContestFinding(
      "same-item-twice", vi: "câu '\(name.forMessage)' đã có trong vòng này",
      en: "the item '\(name.forMessage)' is in this round already")
  }

  static func drawTooSmall(
    needed: Int, found: Int, steps: [(kind: DrawCondition.Kind, left: Int)],
    hint: (vi: String, en: String)?
  ) -> ContestFinding {
    let told = steps.map { "\($0.kind.rawValue) \($0.left)" }.joined(separator: ", ")
    let after =
      steps.isEmpty
      ? (vi: "", en: "")
      : (
        vi: " (còn lại sau từng điều kiện: \(told))", en: " (left after each condition: \(told))"
      )
    return ContestFinding(
      "draw-too-small", vi: "cần rút \(needed) câu nhưng chỉ có \(found) câu hợp\(after.vi)",
      en: "\(English.count(needed, "item")) to be drawn but only \(found) fit\(after.en)",
      hint: hint)
  }

  /// A category or tag that no item has was probably written otherwise.
  static func nothingHas(_ name: DrawNames.Unmet) -> (vi: String, en: String) {
    let written = name.written.forMessage
    let none = (vi: "không câu nào có '\(written)'", en: "no item has '\(written)'")
    if let nearest = name.nearest?.forMessage {
      return ("\(none.vi); có phải là '\(nearest)'?", "\(none.en); did you mean '\(nearest)'?")
    }
    if name.known.isEmpty { return none }
    let list = name.known.map { "'\($0.forMessage)'" }.joined(separator: ", ")
    return ("\(none.vi); các câu có: \(list)", "\(none.en); items have: \(list)")
  }

  static func nameOfNothing(_ name: DrawNames.Unmet) -> ContestFinding {
    let words = nothingHas(name)
    return ContestFinding("name-of-nothing", .warning, vi: words.vi, en: words.en)
  }

  static func roundsShareTooFew(_ rounds: [String], needed: Int, found: Int) -> ContestFinding {
    let names = rounds.map { "'\($0)'" }.joined(separator: ", ")
    if rounds.count == 1 {
      return ContestFinding(
        "draw-too-small",
        vi: "vòng \(names) cần \(needed) câu nhưng bỏ các câu gần giống nhau thì chỉ còn \(found)",
        en:
          "the round \(names) needs \(English.count(needed, "item")) but has \(found) without nearly same ones"
      )
    }
    return ContestFinding(
      "rounds-share-too-few",
      vi: "các vòng \(names) cần \(needed) câu khác nhau nhưng cùng rút từ \(found) câu",
      en: "the rounds \(names) need \(English.count(needed, "different item")) but share \(found)",
      hint: ("thêm câu hoặc rút ít đi", "add items, or draw fewer"))
  }

  static func nearlySame(_ one: Item, _ other: Item) -> ContestFinding {
    let first = ContestResolver.name(of: one)
    let second = ContestResolver.name(of: other)
    let place = one.source.map { " (\($0.file):\($0.line))" } ?? ""
    return ContestFinding(
      "nearly-same", .warning,
      vi: "'\(second)' gần giống '\(first)'\(place); nhiều nhất một trong hai được rút",
      en: "'\(second)' is nearly the same as '\(first)'\(place); at most one of them is drawn")
  }

  static func otherKey(_ one: Item, _ other: Item) -> ContestFinding {
    let first = ContestResolver.name(of: one)
    let second = ContestResolver.name(of: other)
    let place = one.source.map { " (\($0.file):\($0.line))" } ?? ""
    return ContestFinding(
      "other-key", .warning,
      vi: "'\(second)' cùng đề với '\(first)'\(place) nhưng khác đáp án; một trong hai sai",
      en: "'\(second)' has the prompt of '\(first)'\(place) with another key; one is wrong")
  }

  static func morePairs(_ count: Int) -> ContestFinding {
    ContestFinding(
      "nearly-same", .warning, vi: "còn \(count) cặp câu gần giống nhau nữa",
      en: "\(English.count(count, "more pair")) of items nearly the same",
      hint: ("xem bangvang bank duplicates", "see bangvang bank duplicates"))
  }

  static func namedNearlySame(_ other: String) -> ContestFinding {
    ContestFinding(
      "named-nearly-same", vi: "câu này gần giống câu '\(other)' cũng được chọn",
      en: "this item is nearly the same as '\(other)', which is named too",
      hint: ("chọn câu khác", "name another one"))
  }

  /// - Parameter failed: of a hundred draws.
  static func drawIsTight(_ round: String, failed: Int) -> ContestFinding {
    ContestFinding(
      "draw-is-tight", failed == 100 ? .error : .warning,
      vi: "rút thử 100 lần thì \(failed) lần vòng '\(round)' thiếu câu vì các vòng rút chung câu",
      en:
        "of 100 draws \(failed) \(English.of(failed, "leaves", "leave")) the round '\(round)' too few, since rounds share items",
      hint: ("thêm câu, hoặc cho mỗi vòng một nhóm câu riêng", "add items, or give each its own"))
  }

  static func targetMissed(_ round: String, failed: Int, of draws: Int) -> ContestFinding {
    ContestFinding(
      "target-missed", failed == draws ? .error : .warning,
      vi: "rút thử \(draws) lần thì \(failed) lần vòng '\(round)' không đạt độ khó mong muốn",
      en:
        "of \(draws) draws \(failed) \(English.of(failed, "misses", "miss")) the difficulty that the round '\(round)' asks for",
      hint: (
        "nới 'within', đổi 'right', hoặc thêm câu đã có thống kê",
        "widen 'within', change 'right', or add items with statistics"
      ))
  }

  static func notRunYet(_ path: String) -> ContestFinding {
    ContestFinding(
      "not-run-yet",
      vi: "máy chủ không mở cuộc thi có '\(path)', vì ở đây mục này sẽ không được áp dụng",
      en: "the server does not run a contest with '\(path)', which would have no effect here",
      hint: ("bỏ hoặc sửa mục này", "leave it out or change it"))
  }
}
