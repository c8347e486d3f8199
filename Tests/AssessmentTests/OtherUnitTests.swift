import Foundation
import TestSupport
import Testing

@testable import Assessment

/// Numbers that may be answered in other units than the item's own.
@Suite struct OtherUnitTests {
  private static func unit(_ name: String, _ multiplier: String) throws -> OtherUnit {
    try #require(OtherUnit(name, multiplier: Sample.number(multiplier)))
  }

  private func drawn(
    _ range: NumericAnswer.Range, unit: String?, _ others: [OtherUnit]
  ) -> DrawnItem {
    var usual = Sample.drawn(.numeric([NumericAnswer(range: range)], unit: unit), ids: 0)
    var item = usual.item
    item.marking = ItemMarking(otherUnits: others)
    usual = DrawnItem(
      item: item, ids: usual.ids, otherIDs: usual.otherIDs, order: usual.order,
      otherOrder: usual.otherOrder)
    return usual
  }

  /// As whoever answers goes about it: by what is shown of the item.
  private func mark(_ typed: String, _ item: DrawnItem) -> Fraction? {
    guard case .numeric(let unit, let others) = item.presented.form else { return nil }
    return DecimalNumber(answered: typed, unit: unit, otherUnits: others)
      .map { item.mark(of: .number($0)) }
  }

  @Test(
    arguments: [
      ("5,5 kW", .one), ("5500 W", .one), ("5500", .one), ("5.500 W", .one), ("5,5kW", .one),
      ("5,5 kw", .one), ("11/2 kW", .one), ("5 1/2 kW", .one), ("5 500 000 mW", .one),
      ("0,0055 MW", .one), ("5500 kW", .zero), ("5,5", .zero), ("5,5 W", .zero), ("5,5 MW", .zero),
      ("5,5 hp", nil), ("5,5 kW W", nil), ("kW", nil), ("5,5 mw", nil),
    ] as [(String, Fraction?)])
  func `5500 W is 5,5 kW, and 5500 kW is not`(typed: String, mark: Fraction?) throws {
    let item = drawn(
      .value(DecimalNumber(5_500), tolerance: .zero), unit: "W",
      [
        try Self.unit("kW", "0.001"), try Self.unit("mW", "1000"),
        try Self.unit("MW", "0.000001"),
      ])
    #expect(self.mark(typed, item) == mark)
  }

  @Test func `the accepted error is as large in every unit`() throws {
    let item = drawn(
      .value(DecimalNumber(5_500), tolerance: DecimalNumber(100)), unit: "W",
      [try Self.unit("kW", "0.001")])
    for (typed, mark) in [("5,6 kW", Fraction.one), ("5,4 kW", .one), ("5,601 kW", .zero)] {
      #expect(self.mark(typed, item) == mark, "\(typed)")
    }
  }

  @Test func `the longest unit that stands there counts`() throws {
    let units = [
      try Self.unit("km/h", "3.6"), try Self.unit("h", "2"), try Self.unit("cm/s", "100"),
    ]
    for (typed, number) in [
      ("36 km/h", "10"), ("36 KM/H", "10"), ("4 h", "2"), ("250 cm/s", "2.5"),
    ] {
      #expect(
        DecimalNumber(answered: typed, unit: "m/s", otherUnits: units) == Sample.number(number),
        "\(typed)")
    }
  }

  @Test func `powers and micro may be typed as keyboards have them`() throws {
    let units = [try Self.unit("cm²", "10000"), try Self.unit("µm2", "1000000000000")]
    for typed in ["25000 cm2", "25000 cm²", "2500000000000 μm²"] {
      #expect(
        DecimalNumber(answered: typed, unit: "m²", otherUnits: units) == Sample.number("2.5"),
        "\(typed)")
    }
  }

  @Test func `an item without a unit of its own may have others`() throws {
    let item = drawn(
      .value(DecimalNumber(2), tolerance: .zero), unit: nil, [try Self.unit("tá", "0.1")])
    #expect(mark("2", item) == .one)
    #expect(mark("0,2 tá", item) == .one)
    #expect(mark("2 tá", item) == .zero)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `a value is the same in every unit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func number(_ range: ClosedRange<Int64>) throws -> DecimalNumber {
      try #require(
        DecimalNumber(
          checked: Int64.random(in: range, using: &random),
          exponent: Int.random(in: -6...6, using: &random)))
    }
    let value = try number(-999_999_999...999_999_999)
    let multiplier = try number(1...99_999_999)
    let unit = try #require(OtherUnit("đv", multiplier: multiplier))
    let there = try #require(value.multiplied(by: multiplier))
    let item = drawn(.value(value, tolerance: .zero), unit: "m", [unit])
    let isComma = Bool.random(using: &random)
    let typed = there.text(decimalComma: true) + (isComma ? " " : "") + "đv"
    #expect(
      DecimalNumber(answered: typed, unit: "m", otherUnits: [unit]) == value, "\(typed)")
    #expect(mark(typed, item) == .one)
    #expect(mark(value.text(decimalComma: true) + " m", item) == .one)
    #expect(unit.range(of: .value(value, tolerance: .zero)) == .value(there, tolerance: .zero))
  }

  @Test func `a unit has a name and a multiplier above nothing`() {
    #expect(OtherUnit("", multiplier: DecimalNumber(1)) == nil)
    #expect(OtherUnit(" \u{200B}", multiplier: DecimalNumber(1)) == nil)
    #expect(OtherUnit("kW", multiplier: .zero) == nil)
    #expect(OtherUnit("kW", multiplier: DecimalNumber(-1)) == nil)
  }

  @Test func `other units are no part of what an item is`() throws {
    var item = Sample.item(.numeric([NumericAnswer(range: .any)], unit: "W"))
    let before = ItemIdentity.canonicalText(of: item)
    item.marking = ItemMarking(otherUnits: [try Self.unit("kW", "0.001")])
    #expect(ItemIdentity.canonicalText(of: item) == before)
  }

  @Test func `their names are texts of the item`() throws {
    var item = Sample.item(.numeric([NumericAnswer(range: .any)], unit: nil))
    item.marking = ItemMarking(otherUnits: [try Self.unit("o\u{302}", "2")])
    item.compose()
    #expect(item.marking?.otherUnits.map(\.name) == ["ô"])
    #expect(item.marking?.otherUnits.first?.name.unicodeScalars.count == 1)
  }

  @Test func `what was stored before there were other units is still read`() throws {
    let old = #"{"parts":"allOrNothing","ignoresToneMarks":true,"slips":1}"#
    let marking = try JSONDecoder().decode(ItemMarking.self, from: Data(old.utf8))
    #expect(marking == ItemMarking(parts: .allOrNothing, ignoresToneMarks: true, slips: 1))
    let encoder = JSONEncoder()
    let text = String(decoding: try encoder.encode(marking), as: UTF8.self)
    #expect(!text.contains("otherUnits"))
    let new = ItemMarking(otherUnits: [try Self.unit("kW", "0.001")])
    #expect(try JSONDecoder().decode(ItemMarking.self, from: encoder.encode(new)) == new)
  }
}
