import Assessment
import Authoring
import Cryptography
import Foundation
import TestSupport
import Testing

@Suite struct JSONMediaTests {
  private static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]

  private static func media(_ name: String, _ bytes: [UInt8]) -> Media {
    Media(
      name: name, mediaType: "image/png", sha256: SHA256.hash(bytes).hex, byteCount: bytes.count,
      base64: Data(bytes).base64EncodedString())
  }

  private static func item(_ media: [Media]?, prompt: String = "Hình gì?") -> Item {
    Item(
      id: ItemID(""), prompt: "\(prompt) ![](a.png) ![](b.png)", format: .markdown,
      body: .trueFalse(TrueFalseKey(truth: true)), media: media)
  }

  private func read(_ text: String, as format: BankFormat = .json) -> BankReading {
    BankReader.read(bytes: Array(text.utf8), file: "a.json", format: format)
  }

  private func json(_ items: [Item]) throws -> String {
    try #require(BankWriter.write(items, as: .json)).text
  }

  @Test(arguments: [BankFormat.json, .jsonLines])
  func `pictures come back as they were`(format: BankFormat) throws {
    let items = [
      Self.item([Self.media("a.png", Self.picture), Self.media("b.png", Self.picture + [4])]),
      Self.item(nil, prompt: "Không hình?"),
      Self.item([Self.media("hình/1.png", Self.picture)], prompt: "Trong thư mục?"),
    ]
    let output = try #require(BankWriter.write(items, as: format))
    let reading = read(output.text, as: format)
    #expect(!reading.hasErrors, "\(reading.diagnostics)")
    #expect(reading.items.map(\.withoutPlace) == items)
  }

  @Test func `the written form is the one of the command line, with the content`() throws {
    let text = try json([Self.item([Self.media("a.png", Self.picture)])])
    let hash = SHA256.hash(Self.picture).hex
    #expect(
      text.contains(
        #""media":[{"name":"a.png","mediaType":"image/png","sha256":"\#(hash)","bytes":11,"data":"iVBORw0KGgoBAgM="}]"#
      ))
    #expect(try !json([Self.item(nil)]).contains("media"))
  }

  @Test func `the same words with another picture are told apart from the same item`() throws {
    func item(_ last: UInt8) -> Item { Self.item([Self.media("a.png", Self.picture + [last])]) }
    let reading = read(try json([item(1), item(2), item(2), item(1)]))
    #expect(Set(reading.items.map(\.id)).count == 1)
    let told = reading.diagnostics.filter { $0.code.hasPrefix("bank.same-") }
    #expect(
      told.map(\.code) == ["bank.same-but-picture", "bank.same-item", "bank.same-item"])
    #expect(told.first?.message.en.contains("another picture") == true)
    #expect(told.first?.hint?.vi.contains("thêm vài chữ vào đề") == true)
  }

  struct Damage: Sendable, CustomStringConvertible {
    let code: String
    let from: String
    let to: String
    var description: String { "\(code): \(to)" }
  }

  static let damages: [Damage] = [
    Damage(code: "json.media-other-count", from: "\"bytes\":11", to: "\"bytes\":12"),
    Damage(code: "json.media-other-content", from: "\"sha256\":\"", to: "\"sha256\":\"0"),
    Damage(code: "json.media-other-content", from: "iVBORw0KGgoBAgM=", to: "iVBORw0KGgoBAgQ="),
    Damage(code: "json.media-not-base64", from: "BAgM=", to: "BAg"),
    Damage(code: "json.media-not-base64", from: "BAgM=", to: "B-_M="),
    Damage(code: "json.missing-field", from: "\"name\"", to: "\"names\""),
    Damage(code: "json.wrong-type", from: "\"data\":\"iVBORw0KGgoBAgM=\"", to: "\"data\":5"),
    Damage(code: "json.wrong-type", from: "\"media\":[", to: "\"media\":5,\"tags\":["),
  ]

  @Test(arguments: damages)
  func `damaged content refuses its item, which is named, and the next is read`(
    _ damage: Damage
  ) throws {
    var item = Self.item([Self.media("a.png", Self.picture)])
    item.title = "Hình"
    let text = try json([item, Self.item(nil, prompt: "Sau?")])
    let damaged = text.replacing("\"tags\":[],", with: "", maxReplacements: 1).replacing(
      damage.from, with: damage.to, maxReplacements: 1)
    let reading = read(damaged)
    #expect(reading.items.count == 1)
    let found = try #require(reading.diagnostics.first { $0.code == damage.code })
    #expect(found.item == "Hình" && found.line == 2 && found.column > 1)
  }

  @Test func `content without a hash is hashed, a name without content is told`() throws {
    let reading = read(
      #"[{"kind":"essay","prompt":"Vẽ","media":[{"name":"a.png","data":"iVBORw0KGgoBAgM="}]}]"#)
    #expect(reading.items.first?.media == [Self.media("a.png", Self.picture)])
    let named = read(
      #"[{"kind":"essay","prompt":"Vẽ","media":[{"name":"a.png","mediaType":"image/png","sha256":"00","bytes":1}]}]"#
    )
    #expect(named.items.count == 1)
    #expect(named.items.first?.media == nil)
    #expect(named.diagnostics.map(\.code).contains("json.media-without-content"))
    let unknown = read(#"[{"kind":"essay","prompt":"Vẽ","media":[{"name":"a","data":"AAAA"}]}]"#)
    #expect(unknown.diagnostics.map(\.code) == ["json.media-unknown-type"])
  }

  /// - Returns: the name, the type and the codes of one file of an item.
  private func kept(_ name: String, _ type: String?, _ content: String) -> String {
    let data = Data(content.unicodeScalars.map { UInt8($0.value) }).base64EncodedString()
    let declared = type.map { "\"mediaType\":\"\($0)\"," } ?? ""
    let reading = read(
      #"[{"kind":"essay","prompt":"Vẽ","media":[{"name":"\#(name)",\#(declared)"data":"\#(data)"}]}]"#
    )
    let media = reading.items.first?.media?.first
    return ([media?.name ?? "-", media?.mediaType ?? "-"] + reading.diagnostics.map(\.code))
      .joined(separator: " ")
  }

  @Test(arguments: [
    ("image/png", "GIF89a", "a image/gif json.media-other-kind"), (nil, "GIF89a", "a image/gif"),
    ("IMAGE/GIF", "GIF89a", "a image/gif"),
    ("image/png", "MZ\u{90}", "- - json.media-unknown-type"),
    ("text/html", "<html></html>", "- - json.media-unknown-type"),
    ("image/tiff", "II*\u{0}", "a image/tiff"), ("image/png", "", "- - json.media-unknown-type"),
    (
      "image/png", "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "a image/svg+xml json.media-other-kind"
    ),
    ("image/svg+xml", "<svg><script/></svg>", "- - json.media-unknown-type"),
  ])
  func `a file is what its content says`(type: String?, content: String, kept: String) {
    #expect(self.kept("a", type, content) == kept)
  }

  @Test(arguments: [
    ("hình/a.png", "hình/a.png"), ("a b.png", "a b.png"), ("..a.png", "..a.png"),
    ("../../g.png", "g.png"), ("/etc/g.png", "g.png"), ("C:\\\\anh\\\\g.png", "g.png"),
    ("a//g.png", "g.png"), ("g\\n\\u0007.png", "g.png"), ("..", "file"), ("\\u0000", "file"),
  ])
  func `the name of a file leads nowhere else`(name: String, kept: String) {
    let isSame = name == kept
    #expect(
      self.kept(name, nil, "GIF89a") == "\(kept) image/gif" + (isSame ? "" : " json.media-name"))
  }

  @Test func `two files of one name refuse the item`() throws {
    let media = Self.media("a.png", Self.picture)
    #expect(read(try json([Self.item([media, media])])).items.isEmpty)
  }

  @Test func `each limit is kept`() throws {
    func codes(_ sizes: [Int]) throws -> [String] {
      let media = sizes.enumerated().map { index, size in
        Self.media("\(index)", Self.picture + [UInt8](repeating: UInt8(index), count: size - 11))
      }
      return read(try json([Self.item(media)])).diagnostics.filter { $0.severity == .error }
        .map(\.code)
    }
    let most = 2 * 1024 * 1024
    #expect(try codes([most]).isEmpty)
    #expect(try codes([most + 1]) == ["json.media-too-large"])
    #expect(try codes([most + 4]) == ["json.media-too-large"])
    #expect(try codes([most, most, most, most]).isEmpty)
    #expect(try codes([most, most, most, most, 11]) == ["json.media-too-large"])
    #expect(try codes([Int](repeating: 11, count: 64)).isEmpty)
    #expect(try codes([Int](repeating: 11, count: 65)) == ["json.too-many-media"])
  }

  @Test func `the words are there in both languages`() throws {
    var lines: [String] = []
    for damage in Self.damages.prefix(5) {
      let text = try json([Self.item([Self.media("a.png", Self.picture)])])
      let reading = read(text.replacing(damage.from, with: damage.to))
      for diagnostic in reading.diagnostics where diagnostic.code == damage.code {
        lines += [diagnostic.sentence(in: "vi"), diagnostic.sentence(in: "en")]
      }
    }
    try expectGolden(lines.joined(separator: "\n") + "\n", "json-media-diagnostics")
  }
}
