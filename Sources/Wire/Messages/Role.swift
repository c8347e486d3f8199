/// Who is at the other end of a connection.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case contestant, host, board, judge
}
