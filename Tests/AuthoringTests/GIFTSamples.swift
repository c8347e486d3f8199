import Assessment
import Authoring

/// Reads GIFT for tests.
func readGIFT(_ text: String, file: String = "a.gift") -> BankReading {
  BankReader.read(bytes: Array(text.utf8), file: file, format: .gift)
}

/// The only item of a text, or nil where there are none or more.
func onlyItem(_ text: String) -> Item? {
  let items = readGIFT(text).items
  return items.count == 1 ? items.first : nil
}

/// The codes of the diagnostics, in the order of the file.
func codes(_ text: String) -> [String] { readGIFT(text).diagnostics.map(\.code) }

/// The choices as `text/percent`.
func choices(_ item: Item?) -> [String] {
  switch item?.body {
  case .single(let choices), .multiple(let choices):
    choices.map { "\($0.text)/\($0.fraction.tenMillionths / 100_000)" }
  default: []
  }
}
