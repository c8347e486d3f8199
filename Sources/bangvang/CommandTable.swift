import Authoring

/// All commands, in the order of the help.
enum CommandTable {
  static let all: [ProgramCommand] = [
    .bankCheck, .bankConvert, .bankImport, .bankList, .bankShow, .bankSearch, .bankEditTags,
    .bankDuplicates, .bankExport, .bankRemove,
    .contestNew, .contestCheck, .contestShow, .contestSimulate, .contestCodes,
    .rosterCheck, .rosterTickets,
    .practice,
    .serve, .host, .board, .rehearse, .judge, .results, .publish,
    .journalVerify, .journalMend, .journalReplay, .journalExport,
    .backup, .restore, .privacyErase, .privacyExport, .privacyPurge,
    .doctor,
  ]

  /// What a group of commands is about, for the help.
  static let groups: [String: LocalizedMessage] = [
    "bank": LocalizedMessage(vi: "ngân hàng câu hỏi", en: "question banks"),
    "contest": LocalizedMessage(vi: "tệp cuộc thi", en: "contest definitions"),
    "journal": LocalizedMessage(vi: "nhật ký sự kiện", en: "the event log"),
    "certificate": LocalizedMessage(vi: "giấy chứng nhận", en: "certificates"),
    "privacy": LocalizedMessage(vi: "dữ liệu cá nhân", en: "personal data"),
    "roster": LocalizedMessage(vi: "danh sách học sinh", en: "lists of students"),
  ]

  /// The commands under `path`, itself included.
  static func commands(under path: [String]) -> [ProgramCommand] {
    all.filter { $0.path.starts(with: path) }
  }

  /// The words that may follow `path`.
  static func words(after path: [String]) -> [String] {
    var words: [String] = []
    for command in commands(under: path) where command.path.count > path.count {
      let word = command.path[path.count]
      if !words.contains(word) { words.append(word) }
    }
    return words
  }
}
