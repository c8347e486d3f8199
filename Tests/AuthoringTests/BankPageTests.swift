import Assessment
import TestSupport
import Testing

@testable import Authoring

@Suite struct BankPageTests {
  static let bank = """
    ::Một::Thủ đô của Việt Nam < Lào? {=Hà Nội#đúng ~%50%Huế ~Vinh ####Vì & thế}

    ::Hai::Hai cộng hai? {#4:0.5}

    ::Ba::Đất tròn? {T}

    ::Bốn::Ghép {=Nghệ An -> Vinh =Hà Tĩnh -> Hà Tĩnh}

    ::Năm::Thiếu {=x
    """

  @Test(arguments: ["vi", "en"])
  func `every item is on the page with its key, and each fault in place`(language: String) throws {
    let reading = BankReader.read(bytes: Array(Self.bank.utf8), file: "a&b.gift")
    var page = BankPage(language: language)
    page.add(reading, file: "a&b.gift")
    try expectGolden(page.html, "bank-page-\(language)")
  }
}
