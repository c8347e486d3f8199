import Assessment
import TestSupport
import Testing

@Suite struct NearDuplicatesTests {
  private func item(_ prompt: String, _ choices: [(String, Int64)] = [("10/10", 100), ("2/9", 0)])
    -> Item
  {
    Sample.item(.single(Sample.choices(choices)), prompt: prompt)
  }

  private let day = "Ngày Chuyển đổi số quốc gia là ngày nào?"

  @Test func `numbering, punctuation, case, tones and the order of choices do not count`() {
    let first = item(day)
    #expect(NearDuplicates.areNearlySame(first, item("Câu 12: " + day)))
    #expect(NearDuplicates.areNearlySame(first, item("3. NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA là ngày nào")))
    #expect(NearDuplicates.areNearlySame(first, item("Ngay chuyen doi so quoc gia la ngay nao ?")))
    #expect(NearDuplicates.areNearlySame(first, item(day, [("2/9", 0), ("10/10", 100)])))
  }

  @Test func `one word more or less is nearly the same`() {
    #expect(
      NearDuplicates.areNearlySame(
        item(day), item("Ngày Chuyển đổi số quốc gia là ngày nào trong năm?")))
  }

  @Test func `another right answer, another number or a bare prompt is another item`() {
    #expect(!NearDuplicates.areNearlySame(item(day), item(day, [("10/10", 0), ("2/9", 100)])))
    let one = item("Tìm tổng của hai số 12 và 30 rồi chọn", [("x", 100)])
    #expect(
      !NearDuplicates.areNearlySame(
        one, item("Tìm tổng của hai số 13 và 30 rồi chọn", [("x", 100)])))
    #expect(
      !NearDuplicates.areNearlySame(
        item("Chọn từ đúng", [("a", 100)]), item("Chọn câu đúng", [("a", 100)])))
    #expect(
      !NearDuplicates.areNearlySame(
        item("2 + 3 = ?", [("5", 100)]), item("2 × 3 = ?", [("5", 100)])))
  }

  @Test func `a draft contradicts nothing`() {
    let keyed = item(day, [("10/10", 100), ("2/9", 0), ("3/2", 0)])
    let draft = item(day, [("2/9", 0), ("10/10", 0), ("3/2", 0)])
    #expect(NearDuplicates.likeness(keyed, draft) == .nearlySame)
    #expect(NearDuplicates.likeness(draft, keyed) == .nearlySame)
    #expect(NearDuplicates.likeness(draft, draft) == .nearlySame)
    #expect(NearDuplicates.likeness(draft, item(day, [("1/1", 0), ("4/4", 0)])) == nil)
  }

  private let four: [(String, Int64)] = [("Huế", 100), ("Vinh", 0), ("Hà Nội", 0), ("Lào", 0)]

  @Test func `slips in a short prompt are forgiven where all the answers are the same`() {
    let first = item("Find the capital cities in Europe", four)
    #expect(NearDuplicates.areNearlySame(first, item("Find he capitl cities in Europe", four)))
    // With other answers the word may be another one.
    let others: [(String, Int64)] = [("Huế", 100), ("Vinh", 0), ("Pháp", 0), ("Đức", 0)]
    #expect(!NearDuplicates.areNearlySame(first, item("Find he capital cities in Europe", others)))
    // Nor is a word of another meaning a slip.
    #expect(
      !NearDuplicates.areNearlySame(
        item("Which is the last city", four), item("Which is the best city", four)))
    #expect(
      !NearDuplicates.areNearlySame(
        item("Số nào lớn nhất ở đây", four), item("Số nào bé nhất ở đây", four)))
  }

  @Test func `a number before the question is its own, also twice, and a division is none`() {
    let first = item("5. The founder of Apple was he", four)
    #expect(
      NearDuplicates.areNearlySame(first, item("Câu 12: 5. The founder of Apple was he", four)))
    #expect(NearDuplicates.areNearlySame(first, item("3. 5. The founder of Apple was he", four)))
    #expect(
      NearDuplicates.likeness(
        item("10 : 2 = ?", [("5", 100), ("6", 0)]), item("12 : 2 = ?", [("6", 100), ("5", 0)]))
        == nil)
    #expect(NearDuplicates.areNearlySame(item("Câu 3: 2 + 2 = ?", four), item("2 + 2 = ?", four)))
  }

  @Test(arguments: [
    "Câu 3 (NB): ", "[VD] Câu 3. ", "(TH) ", "Câu 3 (0,25 điểm). ", "3 - ", "Câu 3 ", "Câu số 3: ",
    "Q3. ", "Số 3. ", "📝 Câu 3: ", "Bài tập 3 [VDC - 1 điểm]: ", "Question 3. ", "c) ", "3/ ",
  ])
  func `numbering as papers write it does not count`(head: String) {
    let prompt = "Tác giả của bài thơ Lượm là ai?"
    #expect(NearDuplicates.likeness(item(prompt, four), item(head + prompt, four)) == .nearlySame)
  }

  @Test func `a number is numbering only where something follows, and a sum is none`() {
    let years: [(String, Int64)] = [("1802", 100), ("1789", 0), ("1771", 0)]
    let stopped = years.map { ($0.0 + ".", $0.1) }
    #expect(
      NearDuplicates.areNearlySame(
        item("Nhà Nguyễn lập năm nào", years), item("Nhà Nguyễn lập năm nào", stopped)))
    for (one, other) in [
      ("2 - Metylpentan thuộc loại nào", "3 - Metylpentan thuộc loại nào"),
      ("5 - 3 = ?", "6 - 3 = ?"), ("Câu 1/2 nghĩa là gì", "Câu 1/3 nghĩa là gì"),
      ("Số 5 là số gì", "Số 6 là số gì"), ("(3 + 4) = ?", "(3 + 5) = ?"),
    ] {
      #expect(NearDuplicates.likeness(item(one, four), item(other, four)) == nil, "\(one)")
    }
  }

  @Test func `tones that were left out do not count where none is written`() {
    let first = item("Chiến dịch nào kết thúc kháng chiến chống Pháp?", four)
    let toneless = item("Chiên dich nao kêt thuc khang chiên chông Phap?", four)
    #expect(NearDuplicates.areNearlySame(first, toneless))
    let keys = item("Chieens dịch nào kết thúc kháng chiến choongs Pháp?", four)
    #expect(NearDuplicates.areNearlySame(first, keys))
  }

  @Test func `brackets of a sentence and a range of years are punctuation`() {
    let first = item("Theo Luật Căn cước (2023), thẻ có hạn đến mấy tuổi?", four)
    #expect(
      NearDuplicates.areNearlySame(
        first, item("Theo Luật Căn cước 2023, thẻ có hạn đến mấy tuổi?", four)))
    let years = item("Giai đoạn 1954 – 1975 (kháng chiến chống Mỹ) có gì?", four)
    #expect(
      NearDuplicates.areNearlySame(
        years, item("Giai đoạn 1954-1975 kháng chiến chống Mỹ có gì", four)))
    #expect(
      NearDuplicates.areNearlySame(
        item("Bạn Lan được điểm 10!", four), item("Bạn Lan được điểm 10.", four)))
    #expect(
      NearDuplicates.areNearlySame(
        item("Quãng đường dài 5km, đi 2 giờ", four), item("Quãng đường dài 5 km, đi 2 giờ", four)))
  }

  @Test func `roman numbers are numbers in a text of capitals, too`() {
    let first = item("Is he a World War II veteran or not", four)
    #expect(NearDuplicates.areNearlySame(first, item("IS HE A WORLD WAR II VETERAN OR NOT", four)))
    #expect(
      !NearDuplicates.areNearlySame(first, item("IS HE A WORLD WAR III VETERAN OR NOT", four)))
  }

  @Test func `a thousand copies give a thousand pairs`() {
    let items = Array(repeating: item(day), count: 1_001)
    let pairs = NearDuplicates.pairs(in: items)
    #expect(pairs.count == 1_000)
    #expect(pairs.allSatisfy { $0.first == 0 })
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `the fast search finds what comparing each with each finds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = ["nước", "sông", "núi", "biển", "làng", "bản", "trường", "lớp", "em", "thầy", "12"]
    let items = (0..<40).map { _ in
      let prompt = (0..<Int.random(in: 3...8, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }
      return item(prompt.joined(separator: " "), [(Bool.random(using: &random) ? "a" : "b", 100)])
    }
    let found = Set(NearDuplicates.pairs(in: items))
    var firsts: [Int] = []
    for index in items.indices {
      let same = firsts.filter { NearDuplicates.areNearlySame(items[$0], items[index]) }
      for first in same
      where found.contains(NearDuplicates.Pair(first: first, second: index)) == false {
        // Not paired only where a copy of the later one stands before it and is.
        #expect(found.contains { $0.second == index }, "seed \(seed): \(first), \(index)")
      }
      firsts.append(index)
    }
    for pair in found {
      #expect(NearDuplicates.areNearlySame(items[pair.first], items[pair.second]), "seed \(seed)")
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a list gone through in parts gives the same pairs`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = ["sông", "núi", "Biển", "12", "7", "trường", "lớp", "em", "+", "hoà", "hòa"]
    var items = (0..<120).map { _ in
      let prompt = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        words[Int.random(in: 0..<words.count, using: &random)]
      }
      return item(prompt.joined(separator: " "), [(Bool.random(using: &random) ? "a" : "b", 100)])
    }
    items.append(items[3])
    var digests = LikenessDigests(items[..<50])
    digests.append(LikenessDigests(items[50...]))
    let search = LikenessPairs(items, digests)
    let pairs = NearDuplicates.pairs(in: items)
    #expect(!pairs.isEmpty)
    #expect(search.pairs(of: 0..<70) + search.pairs(of: 70..<121) == pairs, "seed \(seed)")
    // The traces of a library find them, too.
    var kept = LikenessDigests()
    for item in items { kept.append(LikenessTraces(item)) }
    var finder = LikenessFinder(kept)
    for pair in pairs {
      #expect(finder.candidates(for: pair.second).contains(pair.first), "seed \(seed): \(pair)")
    }
  }
}
