public import ContestEngine

/// A contest file to begin with, with what each key is for in Vietnamese and English.
public enum ContestTemplate {
  /// - Parameters:
  ///   - id: of the contest; letters, digits, `.`, `_` and `-`.
  ///   - bank: the first bank, as it will be written in `banks`.
  public static func text(id: String, mode: ContestDefinition.Mode, bank: String) -> String {
    let middle: [String] =
      switch mode {
      case .live: [banks(bank), persons, schools, liveTimes, liveRounds]
      case .window: [banks(bank), persons, schools, windowTimes, windowRounds]
      case .judged: [schools, judging]
      }
    let parts = [head(id: id, mode: mode)] + middle + [standings(mode), certificate, privacy]
    return "{\n" + parts.joined(separator: "\n\n") + "\n}\n"
  }

  /// An id made from the name of a file; nil where the name has nothing for one.
  public static func id(from name: String) -> String? {
    if ContestLimits.isID(name, max: ContestLimits.idMax) { return name }
    return VietnameseFolding.slug(name)
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func head(id: String, mode: ContestDefinition.Mode) -> String {
    """
      // Dòng bắt đầu bằng // là lời giải thích. Kiểm tra tệp: bangvang contest check TỆP
      // Lines that begin with // explain. Check the file: bangvang contest check FILE

      // Mã cuộc thi; mỗi lần tổ chức dùng một mã mới. / The contest's id; a new one each time.
      id: \(quoted(id)),
      title: { vi: "Tên cuộc thi", en: "The contest's title" },
      // live: cùng thi một lúc; window: mỗi người tự làm; judged: chấm bài nộp.
      // live: everybody at once; window: each alone; judged: entries are judged.
      mode: "\(mode.rawValue)",
      organizer: { parent: "Cơ quan cấp trên", name: "Đơn vị tổ chức", contact: "Người liên hệ" },
    """
  }

  private static func banks(_ bank: String) -> String {
    """
      // Ngân hàng câu hỏi, tính từ thư mục của tệp này. / Banks, seen from this file's folder.
      banks: [\(quoted(bank))],
    """
  }

  private static let persons = """
      // Điều hỏi khi vào thi. Ngày sinh để phân biệt người trùng tên, không bao giờ được công bố.
      // Asked on joining. Birth dates tell persons of one name apart and are never published.
      registration: { fields: ["name", "birthDate", "class"] },
    """

  private static let schools = """
      // Các trường; mã vào thi do máy chủ tạo. Hoặc một tệp CSV: schools: "truong.csv"
      // The schools; the server makes their codes. Or a CSV file: schools: "truong.csv"
      schools: [
        { id: "truong-1", name: "Trường thứ nhất", ward: "Xã, phường", enrolled: 500 },
        { id: "truong-2", name: "Trường thứ hai", ward: "Xã, phường", enrolled: 500 },
      ],
    """

  private static let liveTimes = """
      // Khi máy tự chạy: đợi mấy giây, hiện đáp án mấy giây. / When it runs by itself: seconds to
      // wait, seconds that the key is shown.
      startsIn: 60,
      revealSeconds: 8,
    """

  private static let liveRounds = """
      // classic: đúng được đủ điểm; speed: nhanh hơn được nhiều hơn; elimination: sai thì dừng;
      // ranked: điểm theo thứ tự nhanh; survey: hỏi ý kiến.
      // classic: right earns all; speed: faster earns more; elimination: wrong is out;
      // ranked: points by order of speed; survey: opinions.
      rounds: [
        {
          id: "khoi-dong",
          title: { vi: "Khởi động", en: "Warm-up" },
          rule: "classic",
          points: 100,
          secondsPerItem: 20,
          // Rút ngẫu nhiên lúc bắt đầu. Thêm điều kiện nếu cần: category: ["…"], tags: ["de"]
          // Drawn at random at the start. Conditions, where needed: category: ["…"], tags: ["de"]
          draw: { count: 10 },
        },
        {
          id: "tang-toc",
          title: { vi: "Tăng tốc", en: "Speed-up" },
          rule: "speed",
          points: 1000,
          secondsPerItem: 15,
          draw: { count: 5 },
        },
      ],
    """

  private static let windowTimes = """
      // Giờ mở và đóng có múi giờ; số phút một lượt; số lượt. / When it opens and closes, with the
      // zone; minutes of an attempt; attempts.
      opens: "2027-03-01T08:00+07:00",
      closes: "2027-03-07T17:00+07:00",
      minutes: 15,
      attempts: 1,
    """

  private static let windowRounds = """
      rounds: [
        {
          id: "bai-thi",
          title: { vi: "Bài thi", en: "The paper" },
          rule: "classic",
          points: 10,
          // Thêm điều kiện nếu cần: category: ["…"], tags: ["de"] / Conditions, where needed.
          draw: { count: 15 },
        },
      ],
    """

  private static let judging = """
      // Tiêu chí chấm: điểm tối đa, hệ số. / What is judged: most points, weight.
      rubric: [
        { id: "noi-dung", title: { vi: "Nội dung", en: "Content" }, max: 10, weight: 2 },
        { id: "hinh-thuc", title: { vi: "Hình thức", en: "Form" }, max: 10, weight: 1 },
      ],
      // Bài dự thi: id là số giám khảo thấy; contestant hoặc team là tác giả, in trên giấy chứng nhận;
      // file hoặc link nếu có (hai bài cùng một tệp sẽ bị phát hiện). Thêm sau cũng được.
      // Entries: id is the number that judges see; contestant or team made it, for the certificate;
      // file or link where there is one (the same file twice is found). They may come later.
      entries: [
        { id: "001", title: "Tên bài", contestant: "Họ và tên tác giả", school: "truong-1" },
        { id: "002", title: "Tên bài khác", team: "Tên nhóm", school: "truong-2" },
      ],
      // Giám khảo, không chấm bài của trường mình (school). Chấm phiếu đầu rồi thì không đổi được nữa.
      // Judges, who do not judge their own school. From the first sheet on they cannot change.
      judges: [
        { id: "gk-1", name: "Giám khảo thứ nhất" },
        { id: "gk-2", name: "Giám khảo thứ hai" },
      ],
      // Mỗi bài mấy phiếu; giám khảo có biết tác giả không; từ năm phiếu thì bỏ cao nhất, thấp nhất.
      // Sheets an entry needs; blind: judges do not see who made it; trim: from five sheets on
      // without the highest and the lowest.
      judgesPerEntry: 2,
      blind: true,
      trim: false,
      // Nhập phiếu: bangvang judge TỆP; xem còn thiếu gì: --status; chốt kết quả: --finalize
      // To enter sheets: bangvang judge FILE; what is missing: --status; to end: --finalize
    """

  private static func standings(_ mode: ContestDefinition.Mode) -> String {
    """
      // Xếp hạng lần lượt theo; điểm của trường là tổng của mấy \(mode == .judged ? "bài" : "bạn") cao nhất.
      // Ranked by these, one after the other; a school's points are the sum of its best.
      standings: {
        by: [\(mode == .judged ? "\"points\"" : "\"points\", \"correct\", \"time\"")],
        schools: { take: "best", count: 5 },
      },
    """
  }

  private static let certificate = """
      // Người ký, các giải theo hạng. / Who signs, and the awards by rank.
      certificate: {
        place: "Nghệ An",
        signers: [{ title: "TRƯỞNG BAN TỔ CHỨC", name: "Họ và tên người ký" }],
        awards: [
          { title: "Giải Nhất", ranks: [1, 1] },
          { title: "Giải Nhì", ranks: [2, 3] },
          { title: "Giải Ba", ranks: [4, 6] },
        ],
        participation: true,
      },
    """

  private static let privacy = """
      // Tên khi công bố: initials (chữ cái đầu), code (chỉ mã). Thông tin cá nhân bị xoá sau mấy ngày.
      // Names when published: initials or code. After how many days persons are erased.
      privacy: { publish: "initials", keepDays: 90 },
    """
}
