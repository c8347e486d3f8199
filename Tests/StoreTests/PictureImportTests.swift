import Assessment
import ContestEngine
import TestSupport
import Testing

@testable import Store

/// Two papers may each have an "image1.png" under the same words: their items have one id.
struct PictureImportTests {
  let directory: TemporaryDirectory
  let library: Library
  let now = Samples.start

  init() throws {
    directory = try TemporaryDirectory()
    library = try DataDirectory(directory.path("data")).openLibrary()
  }

  /// - Parameter content: stands for the picture's bytes; empty for no picture.
  private static func item(_ content: String, of file: String) -> Item {
    let media = Media(
      name: "image1.png", mediaType: "image/png", sha256: content, byteCount: content.utf8.count,
      base64: content)
    return Item(
      id: ItemID("a"), prompt: "Hình gì? <img src=\"image1.png\" alt=\"hình\">", format: .html,
      body: .trueFalse(TrueFalseKey(truth: true)), media: content.isEmpty ? nil : [media],
      source: ItemSource(file: file, line: 1))
  }

  @Test func `another file's picture does not overwrite the one that is held`() throws {
    let held = Self.item("AAAA", of: "a.docx")
    _ = try library.add([held], to: "x", at: now)
    for content in ["BBBB", ""] {
      let outcome = try library.add([Self.item(content, of: "b.docx")], to: "x", at: now)
      #expect(
        outcome.refused == [
          ImportOutcome.Refused(
            place: 0, id: held.id, reason: .otherMedia(ofFile: "a.docx"))
        ])
      #expect(outcome.changesNothing)
    }
    #expect(try library.items(of: "x") == [held])
  }

  @Test func `the same file with a better picture is an update`() throws {
    _ = try library.add([Self.item("AAAA", of: "a.docx")], to: "x", at: now)
    let better = Self.item("BBBB", of: "a.docx")
    #expect(try library.add([better], to: "x", at: now).updated == [better.id])
    #expect(try library.items(of: "x") == [better])
  }

  @Test func `another file may bring the picture that was missing, or replace it if asked`() throws
  {
    _ = try library.add([Self.item("", of: "a.docx")], to: "x", at: now)
    let brought = Self.item("BBBB", of: "b.docx")
    #expect(try library.add([brought], to: "x", at: now).updated == [brought.id])
    let other = Self.item("CCCC", of: "c.docx")
    let outcome = try library.add([other], to: "x", at: now, replacing: true)
    #expect(outcome.updated == [other.id])
    #expect(try library.items(of: "x") == [other])
  }

  @Test func `a picture of the feedback alone does not make another item`() throws {
    func item(_ content: String, of file: String) -> Item {
      var item = Self.item(content, of: file)
      (item.feedback, item.prompt) = (item.prompt, "Hình gì?")
      return item
    }
    _ = try library.add([item("AAAA", of: "a.docx")], to: "x", at: now)
    let other = item("BBBB", of: "b.docx")
    #expect(try library.add([other], to: "x", at: now).updated == [other.id])
  }

  @Test func `two pictures in one import are no repetition`() throws {
    let items = ["AAAA", "BBBB", "AAAA"].map { Self.item($0, of: "a.docx") }
    let outcome = try library.add(items, to: "x", at: now)
    #expect(outcome.refused.map(\.reason) == [.repeatedWithOtherMedia, .repeated])
    #expect(try library.items(of: "x") == [items[0]])
  }

  @Test func `pictures that changed their names are another item's, other names for them are not`()
  {
    func item(_ contents: [String: String]) -> Item {
      var item = Self.item("", of: "a.docx")
      item.media = contents.map {
        Media(name: $0, mediaType: "image/png", sha256: $1, byteCount: 4, base64: $1)
      }
      return item
    }
    let first = item(["a.png": "AAAA", "b.png": "BBBB"])
    #expect(first.hasSameMedia(as: item(["b.png": "BBBB", "a.png": "AAAA"])))
    #expect(!first.hasSameMedia(as: item(["a.png": "BBBB", "b.png": "AAAA"])))
    #expect(first.hasSameMedia(as: item(["x/a.png": "AAAA", "x/b.png": "BBBB"])))
    #expect(!first.hasSameMedia(as: item([:])))
  }
}
