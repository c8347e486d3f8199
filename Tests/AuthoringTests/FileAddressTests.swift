import Testing

@testable import Authoring

@Suite struct FileAddressTests {
  @Test(arguments: [
    ("a%20b.png", "a b.png"), ("%E1%BA%A3nh.png", "ảnh.png"), ("100%", "100%"), ("%4", "%4"),
    ("%zz", "%zz"), ("%-0", "%-0"), ("%+1", "%+1"), ("a%2Fb%2fc", "a/b/c"), ("", ""),
  ])
  func `codes become characters, and what is no code stays`(address: String, plain: String) {
    #expect(FileAddress.decoded(address) == plain)
  }

  @Test(
    arguments: [
      ("a/./b", "a/b"), ("a/../b", "b"), ("../a", nil), ("a/../../b", nil), ("//a//b/", "a/b"),
    ] as [(String, String?)])
  func `a path does not lead out of the package`(path: String, normalised: String?) {
    #expect(FileAddress.normalised(path) == normalised)
  }
}
