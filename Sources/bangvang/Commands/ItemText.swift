import Assessment
import Authoring

/// An item with its key, as an author reads it over in a terminal.
struct ItemText {
  let item: Item
  let number: Int
  let language: String

  var text: String {
    let listing = ItemListing(item, language: language)
    let labels = listing.labels.map { " · " + $0 }.joined()
    var lines = ["\(number). \(listing.title) [\(listing.kind)]\(labels)"]
    lines += listing.prompt.map { "   " + $0 }
    lines += listing.answers.map { "   " + line(of: $0) }
    lines += listing.feedback.map { "   » " + $0 }
    lines.append("   \(item.id.text)")
    return lines.joined(separator: "\n")
  }

  private func line(of answer: ItemListing.Answer) -> String {
    let name = answer.name.isEmpty ? "" : answer.name + ". "
    let share = answer.share.isEmpty ? "" : " (\(answer.share))"
    return (answer.mark == .right ? "● " : "○ ") + name + answer.text + share
  }
}
