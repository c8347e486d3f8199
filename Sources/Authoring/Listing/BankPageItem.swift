import Assessment

/// An item on the page of banks, as it was understood, with its key.
struct BankPageItem {
  let words: BankPageWords
  let language: String
  let anchors: PageAnchors

  func html(_ item: Item, number: Int, _ faults: [FaultsByItem.Fault]) -> [String] {
    let listing = ItemListing(item, language: language, keepsUnderlines: true)
    let pictures = PagePictures(words: words, media: item.media ?? [])
    let title = listing.title.isEmpty ? "" : " " + PageText.escaped(listing.title)
    let line = item.source.map { [words.line($0.line)] } ?? []
    let draft = item.isReady ? [] : [words.draft]
    let labels = ([listing.kind] + draft + listing.labels + line).map(PageText.escaped)
    var lines = [
      "<section class=\"item\" id=\"\(anchors.item(number))\">", "<h3>\(number).\(title)</h3>",
      "<p class=\"labels\">\(labels.joined(separator: " · "))</p>",
    ]
    lines += paragraphs(listing.prompt, "prompt") + pictures.html(listing.promptPictures)
    if !listing.answers.isEmpty {
      lines += ["<ul class=\"answers\">"] + listing.answers.map { row($0, pictures) } + ["</ul>"]
    }
    lines += notes(of: item.body, item.format)
    lines += paragraphs(listing.feedback, "feedback") + pictures.html(listing.feedbackPictures)
    let page = BankPageFault(words: words, language: language)
    lines += faults.map { page.html($0, id: anchors.fault($0.number), isInItem: true) }
    return lines + ["</section>"]
  }

  private func paragraphs(_ texts: [String], _ style: String) -> [String] {
    texts.map { "<p class=\"\(style)\">\(UnderlineMarks.html($0))</p>" }
  }

  /// The key is a sign, a weight and a word: a printed page may lose any of them.
  private func row(_ answer: ItemListing.Answer, _ pictures: PagePictures) -> String {
    let isRight = answer.mark == .right
    let name = answer.name.isEmpty ? "" : PageText.escaped(answer.name) + ". "
    let share =
      answer.share.isEmpty
      ? "" : " <span class=\"share\">(\(PageText.escaped(answer.share)))</span>"
    let note =
      answer.feedback.isEmpty
      ? ""
      : "<span class=\"note\">» \(PageText.escaped(answer.feedback.joined(separator: " ")))</span>"
    return "<li\(isRight ? " class=\"right\"" : "")>\(isRight ? "☑" : "☐") \(name)"
      + UnderlineMarks.html(answer.text) + share
      + (isRight ? " <span class=\"key\">\(words.key)</span>" : "")
      + pictures.html(answer.pictures).joined() + note + "</li>"
  }

  /// What a true/false item says to the one and to the other.
  private func notes(of body: ItemBody, _ format: TextFormat) -> [String] {
    guard case .trueFalse(let key) = body else { return [] }
    return [(words.whenRight, key.feedbackWhenRight), (words.whenWrong, key.feedbackWhenWrong)]
      .filter { !$0.1.isEmpty }.map { name, text in
        "<p class=\"feedback\">\(name): \(PageText.escaped(PlainText.from(text, format: format)))</p>"
      }
  }
}

/// The pictures and sounds that texts of an item show, for a page that loads nothing.
struct PagePictures {
  let words: BankPageWords
  let media: [Media]

  func html(_ sources: [String]) -> [String] { sources.map(html) }

  private func html(_ source: String) -> String {
    if source.hasPrefix("data:") { return Self.isPicture(source) ? image(source, alt: "") : "" }
    guard let file = MediaCheck.file(source, in: media) else {
      return note("▣ \(source): \(words.missing)")
    }
    let address = "data:\(file.mediaType);base64,\(file.base64)"
    if Self.isPicture(address) { return image(address, alt: file.name) }
    return note("♪ \(file.name) (\((file.byteCount + 1_023) / 1_024) kB)")
  }

  private func image(_ address: String, alt: String) -> String {
    "<img src=\"\(PageText.escaped(address))\" alt=\"\(PageText.escaped(alt))\">"
  }

  private func note(_ text: String) -> String {
    "<span class=\"file-note\">\(PageText.escaped(text))</span>"
  }

  /// Base64 of a kind of picture that browsers show. A drawing in an `img` runs no scripts.
  ///
  /// Source: SVG Integration, "secure static mode".
  private static func isPicture(_ address: String) -> Bool {
    let types = ["png", "jpeg", "gif", "webp", "bmp", "svg+xml"]
    guard let type = types.first(where: { address.hasPrefix("data:image/\($0);base64,") }) else {
      return false
    }
    return address.utf8.dropFirst("data:image/\(type);base64,".utf8.count).allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D, 9, 10, 13, 32: true
      default: false
      }
    }
  }
}
