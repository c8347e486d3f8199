public import ContestEngine

/// Reads a contest file: JSON5 in, a definition and everything that should be mended out.
///
/// The meaning of each key stands in the documentation of contest definitions.
public enum ContestReader {
  public struct Output: Sendable {
    /// Nil where there are errors.
    public let definition: ContestDefinition?
    /// The students who may take part, where the contest has a roster.
    public let roster: [RosterEntry]
    /// Of the contest file and of the files of schools and students that it names.
    public let diagnostics: [Diagnostic]
    /// As far as it could be read, also with errors; nil where nothing could.
    let draft: ContestDraft?
    /// As it was named.
    public let file: String
  }

  /// - Parameters:
  ///   - file: the name under which the author knows the file.
  ///   - load: the bytes of a file named relative to the contest file; nil where it cannot be
  ///     read.
  public static func read(
    _ bytes: [UInt8], file: String, load: (String) -> [UInt8]?
  ) -> Output {
    let json = JSON5Reader.read(bytes)
    let notes = ContestNotes(file: file)
    notes.add(json.faults.map { $0.diagnostic(file: file) })
    var draft: ContestDraft?
    if let root = json.root {
      let field = ContestField(root, path: "", notes: notes)
      if let fields = ContestFields(field, keys: ContestKeys.contest) {
        draft = readDraft(fields, load: load)
      }
    }
    let hasErrors = notes.diagnostics.contains { $0.severity == .error }
    return Output(
      definition: hasErrors ? nil : draft?.definition, roster: draft?.roster ?? [],
      diagnostics: notes.diagnostics.inFileOrder(), draft: draft, file: file)
  }

  private static func readDraft(
    _ fields: ContestFields, load: (String) -> [UInt8]?
  ) -> ContestDraft {
    let id = fields.required("id", example: "id: \"tim-hieu-2026\"")?.id()
    let title = fields.required("title", example: "title: \"Tìm hiểu …\"")?.localizedText()
    let mode = fields.required("mode", example: "mode: \"live\"")?
      .choice(ContestDefinition.Mode.self)
    let schools = SchoolsReader.read(fields, load: load)
    var definition = ContestDefinition(
      id: id ?? "contest", title: title ?? LocalizedText(id ?? ""), mode: mode ?? .live,
      schools: schools)
    readGeneral(fields, into: &definition)
    definition.registration = RegistrationReader.readRules(fields)
    definition.leagues = RegistrationReader.readLeagues(
      fields, registration: definition.registration)
    definition.privacy = RegistrationReader.readPrivacy(
      fields, hasRoster: definition.registration.roster != nil)
    definition.standings = StandingsReader.read(fields)
    definition.certificate = CertificateReader.read(fields)
    // Without a mode what is there is read as what it looks like: its own faults are told all the same.
    let shape = mode ?? shape(of: fields)
    if mode != nil || fields.has("rounds") {
      definition.rounds = RoundReader.read(fields, mode: shape)
    }
    if mode != nil || shape == .window {
      definition.window = WindowReader.read(fields, mode: shape)
    }
    if mode != nil || shape == .judged {
      definition.judging = JudgingReader.read(fields, mode: shape, schools: schools, load: load)
    }
    if mode != nil { ContestConsistency.check(definition, fields) }
    checkLogo(of: definition, fields, load: load)
    let roster = readRoster(fields, definition, load: load)
    if definition.schools.isEmpty { definition.schools = RosterSchools.made(of: roster) }
    if definition.schools.isEmpty {
      definition.schools = [openSchool(of: definition)]
    }
    return ContestDraft(
      definition: definition, roster: roster, places: ContestPlaces(fields.notes.places))
  }

  private static func shape(of fields: ContestFields) -> ContestDefinition.Mode {
    if ["opens", "closes", "weeks", "minutes", "attempts"].contains(where: fields.has) {
      return .window
    }
    return fields.has("rubric") && !fields.has("rounds") ? .judged : .live
  }

  private static func readGeneral(
    _ fields: ContestFields, into definition: inout ContestDefinition
  ) {
    definition.about = fields["description"]?.localizedText()
    if let preset = fields.group("preset", keys: ContestKeys.preset) {
      let id = preset.required("id", example: "id: \"tang-toc\"")?.id()
      let version = preset.required("version", example: "version: 1")?
        .integer(in: ContestLimits.presetVersion)
      if let id, let version {
        definition.preset = ContestDefinition.Preset(id: id, version: version)
      }
    }
    if let field = fields["language"], let tag = field.text() {
      if LanguageTag.isValid(tag) {
        definition.language = tag
      } else {
        field.add(.badLanguage(field.path, tag))
      }
    }
    if let organizer = fields.group("organizer", keys: ContestKeys.organizer) {
      definition.organizer = ContestDefinition.Organizer(
        parent: organizer["parent"]?.text(), name: organizer["name"]?.text(),
        contact: organizer["contact"]?.text())
    }
    var banks = UniqueNames()
    let listed = fields["banks"]?.list(max: 100)
    if listed?.isEmpty == true, fields.has("rounds") {
      fields.notes.add(.emptyText("banks"), on: "banks")
    }
    definition.banks = (listed ?? []).compactMap { field in
      field.text().flatMap { banks.take($0, as: field) ? $0 : nil }
    }
    if let value = fields["startsIn"]?.integer(in: ContestLimits.startsIn) {
      definition.startsInSeconds = value
    }
    if let value = fields["revealSeconds"]?.integer(in: ContestLimits.revealSeconds) {
      definition.revealSeconds = value
    }
  }

  private static func readRoster(
    _ fields: ContestFields, _ definition: ContestDefinition, load: (String) -> [UInt8]?
  ) -> [RosterEntry] {
    guard let name = definition.registration.roster else { return [] }
    guard let bytes = load(name) else {
      fields.notes.add(.missingFile(name), on: "registration.roster")
      return []
    }
    let output = RosterReader.read(
      bytes, file: name, schools: definition.schools, leagues: definition.leagues.map(\.id))
    fields.notes.add(output.diagnostics)
    return output.entries
  }

  /// `publish` would print no certificate.
  private static func checkLogo(
    of definition: ContestDefinition, _ fields: ContestFields, load: (String) -> [UInt8]?
  ) {
    guard let name = definition.certificate?.logo, !name.isEmpty else { return }
    guard let bytes = load(name) else {
      fields.notes.add(.missingLogo(name), on: "certificate.logo")
      return
    }
    // PNG (Portable Network Graphics) specification, section 5.2.
    if !bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      fields.notes.add(.logoIsNoPNG(name), on: "certificate.logo")
    }
  }

  /// Everybody may come: one school for all.
  private static func openSchool(of definition: ContestDefinition) -> School {
    let open = definition.language.hasPrefix("en") ? "Open entry" : "Thí sinh tự do"
    return School(id: SchoolID("open"), name: definition.organizer.name ?? open)
  }
}

/// A definition as far as it could be read, and where its values stand.
struct ContestDraft: Sendable {
  let definition: ContestDefinition
  let roster: [RosterEntry]
  let places: ContestPlaces
}
