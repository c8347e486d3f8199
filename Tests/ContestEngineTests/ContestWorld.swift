import ContestEngine

func instant(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }
