import Assessment
import Testing

@testable import Authoring

/// What a content of H5P can do without: entries that the editor made by itself, and feedback.
@Suite struct H5PSpareTests {
  private typealias Sample = H5PSample

  @Test func `entries in which nobody wrote are passed over`() throws {
    let set = try Sample.read(
      "H5P.SingleChoiceSet",
      #"{"choices":[{"question":"Sông?","answers":["Lô","Tam Đảo"],"subContentId":"a"},"#
        + #"{"subContentId":"b"},{"question":null,"answers":null}]}"#)
    #expect(try set.only().prompt == "Sông?")
    #expect(set.diagnostics.isEmpty, "\(set.diagnostics)")
    let summary = try Sample.read(
      "H5P.Summary",
      #"{"intro":"Chọn","summaries":[{"summary":["Đúng rồi","Sai rồi"]},{"tip":"","subContentId":"c"}]}"#
    )
    #expect(try summary.only().prompt == "Chọn")
    #expect(summary.diagnostics.isEmpty, "\(summary.diagnostics)")
  }

  @Test(arguments: [
    #"{"question":"Sông?","subContentId":"a"}"#, #"{"answers":["Lô","Gâm"]}"#,
  ])
  func `an entry of which a part is missing is told`(entry: String) throws {
    let reading = try Sample.read("H5P.SingleChoiceSet", "{\"choices\":[\(entry)]}")
    #expect(reading.diagnosticCodes == ["json.missing-field"])
  }

  private static let empty = Sample.content(
    "H5P.Summary", #"{"intro":"Chọn","summaries":[{"subContentId":"x","tip":""}]}"#)

  @Test func `a film without a summary has nothing to say of it`() throws {
    func film(_ question: String) -> String {
      """
      {"interactiveVideo":{"assets":{"interactions":[\(question)]},"summary":{"task":\(Self.empty)}}}
      """
    }
    let question = "{\"action\":\(Sample.content("H5P.TrueFalse", Sample.trueFalse))}"
    let reading = try Sample.read("H5P.InteractiveVideo", film(question))
    #expect(try reading.only().kind == .trueFalse)
    #expect(reading.diagnostics.isEmpty, "\(reading.diagnostics)")
    #expect(
      try Sample.read("H5P.InteractiveVideo", film("")).diagnosticCodes == ["h5p.no-questions"])
  }

  @Test func `feedback of another type is left out, the question is read`() throws {
    let choice = """
      {"question":"?","answers":[{"text":"1","correct":true,"tipsAndFeedback":{"tip":3}},
      {"text":"2","tipsAndFeedback":{"chosenFeedback":[],"tip":"gợi ý"}}],
      "overallFeedback":{"overallFeedback":[{"from":0,"to":100,"feedback":"Tốt"}]}}
      """
    let reading = try Sample.read("H5P.MultiChoice", choice)
    guard case .single(let choices) = try reading.only().body else {
      Issue.record("no choices")
      return
    }
    #expect(choices.map(\.feedback) == ["", "gợi ý"])
    #expect(choices.map(\.fraction) == [.one, .zero])
    #expect(
      reading.diagnosticCodes.sorted()
        == ["h5p.field-left-out", "h5p.field-left-out", "h5p.field-left-out", "h5p.tips"])
    let truth = try Sample.read(
      "H5P.TrueFalse",
      #"{"question":"?","correct":"true","behaviour":{"feedbackOnCorrect":1}}"#)
    #expect(try truth.only().body == .trueFalse(TrueFalseKey(truth: true)))
    #expect(truth.diagnosticCodes == ["h5p.field-left-out"])
  }

  @Test func `a key of another type is no key`() throws {
    let reading = try Sample.read("H5P.TrueFalse", #"{"question":"?","correct":[]}"#)
    #expect(reading.items.isEmpty && reading.diagnosticCodes == ["json.wrong-type"])
  }

  @Test(arguments: [("0", "100", true), ("0", "25", false), ("50", "100", false)])
  func `one feedback explains where it is for every score`(
    from: String, to: String, isForAll: Bool
  ) throws {
    let reading = try Sample.read(
      "H5P.TrueFalse",
      "{\"question\":\"?\",\"correct\":\"true\",\"overallFeedback\":[{\"from\":\(from),\"to\":\(to),"
        + "\"feedback\":\"Vì thế\"}]}")
    #expect(try reading.only().feedback == (isForAll ? "Vì thế" : ""))
    #expect(reading.diagnosticCodes == (isForAll ? [] : ["h5p.feedback-by-score"]))
  }
}
