import ContestEngine
import Wire

/// Words for refusals of which the catalogue's would speak of something else.
enum RefusalWords {
  typealias Words = (WireLanguage) -> String

  static func anotherIsHeld(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Máy chủ đang giữ một câu trả lời khác của bạn. Câu vừa gửi không được tính."
    case .en: "Another answer of yours is held. The one you have just sent does not count."
    }
  }

  /// Where answers are final, the catalogue's words fit.
  static func another(_ answers: RoundDefinition.Answers) -> Words? {
    switch answers {
    case .final: nil
    case .changeable: anotherIsHeld
    }
  }

  static func noPapers(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Cuộc thi này không làm bài riêng. Hãy đợi thầy cô mở câu hỏi."
    case .en: "This contest has no papers. Please wait for the host to open a question."
    }
  }

  static func beginning(_ refusal: Refusal) -> Words? {
    switch refusal {
    case .notOpen: early
    case .late: over
    default: nil
    }
  }

  static func handingIn(_ refusal: Refusal) -> Words? {
    switch refusal {
    case .notOpen: nothingBegun
    default: nil
    }
  }

  static func star(_ refusal: Refusal) -> Words? {
    switch refusal {
    case .notOpen: tooLateForStar
    case .attemptsUsed: noStar
    default: nil
    }
  }

  private static func nothingBegun(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Bạn chưa bắt đầu bài nào."
    case .en: "You have not begun a paper."
    }
  }

  private static func early(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Chưa đến giờ làm bài. Hãy đợi."
    case .en: "It is not time to begin yet. Please wait."
    }
  }

  private static func over(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Đã hết thời gian làm bài."
    case .en: "The time for papers is over."
    }
  }

  private static func tooLateForStar(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Chỉ đặt được sao cho câu tiếp theo, trước khi câu đó mở."
    case .en: "A star is for the next question, before it opens."
    }
  }

  private static func noStar(_ language: WireLanguage) -> String {
    switch language {
    case .vi: "Bạn không còn sao để đặt."
    case .en: "You have no star left."
    }
  }
}
