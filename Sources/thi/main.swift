// The student's program. Wiring comes with its screens.
