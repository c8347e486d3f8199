import Testing

@testable import ContestEngine

@Suite struct Xoshiro256Tests {
  /// From the state 1, 2, 3, 4.
  ///
  /// Source: the test vector of the `rand_xoshiro` crate, made with the authors' C program.
  @Test func `it gives the published sequence`() throws {
    var seed = [UInt8](repeating: 0, count: 32)
    for word in 0..<4 { seed[8 * word] = UInt8(word + 1) }
    var generator = try #require(Xoshiro256(seed: seed))
    let numbers = (1...6).map { _ in generator.next() }
    let published: [UInt64] = [
      11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600,
    ]
    #expect(numbers == published)
  }

  @Test func `a seed has 32 bytes`() {
    #expect(Xoshiro256(seed: []) == nil)
    #expect(Xoshiro256(seed: [UInt8](repeating: 1, count: 31)) == nil)
  }

  @Test func `after a jump it gives other numbers`() throws {
    var generator = try #require(Xoshiro256(seed: Sample.seed))
    var jumped = generator.jumped(1)
    #expect(
      Set((1...100).map { _ in generator.next() }).isDisjoint(
        with: (1...100).map { _ in jumped.next() }))
  }

  @Test func `numbers below a bound are all met, and none other`() {
    var generator = Xoshiro256(text: "tháng 3")
    #expect(Set((1...200).map { _ in generator.below(7) }) == Set(0..<7))
    #expect((1...20).allSatisfy { _ in generator.below(1) == 0 })
  }

  @Test func `a text gives its own sequence`() {
    var (one, same, other) = (Xoshiro256(text: "a"), Xoshiro256(text: "a"), Xoshiro256(text: "b"))
    #expect(one.next() == same.next())
    #expect(one.next() != other.next())
  }
}
