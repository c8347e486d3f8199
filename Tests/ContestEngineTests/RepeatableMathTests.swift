import Testing

@testable import ContestEngine

/// Against values of Python's decimal module with 60 digits, rounded to doubles.
@Suite struct RepeatableMathTests {
  @Test(arguments: [
    (0.0, 1.0), (1.0, 2.718281828459045), (-1.0, 0.36787944117144233),
    (0.1, 1.1051709180756477), (-20.5, 1.2501528663867426e-09), (50.25, 6.657293676747253e+21),
    (700.0, 1.0142320547350045e+304), (-700.0, 9.859676543759770e-305),
  ])
  func `e to the power of x`(x: Double, expected: Double) {
    #expect(abs(RepeatableMath.exp(x) / expected - 1) < 1e-15)
  }

  @Test(arguments: [
    (1.0, 0.0), (2.0, 0.6931471805599453), (0.5, -0.6931471805599453),
    (10.0, 2.302585092994046), (1e-300, -690.7755278982137),
    (1.4142135623730951, 0.3465735902799727),
    (0.999, -0.0010005003335835344), (123456.789, 11.723646487185881),
  ])
  func `natural logarithm`(x: Double, expected: Double) {
    #expect(abs(RepeatableMath.log(x) - expected) <= 1e-15 * max(abs(expected), 1e-3))
  }

  @Test func `the ends`() {
    #expect(RepeatableMath.exp(-746) == 0 && RepeatableMath.exp(710) == .infinity)
    #expect(RepeatableMath.exp(-744) > 0)
    #expect(RepeatableMath.log(0) == -.infinity)
  }
}
