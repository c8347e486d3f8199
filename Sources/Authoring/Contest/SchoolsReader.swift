import ContestEngine

/// Reads `schools`: a list in the contest file, or a file of its own.
struct SchoolsReader {
  private let notes: ContestNotes
  private var ids = UniqueNames()
  private var codes: [String: SourcePlace] = [:]
  private var names: [String: SourcePlace] = [:]
  private var schools: [School] = []
  /// The sheet of the row that is read.
  private var part: String?

  /// - Parameter load: the bytes of a file named relative to the contest file.
  static func read(_ contest: ContestFields, load: (String) -> [UInt8]?) -> [School] {
    guard let field = contest["schools"] else { return [] }
    var reader = SchoolsReader(notes: contest.notes)
    if case .text = field.value.content {
      reader.readFile(field, load: load)
    } else {
      reader.readList(field)
    }
    return reader.schools
  }

  private init(notes: ContestNotes) { self.notes = notes }

  private mutating func readList(_ field: ContestField) {
    guard let list = field.list(max: ContestLimits.listMax, .listOrFile) else { return }
    if list.isEmpty { field.add(.noSchools) }
    for entry in list {
      guard let fields = ContestFields(entry, keys: ContestKeys.school) else { continue }
      let idField = fields.required("id", example: "id: \"le-mao\"")
      let id = idField?.id()
      if let id, let idField, !ids.take(id, as: idField) { continue }
      let nameField = fields.required("name", example: "name: \"THCS Lê Mao\"")
      let name = nameField?.text(max: 200)
      var school = School(id: SchoolID(id ?? ""), name: name ?? "")
      school.ward = fields["ward"]?.text(max: 200)
      school.bloc = fields["bloc"]?.text(max: 200)
      school.enrolled = fields["enrolled"]?.integer(in: ContestLimits.enrolled)
      if let codeField = fields["code"], let text = codeField.text() {
        school.code = takeCode(text, at: codeField.spot)
      }
      if let nameField { noteName(of: school, at: nameField.spot) }
      schools.append(school)
    }
  }

  private mutating func takeCode(_ text: String, at spot: ContestSpot) -> String? {
    guard let code = SchoolCode.normalized(text) else {
      spot.add(.badCode(text))
      return nil
    }
    if let first = codes[code] {
      spot.add(.sameCode(code, firstLine: first.line))
      return nil
    }
    codes[code] = spot.place
    return code
  }

  private mutating func noteName(of school: School, at spot: ContestSpot) {
    guard !school.name.isEmpty else { return }
    let key = VietnameseFolding.fold(school.name) + "|" + VietnameseFolding.fold(school.ward ?? "")
    if let first = names[key] {
      spot.add(.sameSchoolName(school.name, firstLine: first.line))
    } else {
      names[key] = spot.place
    }
  }

  // MARK: A file of its own

  private enum Column: CaseIterable { case id, name, ward, bloc, code, enrolled }

  private static let headings: [TableFile<Column>.Heading] = [
    .init(column: .id, names: ["Mã", "Mã trường", "ID", "School ID"]),
    .init(column: .name, names: ["Tên trường", "Trường", "Tên", "Name", "School", "School name"]),
    .init(column: .ward, names: ["Xã/Phường", "Xã", "Phường", "Ward", "Commune"]),
    .init(column: .bloc, names: ["Khối thi đua", "Cụm thi đua", "Khối", "Cụm", "Bloc"]),
    .init(column: .code, names: ["Mã dự thi", "Mã vào thi", "Code", "Join code"]),
    .init(column: .enrolled, names: ["Sĩ số", "Số học sinh", "Enrolled", "Students"]),
  ]

  private mutating func readFile(_ field: ContestField, load: (String) -> [UInt8]?) {
    guard let file = field.text() else { return }
    guard let bytes = load(file) else {
      field.add(.missingFile(file))
      return
    }
    let table = TableFile.read(bytes, file: file, headings: Self.headings)
    notes.add(table.diagnostics)
    guard table.columns.contains(.name) else {
      if !table.rows.isEmpty {
        spot(in: file, table.headingPlace).add(.missingColumn("Tên trường"))
      }
      return
    }
    var taken: [String: Int] = [:]
    for row in table.rows { readRow(row, file: file, taken: &taken) }
    if table.rows.isEmpty { spot(in: file, .start).add(.noSchools) }
  }

  private func spot(in file: String, _ place: SourcePlace) -> ContestSpot {
    ContestSpot(notes: notes, file: file, place: place, part: part)
  }

  private mutating func readRow(
    _ row: TableFile<Column>.Row, file: String, taken: inout [String: Int]
  ) {
    part = row.part
    guard let name = row[.name] else {
      spot(in: file, row.place(of: .name)).add(.emptyCell("Tên trường"))
      return
    }
    guard let id = readID(row, name: name.text, file: file, taken: &taken) else { return }
    var school = School(id: SchoolID(id), name: name.text)
    school.ward = row[.ward]?.text
    school.bloc = row[.bloc]?.text
    if let cell = row[.enrolled] {
      school.enrolled = Self.count(cell.text)
      if school.enrolled == nil {
        spot(in: file, cell.place).add(
          .badCell("Sĩ số", cell.text, expected: ("số nguyên", "a whole number")))
      }
    }
    if let cell = row[.code] {
      school.code = takeCode(cell.text, at: spot(in: file, cell.place))
    }
    noteName(of: school, at: spot(in: file, name.place))
    schools.append(school)
  }

  /// The id that is written, which must be free, or one made from the name, which is made free.
  private func readID(
    _ row: TableFile<Column>.Row, name: String, file: String, taken: inout [String: Int]
  ) -> String? {
    guard let cell = row[.id] else {
      let id = Self.freeID(VietnameseFolding.slug(name) ?? "truong") { taken[$0] != nil }
      taken[id] = row.line
      return id
    }
    guard ContestLimits.isID(cell.text, max: ContestLimits.idMax) else {
      spot(in: file, cell.place).add(.badID("Mã", cell.text, max: ContestLimits.idMax))
      return nil
    }
    if let first = taken[cell.text] {
      spot(in: file, cell.place).add(.duplicate("Mã", cell.text, firstLine: first))
      return nil
    }
    taken[cell.text] = row.line
    return cell.text
  }

  /// Spreadsheets group digits: 1.204, 1,204, 1 204.
  private static func count(_ text: String) -> Int? {
    let digits = text.filter { !".,\u{A0} ".contains($0) }
    return Int(digits).flatMap { ContestLimits.enrolled.contains($0) ? $0 : nil }
  }

  private static func freeID(_ id: String, isTaken: (String) -> Bool) -> String {
    guard isTaken(id) else { return id }
    var number = 2
    while isTaken("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }
}
