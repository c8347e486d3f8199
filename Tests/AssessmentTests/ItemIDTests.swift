import Assessment
import Foundation
import Testing

@Suite struct ItemIDTests {
  private static let texts = [
    "", "x", "câu 1", "0123456789abcdef0123456789abcdef", "00000000000000000000000000000000",
    "ffffffffffffffffffffffffffffffff", "0123456789ABCDEF0123456789ABCDEF",
    "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0",
    "0123456789abcdef0123456789abcdeg", "f0000000000000000000000000000000",
  ]

  @Test func `an id is the text that it was made of, in files too`() throws {
    for text in Self.texts {
      let id = ItemID(text)
      #expect(id.text == text)
      #expect(id.description == text)
      let json = try JSONEncoder().encode([id])
      #expect(String(decoding: json, as: UTF8.self) == #"[{"text":"\#(text)"}]"#)
      #expect(try JSONDecoder().decode([ItemID].self, from: json) == [id])
    }
  }

  @Test func `ids are equal and in order as their texts are`() {
    for left in Self.texts {
      for right in Self.texts {
        #expect((ItemID(left) == ItemID(right)) == (left == right))
        #expect(
          (ItemID(left) < ItemID(right)) == left.utf8.lexicographicallyPrecedes(right.utf8),
          "\(left), \(right)")
      }
    }
    #expect(Set(Self.texts.map(ItemID.init)).count == Self.texts.count)
  }

  @Test func `two numbers are the digits that write them`() {
    let id = ItemID(high: 0x0123_4567_89AB_CDEF, low: 1)
    #expect(id == ItemID("0123456789abcdef0000000000000001"))
  }
}
