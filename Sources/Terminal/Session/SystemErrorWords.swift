import Glibc

/// What `errno` means to a person, in both languages of the house.
public enum SystemErrorWords {
  /// - Parameter code: as in errno(3). What is seldom met is told in the system's own words.
  public static func words(_ code: Int32) -> (vi: String, en: String) {
    switch code {
    case ENOENT: ("không có tệp hay thư mục ấy", "there is no such file or folder")
    case EACCES, EPERM: ("không được phép", "it is not permitted")
    case ENOSPC, EDQUOT: ("ổ đĩa đã đầy", "the disk is full")
    case EROFS: ("ổ đĩa chỉ đọc được", "the disk can only be read")
    case EISDIR: ("đó là thư mục, không phải tệp", "it is a folder, not a file")
    case ENOTDIR: ("đó là tệp, không phải thư mục", "it is a file, not a folder")
    case EEXIST: ("ở đó đã có tệp cùng tên", "a file of that name is there already")
    case ENOTEMPTY: ("thư mục không trống", "the folder is not empty")
    case EFBIG: ("tệp quá lớn", "the file is too large")
    case ENAMETOOLONG: ("tên quá dài", "the name is too long")
    case ELOOP: ("đường dẫn tắt quay vòng", "links lead in a circle")
    case EBUSY, ETXTBSY: ("chương trình khác đang dùng", "another program is using it")
    case EAGAIN: ("đang bị chương trình khác giữ", "another program holds it")
    case EINVAL: ("không phải tệp thường", "it is no ordinary file")
    case EIO: ("ổ đĩa bị lỗi", "the disk has an error")
    case EMFILE, ENFILE: ("quá nhiều tệp đang mở", "too many files are open")
    case ENOMEM: ("thiếu bộ nhớ", "there is not enough memory")
    case ENETUNREACH, EHOSTUNREACH, ENETDOWN, EHOSTDOWN:
      ("không có mạng dẫn tới đó", "no network leads there")
    case EADDRNOTAVAIL: ("máy này không có địa chỉ ấy", "this computer does not have that address")
    case EADDRINUSE: ("cổng đang được dùng", "the port is in use")
    case ECONNREFUSED: ("không có chương trình nào nghe ở đó", "nobody listens there")
    case ECONNRESET, EPIPE, ECONNABORTED: ("bên kia ngắt kết nối", "the other end hung up")
    case ETIMEDOUT: ("không có trả lời", "there was no answer")
    case let other: ("hệ thống báo: \(system(other))", system(other))
    }
  }

  private static func system(_ code: Int32) -> String { String(cString: strerror(code)) }
}
