import Wire

// Answers that are under way: how long that takes.
extension Participation {
  /// How long a receipt may take before it is said that nothing is lost, in milliseconds.
  private static let receiptPatience: Int64 = 3_000

  mutating func watchReceipts() {
    let isWaiting =
      view.question?.answer.delivery == .sending
      || view.openPaper?.questions.contains { $0.answer.delivery == .sending } == true
    guard isWaiting, view.link == .joined else { return receiptAwaitedSince = nil }
    if receiptAwaitedSince == nil { receiptAwaitedSince = now }
  }

  /// The server takes answers and cannot keep them yet, as when its disk is full.
  var isReceiptLate: Bool { receiptAwaitedSince.map { now - $0 >= Self.receiptPatience } ?? false }

  /// When that becomes so; nil where nothing waits, or it is so.
  var receiptLateAt: Int64? {
    receiptAwaitedSince.map { $0 + Self.receiptPatience }.flatMap { $0 > now ? $0 : nil }
  }
}
