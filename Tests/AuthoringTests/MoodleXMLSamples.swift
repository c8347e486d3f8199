import Assessment
import Authoring

/// Reads Moodle XML for tests.
func readMoodle(_ text: String) -> BankReading {
  BankReader.read(bytes: Array(text.utf8), file: "a.xml", format: .moodleXML)
}

/// A file with one question, whose prompt is "Q?".
func moodleQuestion(_ type: String, _ rest: String, prompt: String = "Q?") -> String {
  """
  <quiz><question type="\(type)"><questiontext format="html"><text>\(prompt)</text></questiontext>
  \(rest)</question></quiz>
  """
}

/// The only item of such a file; nil where there are none or more.
func onlyMoodle(_ type: String, _ rest: String, prompt: String = "Q?") -> Item? {
  let items = readMoodle(moodleQuestion(type, rest, prompt: prompt)).items
  return items.count == 1 ? items.first : nil
}

/// The codes of the diagnostics of such a file, in its order.
func moodleCodes(_ type: String, _ rest: String, prompt: String = "Q?") -> [String] {
  readMoodle(moodleQuestion(type, rest, prompt: prompt)).diagnostics.map(\.code)
}

func moodleAnswer(_ text: String, _ share: String = "0", _ feedback: String = "") -> String {
  """
  <answer fraction="\(share)" format="html"><text>\(text)</text>\
  <feedback format="html"><text>\(feedback)</text></feedback></answer>
  """
}

/// A picture of one point, in Base64.
let moodlePicture =
  "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
