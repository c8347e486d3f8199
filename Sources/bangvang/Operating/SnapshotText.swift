import Authoring
import Store

extension SnapshotMisfit {
  /// Why, as a part of a sentence.
  var words: LocalizedMessage {
    switch self {
    case .damaged: LocalizedMessage(vi: "tệp hỏng", en: "its file is damaged")
    case .otherLayout: LocalizedMessage(vi: "khuôn dạng đã đổi", en: "its layout is another one")
    case .otherProgram:
      LocalizedMessage(vi: "do một bản khác của chương trình ghi", en: "another build wrote it")
    case .otherJournal:
      LocalizedMessage(vi: "không phải của nhật ký này", en: "it is not of this journal")
    case .state:
      LocalizedMessage(vi: "không khớp với cuộc thi", en: "it does not fit the contest")
    }
  }
}
