import Foundation
import Publishing

/// The picture file that a contest's certificates name as their logo.
enum CertificateLogoFile {
  /// - Parameters:
  ///   - name: as the definition has it; nil where it names none.
  ///   - contest: what the person typed: the definition's file, which `name` is relative to, or an
  ///     id; then `name` is relative to the directory that they are in.
  static func read(
    _ name: String?, contest: String, _ call: Invocation
  ) throws(CommandFailure) -> CertificateLogo? {
    guard let name, !name.isEmpty else { return nil }
    let isFile = ContestToServe.isPath(contest)
    let path =
      isFile
      ? URL(filePath: name, relativeTo: URL(filePath: contest).deletingLastPathComponent()).path
      : name
    guard let bytes = try? call.bytes(of: path) else {
      // The reason does not matter: the way out is the same.
      throw CommandFailure(
        .unreachable,
        vi: "không đọc được logo '\(path)' của giấy chứng nhận; hãy gọi publish với tệp định nghĩa "
          + "cuộc thi, logo nằm tính từ thư mục của tệp đó",
        en: "cannot read the certificates' logo '\(path)'; call publish with the contest's "
          + "definition file: the logo is looked for from its folder")
    }
    do {
      return try CertificateLogo(png: bytes)
    } catch {
      throw failure(error, path)
    }
  }

  private static func failure(_ fault: CertificateLogo.Fault, _ path: String) -> CommandFailure {
    switch fault {
    case .notPNG, .damaged:
      CommandFailure(
        .faulty, vi: "logo '\(path)' không phải ảnh PNG lành; hãy lưu lại thành PNG",
        en: "the logo '\(path)' is not a whole PNG; save it as PNG again")
    case .tooManyBytes(_, let most):
      CommandFailure(
        .faulty, vi: "logo '\(path)' lớn hơn \(most / 1_048_576) MiB; hãy thu nhỏ ảnh",
        en: "the logo '\(path)' is larger than \(most / 1_048_576) MiB; make it smaller")
    case .tooManyPixels(let width, let height, let most):
      CommandFailure(
        .faulty,
        vi: "logo '\(path)' có \(width) × \(height) điểm ảnh; mỗi cạnh từ 1 đến \(most)",
        en: "the logo '\(path)' has \(width) × \(height) pixels; each side may have 1 to \(most)")
    }
  }
}
