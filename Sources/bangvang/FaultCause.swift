import Authoring
import Foundation
import Network
import Publishing
import Store
import Terminal

extension LocalizedMessage {
  /// As in errno(3).
  init(systemCode code: Int32) {
    let words = SystemErrorWords.words(code)
    self.init(vi: words.vi, en: words.en)
  }

  /// Why something failed, in words for the person at the keyboard. What has no words of ours keeps its own.
  init(cause error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure.message
    case let error as StoreError: self = CommandFailure.store(error).message
    case let error as PDFError: self = error.words
    case let error as TerminalFault: self.init(systemCode: error.code)
    case NetworkError.system(_, let code): self.init(systemCode: code)
    case NetworkError.addressInUse(let address):
      self.init(vi: "\(address) đang được dùng", en: "\(address) is in use already")
    case NetworkError.tls(_, _, let message):
      self.init(vi: "OpenSSL không nhận: \(message)", en: "OpenSSL refuses it: \(message)")
    default:
      if let code = Self.systemCode(of: error) {
        self.init(systemCode: code)
      } else {
        self.init(vi: "\(error)", en: "\(error)")
      }
    }
  }

  /// What lies under an error of Foundation.
  private static func systemCode(of error: any Error) -> Int32? {
    if let error = error as? POSIXError { return error.code.rawValue }
    if let error = error as? CocoaError {
      if let under = error.underlying, let code = systemCode(of: under) { return code }
      switch error.code {
      case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
      case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
      case .fileWriteOutOfSpace: return ENOSPC
      case .fileWriteVolumeReadOnly: return EROFS
      case .fileWriteFileExists: return EEXIST
      case .fileReadTooLarge: return EFBIG
      default: return nil
      }
    }
    let bridged = error as NSError
    return bridged.domain == NSPOSIXErrorDomain ? Int32(clamping: bridged.code) : nil
  }
}

extension PDFError {
  fileprivate var words: LocalizedMessage {
    switch reason {
    case .noFont:
      LocalizedMessage(
        vi: "máy này chưa có phông chữ nào; cài gói fonts-liberation2",
        en: "no font is installed; install fonts-liberation2")
    case .noMemory: LocalizedMessage(systemCode: ENOMEM)
    case .notWritten(let code): LocalizedMessage(systemCode: code)
    case .drawing(let status):
      LocalizedMessage(
        vi: "thư viện vẽ trang (cairo) báo lỗi số \(status)",
        en: "the library that draws pages (cairo) reports fault \(status)")
    }
  }
}
