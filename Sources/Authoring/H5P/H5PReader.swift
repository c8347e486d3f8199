import Assessment

/// Reads an H5P package: the content of its main library, and of all libraries within it.
///
/// Whatever holds other contents is a container, known by name or not: what is looked for are the
/// kinds of question, wherever they stand.
///
/// Source: h5p.org/specification; the semantics.json and library.json of the libraries named in
/// `H5PLibrary`.
struct H5PReader {
  private static let contentPath = "content/content.json"

  private let archive: Archive
  private var bank: BankAssembler
  /// Libraries that are not read, in the order of their first appearance.
  private var unsupported: [(library: String, count: Int, offset: Int)] = []
  private var passedOver: (count: Int, offset: Int) = (0, 0)
  private var notes: [H5PNote: (count: Int, offset: Int)] = [:]
  private var hasQuestion = false

  static func read(_ archive: Archive, file: String) -> BankReading {
    var reader = H5PReader(archive, file: file)
    for path in archive.repeatedPaths.prefix(10) {
      reader.bank.report(.h5pFileTwice(path), at: .offset(0))
    }
    if let package = reader.file("h5p.json"), let content = reader.file(contentPath) {
      reader.read(package, content)
    }
    return reader.bank.finish(.h5p)
  }

  private init(_ archive: Archive, file: String) {
    self.archive = archive
    bank = BankAssembler(SourceText([], file: file))
  }

  /// Nil, with a diagnostic, for what is missing or no JSON.
  private mutating func file(_ path: String) -> H5PFile? {
    do throws(H5PFile.Fault) {
      let file = try H5PFile(path, in: archive)
      if let note = file.note { bank.report(note, at: file.position(0)) }
      return file
    } catch {
      bank.report(error.finding, at: error.position)
      return nil
    }
  }

  private mutating func read(_ package: H5PFile, _ content: H5PFile) {
    let library: String
    let title: String
    do throws(JSONItemFault) {
      let about = try JSONObject(package.root, field: "h5p.json")
      library = try about.required(about.string("mainLibrary"), "mainLibrary")
      title = try H5PText.title(about.string("title"))
    } catch {
      bank.report(.json(error), at: package.position(error.offset))
      return
    }
    let main = H5PContent(
      library: H5PLibrary(library), params: content.root, title: title,
      offset: content.root.offset)
    take(main, in: content, path: [], isMain: true)
    finish(content)
  }

  // Contents.

  /// - Parameter path: the titles of the containers around it.
  private mutating func take(
    _ content: H5PContent, in file: H5PFile, path: [String], isMain: Bool = false
  ) {
    guard !bank.isFull else { return }
    switch content.library.role {
    case .question(let kind):
      if add(content, kind, in: file, path: path) { hasQuestion = true }
    case .passive:
      if passedOver.count == 0 { passedOver.offset = content.offset }
      passedOver.count += 1
    case .container:
      walk(content.params, in: file, path: path + content.titlePath)
    case .unknown:
      let (before, hadQuestion) = (hasQuestion, passedOver)
      hasQuestion = false
      walk(content.params, in: file, path: path + content.titlePath)
      if !hasQuestion {
        passedOver = hadQuestion
        note(content)
      }
      hasQuestion = hasQuestion || before
    }
  }

  private mutating func note(_ content: H5PContent) {
    let name = content.library.name
    if let index = unsupported.firstIndex(where: { $0.library == name }) {
      unsupported[index].count += 1
    } else {
      unsupported.append((name, 1, content.offset))
    }
  }

  /// Looks for contents however deep, which the depth of JSON limits.
  private mutating func walk(_ node: JSONNode, in file: H5PFile, path: [String]) {
    switch node.content {
    case .array(let nodes): for node in nodes { walk(node, in: file, path: path) }
    case .object(let members):
      if let content = H5PContent(node) {
        take(content, in: file, path: path)
      } else {
        for member in members { walk(member.value, in: file, path: path) }
      }
    default: break
    }
  }

  /// - Returns: false where nothing is asked and there is nothing to say, as in a summary that the
  ///   editor made by itself.
  private mutating func add(
    _ content: H5PContent, _ kind: H5PLibrary.Kind, in file: H5PFile, path: [String]
  ) -> Bool {
    let first = bank.nextNumber
    func subject(_ before: Int) -> BankAssembler.Subject {
      BankAssembler.Subject(title: content.title, number: first + before)
    }
    do throws(JSONItemFault) {
      let params = try JSONObject(content.params, field: "params")
      var reader = H5PItemReader(params, H5PMedia(archive))
      let drafts = try reader.read(kind)
      for draft in drafts {
        if let draft {
          add(draft, content, in: file, path: path, isOnly: kind.isOneItem)
        } else {
          bank.refuseItem()
        }
      }
      for (finding, offset) in reader.media.findings {
        bank.report(finding, at: file.position(offset), item: subject(0))
      }
      for (finding, offset, before) in reader.findings {
        bank.report(finding, at: file.position(offset), item: subject(before))
      }
      for note in reader.notes {
        notes[note, default: (0, content.offset)].count += 1
      }
      return !drafts.isEmpty || !reader.findings.isEmpty
    } catch {
      bank.report(.json(error), at: file.position(error.offset), item: subject(0))
      bank.refuseItem()
      return true
    }
  }

  private mutating func add(
    _ draft: H5PDraft, _ content: H5PContent, in file: H5PFile, path: [String], isOnly: Bool
  ) {
    guard !bank.isFull else {
      bank.report(.tooManyItems(), at: file.position(draft.offset))
      return
    }
    let item = Item(
      id: ItemID(""), title: isOnly ? content.title : "", prompt: draft.prompt, format: .html,
      body: draft.body, marking: draft.marking, feedback: draft.feedback,
      category: isOnly ? path : path + content.titlePath,
      media: draft.media.isEmpty ? nil : draft.media)
    bank.add(
      item, at: file.position(draft.offset), answers: draft.answerOffsets.map(file.position))
  }

  /// Says once what is the same for many.
  private mutating func finish(_ file: H5PFile) {
    for (library, count, offset) in unsupported {
      bank.report(.h5pUnsupported(library, times: count), at: file.position(offset))
    }
    if passedOver.count > 0 {
      bank.report(.h5pPassedOver(passedOver.count), at: file.position(passedOver.offset))
    }
    for note in H5PNote.allCases {
      guard let (count, offset) = notes[note] else { continue }
      bank.report(.h5p(note, times: count), at: file.position(offset))
    }
    if !hasQuestion { bank.report(.h5pNoQuestions(), at: file.position(file.root.offset)) }
  }
}
