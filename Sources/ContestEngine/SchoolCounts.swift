/// Contestants by school, counted in one pass over numbers: hosts are told of them several times a
/// second.
public struct SchoolCounts: Sendable {
  /// In the order of the first who joined from each.
  public let schools: [SchoolID]
  /// Of each school: who joined, who is there, whose answer is held.
  public private(set) var joined: [Int]
  public private(set) var present: [Int]
  public private(set) var answered: [Int]

  /// - Parameters:
  ///   - question: whose answers are counted; nil counts none.
  ///   - isPresent: of each contestant, by the number − 1.
  public init(_ contest: Contest, answering question: QuestionID?, isPresent: [Bool]) {
    schools = contest.contestants.schools
    joined = Array(repeating: 0, count: schools.count)
    present = joined
    answered = joined
    for (place, school) in contest.contestants.schoolPlaceOf.enumerated() {
      joined[Int(school)] += 1
      if place < isPresent.count, isPresent[place] { present[Int(school)] += 1 }
    }
    guard let question, let drawn = contest.drawnPlace(of: question) else { return }
    let places = contest.contestants.schoolPlaceOf
    for (place, slot) in contest.questions[drawn].answers.enumerated()
    where slot.receipt != 0 && slot.response != nil && place < places.count {
      answered[Int(places[place])] += 1
    }
  }

  /// Of a contestant, by the number − 1: the place among `schools`.
  public static func places(in contest: Contest) -> [Int32] { contest.contestants.schoolPlaceOf }
}
