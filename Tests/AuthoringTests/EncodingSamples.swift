import Authoring

/// One small bank in every encoding that is read. The text was written for this test; its forms in
/// the old encodings were made from other tables than those of the reader, and `iconv -f TCVN` and
/// `iconv -f CP1258` read them back to it.
enum EncodingSamples {
  static let text = """
    ::Thủ đô:: Thủ đô của nước Việt Nam là thành phố nào? {
      =Hà Nội
      ~Huế
      ~Đà Nẵng
      ~Cần Thơ
      ####Theo Hiến pháp, điều 13.
    }

    ::Sông:: Dòng sông nào chảy qua thành phố Vinh? {=sông Lam =sông Cả}

    Tại Nghệ An, người từ đủ mấy tuổi phải làm thẻ căn cước? {#14}

    Mỗi hồ sơ trực tuyến đều được cấp một mã số để tra cứu. {T}

    """

  /// Its bytes, each shown as the character of Latin-1 that has its number.
  static let vni = """
    ::Thuû ñoâ:: Thuû ñoâ cuûa nöôùc Vieät Nam laø thaønh phoá naøo? {
      =Haø Noäi
      ~Hueá
      ~Ñaø Naüng
      ~Caàn Thô
      ####Theo Hieán phaùp, ñieàu 13.
    }

    ::Soâng:: Doøng soâng naøo chaûy qua thaønh phoá Vinh? {=soâng Lam =soâng Caû}

    Taïi Ngheä An, ngöôøi töø ñuû maáy tuoåi phaûi laøm theû caên cöôùc? {#14}

    Moãi hoà sô tröïc tuyeán ñeàu ñöôïc caáp moät maõ soá ñeå tra cöùu. {T}

    """

  static let windows1258 = """
    ::ThuÒ ðô:: ThuÒ ðô cuÒa nýõìc Viêòt Nam laÌ thaÌnh phôì naÌo? {
      =HaÌ Nôòi
      ~Huêì
      ~ÐaÌ NãÞng
      ~CâÌn Thõ
      ####Theo Hiêìn phaìp, ðiêÌu 13.
    }

    ::Sông:: DoÌng sông naÌo chaÒy qua thaÌnh phôì Vinh? {=sông Lam =sông CaÒ}

    Taòi Nghêò An, ngýõÌi týÌ ðuÒ mâìy tuôÒi phaÒi laÌm theÒ cãn cýõìc? {#14}

    MôÞi hôÌ sõ trýòc tuyêìn ðêÌu ðýõòc câìp môòt maÞ sôì ðêÒ tra cýìu. {T}

    """

  static let tcvn3 = """
    ::Thñ ®«:: Thñ ®« cña n\u{AD}íc ViÖt Nam lµ thµnh phè nµo? {
      =Hµ Néi
      ~HuÕ
      ~§µ N½ng
      ~CÇn Th¬
      ####Theo HiÕn ph¸p, ®iÒu 13.
    }

    ::S«ng:: Dßng s«ng nµo ch¶y qua thµnh phè Vinh? {=s«ng Lam =s«ng C¶}

    T¹i NghÖ An, ng\u{AD}êi tõ ®ñ mÊy tuæi ph¶i lµm thÎ c¨n c\u{AD}íc? {#14}

    Mçi hå s¬ trùc tuyÕn ®Òu ®\u{AD}îc cÊp mét m· sè ®Ó tra cøu. {T}

    """

  /// The bytes of a text of Latin-1.
  static func bytes(_ latin: String) -> [UInt8] {
    latin.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }

  static func utf16(_ text: String, little: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return little ? [low, high] : [high, low]
    }
  }
}
