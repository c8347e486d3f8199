/// The time of day of the contests: that of Viet Nam, which has one zone and no summer time.
///
/// A computer's own setting is not asked. Many a server and a school's computer stands on UTC or on where
/// it was made, and all who look at one answer should see the same time beside it.
///
/// Source: the time zone database, `Asia/Ho_Chi_Minh`.
public enum VietnamTime {
  /// Ahead of UTC, in seconds.
  public static let secondsEast: Int64 = 7 * 3_600
}
