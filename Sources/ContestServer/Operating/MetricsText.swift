import Wire

/// What the meters say, in the format that Prometheus reads. Contests are named by their ids;
/// nothing tells of a person, an address or an answer.
///
/// Source: "Exposition formats", text-based format 0.0.4, of the Prometheus documentation.
struct MetricsText {
  static let mediaType = "text/plain; version=0.0.4; charset=utf-8"

  let reading: ServiceMeters.Reading
  let health: ServiceMeters.Health
  /// What the process itself uses; nil where the system does not say.
  var process: ProcessUse?

  var text: String {
    var page = Page()
    addContests(&page)
    page.one("bangvang_connections", .gauge, "Open connections.", reading.connections)
    addCounts(&page)
    page.one(
      "bangvang_queue_inputs", .gauge, "Inputs that wait to be decided.", reading.waitingInputs)
    page.one(
      "bangvang_queue_bytes", .gauge, "Bytes of clients that wait to be decided.",
      reading.waitingBytes)
    page.one(
      "bangvang_held_inputs", .gauge, "Inputs that wait for the disk to come back.",
      reading.heldInputs)
    page.one(
      "bangvang_disk_errors_total", .counter, "Commits that failed and were tried again.",
      reading.counts.failedCommits)
    page.one(
      "bangvang_journal_writable", .gauge, "1 while answers can be made durable, else 0.",
      reading.trouble == nil ? 1 : 0)
    page.one(
      "bangvang_healthy", .gauge, "1 while the health check says ok, else 0.",
      health == .well ? 1 : 0)
    if let process {
      page.one(
        "process_resident_memory_bytes", .gauge, "Memory in use.", process.residentBytes)
      page.one("process_open_fds", .gauge, "Open files and connections.", process.openFiles)
      page.one("process_max_fds", .gauge, "How many may be open.", process.openFilesMax)
    }
    return page.text
  }

  private func addContests(_ page: inout Page) {
    func add(
      _ name: String, _ about: String, _ value: (ServiceMeters.Reading.Contest) -> Int
    ) {
      page.head(name, .gauge, about)
      for contest in reading.contests {
        page.value(name, ["contest": contest.id], "\(value(contest))")
      }
    }
    add("bangvang_contestants", "Contestants who have joined.", \.contestants)
    add("bangvang_contestants_present", "Contestants who are connected.", \.present)
    add("bangvang_hosts", "Hosts who are connected.", \.hosts)
    add("bangvang_boards", "Boards that are connected.", \.boards)
  }

  private func addCounts(_ page: inout Page) {
    let counts = reading.counts
    page.one(
      "bangvang_answers_accepted_total", .counter, "Answers that were taken, each once.",
      counts.answers)
    page.one(
      "bangvang_answers_repeated_total", .counter,
      "Answers that had been taken before and were acknowledged again.", counts.repeatedAnswers)
    page.head(
      "bangvang_refusals_total", .counter, "What was refused, by the code that was told.")
    for code in ErrorCode.allCases {
      page.value(
        "bangvang_refusals_total", ["code": code.rawValue], "\(counts.refusals[code] ?? 0)")
    }
    page.one(
      "bangvang_journal_entries_total", .counter, "Journal entries made durable.", counts.entries)
    page.histogram(
      "bangvang_commit_seconds", "From handing a batch to the store until it is on the disk.",
      counts.commits)
  }

  /// The lines as they are made.
  private struct Page {
    enum Kind: String { case gauge, counter, histogram }

    private(set) var text = ""

    mutating func head(_ name: String, _ kind: Kind, _ about: String) {
      text += "# HELP \(name) \(about)\n# TYPE \(name) \(kind.rawValue)\n"
    }

    mutating func value(_ name: String, _ labels: [String: String], _ value: String) {
      let list = labels.sorted { $0.key < $1.key }
        .map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
      text += list.isEmpty ? "\(name) \(value)\n" : "\(name){\(list)} \(value)\n"
    }

    mutating func one(_ name: String, _ kind: Kind, _ about: String, _ value: Int) {
      head(name, kind, about)
      self.value(name, [:], "\(value)")
    }

    mutating func histogram(_ name: String, _ about: String, _ values: Histogram) {
      head(name, .histogram, about)
      var sum = 0
      for (bound, count) in zip(values.bounds, values.counts) {
        sum += count
        value(name + "_bucket", ["le": "\(bound)"], "\(sum)")
      }
      value(name + "_bucket", ["le": "+Inf"], "\(values.count)")
      value(name + "_sum", [:], "\(values.sum)")
      value(name + "_count", [:], "\(values.count)")
    }

    private static func escaped(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
  }
}
