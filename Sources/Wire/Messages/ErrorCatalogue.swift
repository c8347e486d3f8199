extension ErrorCode {
  /// What to tell the person at the client: what is the matter, and what to do next.
  public func message(_ language: WireLanguage) -> String {
    switch language {
    case .vi: vietnamese
    case .en: english
    }
  }

  private var vietnamese: String {
    switch self {
    case .tooLong: "Nội dung gửi đi quá dài. Hãy rút ngắn rồi kết nối lại."
    case .unsupportedProtocol:
      "Chương trình này khác phiên bản với máy chủ. Hãy cập nhật chương trình."
    case .malformed: "Máy chủ không đọc được nội dung vừa gửi. Hãy thử lại."
    case .unknownType: "Máy chủ không biết loại yêu cầu này. Hãy cập nhật chương trình."
    case .badField: "Có một mục chưa đúng. Hãy xem lại mục đó."
    case .notJoined: "Bạn chưa vào cuộc thi. Hãy vào cuộc thi trước."
    case .badCode: "Mã này chưa đúng. Hãy xem lại từng chữ rồi nhập lại."
    case .rateLimited: "Bạn gửi hơi nhanh. Hãy đợi một chút rồi thử lại."
    case .duplicatePerson:
      "Bạn đã vào cuộc thi này rồi. Hãy dùng mã dự thi của bạn, hoặc gọi thầy cô."
    case .contestFull: "Cuộc thi đã đủ người. Hãy gọi thầy cô."
    case .joinClosed: "Cuộc thi không nhận thêm người nữa. Hãy gọi thầy cô."
    case .alreadyJoined: "Bạn đang ở trong cuộc thi rồi."
    case .notAuthorised: "Kết nối này không được phép làm việc đó."
    case .unknownQuestion: "Không có câu hỏi này. Hãy trả lời câu đang hiện."
    case .notOpen: "Câu này chưa mở. Câu trả lời được giữ lại, hãy đợi."
    case .late: "Đã hết giờ. Câu trả lời này không được tính."
    case .alreadyAnswered: "Bạn đã trả lời câu này rồi. Câu trả lời đầu tiên được tính."
    case .badResponse: "Câu trả lời chưa hợp lệ. Hãy xem lại rồi gửi lại."
    case .attemptsUsed: "Bạn đã dùng hết số lượt."
    case .invalidCommand: "Lệnh này không dùng được vào lúc này. Chưa có gì thay đổi."
    case .overloaded: "Máy chủ đang bận. Chưa có gì thay đổi, hãy thử lại."
    case .unavailable: "Máy chủ tạm thời chưa nhận được. Chưa có gì thay đổi, hãy thử lại."
    }
  }

  private var english: String {
    switch self {
    case .tooLong: "What was sent is too long. Please shorten it and connect again."
    case .unsupportedProtocol:
      "This program and the server have different versions. Please update the program."
    case .malformed: "The server could not read what was sent. Please try again."
    case .unknownType: "The server does not know this request. Please update the program."
    case .badField: "One field is not right yet. Please look at it again."
    case .notJoined: "You have not joined yet. Please join the contest first."
    case .badCode: "This code is not right. Please check each character and type it again."
    case .rateLimited: "That was a little fast. Please wait a moment and try again."
    case .duplicatePerson:
      "You have joined this contest already. Please use your own ticket, or call your teacher."
    case .contestFull: "The contest is full. Please call your teacher."
    case .joinClosed: "The contest takes no more contestants. Please call your teacher."
    case .alreadyJoined: "You are in the contest already."
    case .notAuthorised: "This connection may not do that."
    case .unknownQuestion: "There is no such question. Please answer the one that is shown."
    case .notOpen: "This question is not open. Your answer is kept, please wait."
    case .late: "The time is over. This answer does not count."
    case .alreadyAnswered: "You have answered this question already. Your first answer counts."
    case .badResponse: "This answer is not valid. Please look at it and send it again."
    case .attemptsUsed: "You have used all your attempts."
    case .invalidCommand: "This command does not fit now. Nothing was changed."
    case .overloaded: "The server is busy. Nothing was changed, please try again."
    case .unavailable: "The server cannot take this now. Nothing was changed, please try again."
    }
  }
}
