/// What a contest package says of each thing, as its objects are named and spelled there.
///
/// Source: ICPC "Contest API" 2023-06 and its contest package, with the JSON schemas beside it.
enum PackageRecords {
  /// Written as `null` where it is nil: the package wants the key.
  struct Nullable<Value: Encodable>: Encodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if let value { try container.encode(value) } else { try container.encodeNil() }
    }
  }

  struct API: Encodable {
    struct Provider: Encodable { let name: String }

    let version = "2023-06"
    let version_url = "https://ccs-specs.icpc.io/2023-06/contest_api"
    let provider = Provider(name: "Bảng Vàng")
  }

  struct ContestInfo: Encodable {
    let id: String
    let name: String
    let formal_name: String
    let start_time: Nullable<String>
    let duration: String
    /// Beside `frozen` in the state; without it nothing froze.
    let scoreboard_freeze_duration: String?
    let scoreboard_type = "score"
  }

  struct State: Encodable {
    let started: Nullable<String>
    let ended: Nullable<String>
    let frozen: Nullable<String>
    let thawed: Nullable<String>
    let finalized: Nullable<String>
    let end_of_updates: Nullable<String>
  }

  struct Problem: Encodable {
    let id: String
    let label: String
    let name: String
    let ordinal: Int
    let test_data_count = 1
    let max_score: Int
  }

  struct Group: Encodable {
    let id: String
    let name: String
    let type: String
  }

  struct Organization: Encodable {
    let id: String
    let name: String
    let formal_name: String
    let country = "VNM"
  }

  struct Team: Encodable {
    let id: String
    let name: String
    let label: String
    let organization_id: String
    let group_ids: [String]
    let hidden: Bool
  }

  /// The package wants one for a submission; answers have none.
  struct Language: Encodable {
    let id = "quiz"
    let name = "Quiz"
    let entry_point_required = false
    /// Named and null: without the key the schema's alternatives cannot be told apart.
    let entry_point_name = Nullable<String>(nil)
    let extensions: [String] = []
  }

  struct JudgementType: Encodable {
    let id: String
    let name: String
    let penalty = false
    let solved: Bool
  }

  struct Submission: Encodable {
    let id: String
    let language_id = "quiz"
    let problem_id: String
    let team_id: String
    let time: String
    let contest_time: String
    /// What was answered stays in the journal.
    let files: [String] = []
  }

  struct Judgement: Encodable {
    let id: String
    let submission_id: String
    let judgement_type_id: String
    let score: Int
    let current = true
    let start_time: String
    let start_contest_time: String
    let end_time: String
    let end_contest_time: String
  }

  struct Award: Encodable {
    let id: String
    let citation: String
    let team_ids: [String]
  }

  struct Scoreboard: Encodable {
    struct Row: Encodable {
      let rank: Int
      let team_id: String
      let score: Score
      let problems: [Result]
    }

    struct Score: Encodable { let score: Int }

    struct Result: Encodable {
      let problem_id: String
      let num_judged: Int
      let num_pending = 0
      /// 0 or above: the package has no negative scores of a problem.
      let score: Int
      /// Whole minutes since the start; only beside a score above 0.
      let time: Int?
    }

    let event_id: String
    let time: String
    let contest_time: String
    let state: State
    let rows: [Row]
  }

  struct FeedLine<Data: Encodable>: Encodable {
    let token: String
    let id: Nullable<String>
    let type: String
    let data: Data
  }
}
