import Assessment
import Authoring

/// Zip packages of QTI for tests.
enum QTIPackageSample {
  typealias File = (path: String, content: String)

  static func read(_ files: [File], _ name: String = "a.zip") -> BankReading {
    BankReader.read(bytes: pack(files), file: name)
  }

  static func pack(_ files: [File]) -> [UInt8] {
    RawArchive.pack(files.map { RawArchive.Entry($0.path, $0.content) })
  }

  /// An item that asks `prompt`.
  static func item(_ prompt: String, version: QTISample.Version = .two, before: String = "")
    -> String
  {
    let item = QTISample.item(
      QTISample.declaration("single", "identifier", correct: ["A"]),
      "<p>\(prompt)</p>"
        + "<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\" maxChoices=\"1\">"
        + "<simpleChoice identifier=\"A\">a</simpleChoice>"
        + "<simpleChoice identifier=\"B\">b</simpleChoice></choiceInteraction>",
      processing: QTISample.template("match_correct"), after: before)
    return version == .two ? item : QTISample.version3(item)
  }

  /// Resources as `type path file file …`.
  static func manifest(_ resources: [String], attributes: String = "") -> String {
    let list = resources.enumerated().map { index, resource in
      let words = resource.split(separator: " ")
      let files = words.dropFirst().map { "<file href=\"\($0)\"/>" }.joined()
      return "<resource identifier=\"r\(index)\" type=\"\(words[0])\" href=\"\(words[1])\">\(files)"
        + "</resource>"
    }
    return """
      <?xml version="1.0"?>
      <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m" \(attributes)>
      <organizations/><resources>
      \(list.joined(separator: "\n"))
      </resources></manifest>
      """
  }

  static func items(_ paths: [String]) -> [String] { paths.map { "imsqti_item_xmlv2p2 \($0)" } }

  static func test(_ content: String, title: String = "Bài", _ attributes: String = "") -> String {
    """
    <assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="t" title="\(title)">
    <testPart identifier="p" navigationMode="linear" submissionMode="individual">
    \(content)</testPart></assessmentTest>
    """
  }

  static func section(_ title: String, _ content: String) -> String {
    "<assessmentSection identifier=\"s\" title=\"\(title)\" visible=\"true\">\(content)"
      + "</assessmentSection>"
  }

  static func reference(_ path: String, _ attributes: String = "") -> String {
    "<assessmentItemRef identifier=\"i\" href=\"\(path)\" \(attributes)/>"
  }

  /// The first bytes of a PNG file and so many in all.
  static func picture(_ count: Int = 100) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: count - 8)
  }
}
