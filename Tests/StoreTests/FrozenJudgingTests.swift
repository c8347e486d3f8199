import ContestEngine
import Cryptography
import Store
import Testing

/// Events of a jury as they were first written: each of these must decode for ever.
@Suite struct FrozenJudgingTests {
  private static let sheet = JudgingPanel.Sheet(
    judge: "gk-1", entry: "bai-3", marks: ["noi-dung": 875, "hinh-thuc": 400])

  static let samples: [FrozenEventTests.Sample] = [
    .init("judging started", "3c00", .judging(.started(owners: [:]))),
    .init(
      "judging started with owners", "3c0103626169d804",
      .judging(.started(owners: ["bai": ContestantID(number: 300)]))),
    .init(
      "sheet entered", "3d04676b2d31056261692d33020968696e682d74687563a006086e6f692d64756e67d60d",
      .judging(.sheetEntered(sheet))),
    .init(
      "sheet corrected",
      "3e04676b2d31056261692d33020968696e682d74687563a006086e6f692d64756e67d60d0a63e1bb996e6720736169",
      .judging(.sheetCorrected(sheet, reason: "cộng sai"))),
    .init(
      "sheet withdrawn", "3f04676b2d31056261692d330b6e68e1baa76d2062c3a069",
      .judging(.sheetWithdrawn(judge: "gk-1", entry: "bai-3", reason: "nhầm bài"))),
    .init(
      "entry disqualified", "40056261692d33056368c3a970",
      .judging(.entryDisqualified("bai-3", reason: "chép"))),
    .init(
      "entry reinstated", "41056261692d330c6b68c3b46e67206368c3a970",
      .judging(.entryReinstated("bai-3", reason: "không chép"))),
    .init(
      "appeal opened", "42056261692d330978656d206ce1baa169",
      .judging(.appealOpened(entry: "bai-3", reason: "xem lại"))),
    .init(
      "appeal answered", "4304010c6368e1baa56d206ce1baa169",
      .judging(.appealAnswered(2, isUpheld: true, answer: "chấm lại"))),
  ]

  @Test(arguments: samples)
  func `a sample is read as the event that it was, and written so`(
    sample: FrozenEventTests.Sample
  ) throws {
    let bytes = try #require(Hexadecimal.decode(sample.hex))
    #expect(try EventCodec.decode(bytes) == sample.event)
    #expect(Hexadecimal.encode(try EventCodec.encode(sample.event)) == sample.hex)
  }

  @Test func `marks out of order and twice are refused`() throws {
    for marks in ["0201620201610a", "0201610201610a"] {
      let bytes = try #require(Hexadecimal.decode("3d016a0165" + marks))
      #expect(throws: MalformedEvent.self) { try EventCodec.decode(bytes) }
    }
  }
}
