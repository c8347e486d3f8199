import Assessment

/// Why a unit in JSON is none.
enum JSONUnitFault {
  case empty
  case twice(String)
  case multiplier(String)
}

/// The units that a number may be answered in besides the item's own.
extension JSONObject {
  /// `otherUnits`: `[{"unit":"kW","multiplier":0.001}]`.
  ///
  /// - Parameter own: the item's unit.
  func otherUnits(beside own: String?) throws(JSONItemFault) -> [OtherUnit] {
    guard let nodes = try array("otherUnits") else { return [] }
    guard nodes.count <= ItemMarking.otherUnitsMax else {
      throw JSONItemFault(
        reason: .outOfRange("otherUnits"), offset: self["otherUnits"]?.offset ?? offset)
    }
    var seen: Set<String> = []
    if let own { seen.insert(UnitName.key(own)) }
    var units: [OtherUnit] = []
    for node in nodes {
      let entry = try JSONObject(node, field: "otherUnits")
      let name = try entry.required(entry.string("unit"), "unit").trimmedOfSpaces
      let multiplier = try entry.required(entry.number("multiplier"), "multiplier")
      if UnitName.key(name).isEmpty { throw entry.fault(.empty, "unit") }
      guard let unit = OtherUnit(name, multiplier: multiplier) else {
        throw entry.fault(.multiplier(name), "multiplier")
      }
      guard seen.insert(UnitName.key(name)).inserted else {
        throw entry.fault(.twice(name), "unit")
      }
      units.append(unit)
    }
    return units
  }

  private func fault(_ fault: JSONUnitFault, _ key: String) -> JSONItemFault {
    JSONItemFault(reason: .unit(fault), offset: self[key]?.offset ?? offset)
  }
}

extension BankFinding {
  static func json(_ fault: JSONUnitFault) -> BankFinding {
    switch fault {
    case .empty:
      BankFinding(
        .error, "json.unit-empty", vi: "đơn vị khác không có tên, nên câu này chưa được đọc",
        en: "one of the other units has no name, so the item was not read",
        hint: LocalizedMessage(
          vi: "viết {\"unit\":\"kW\",\"multiplier\":0.001}",
          en: "write {\"unit\":\"kW\",\"multiplier\":0.001}"))
    case .twice(let name):
      BankFinding(
        .error, "json.unit-twice",
        vi: "đơn vị “\(name.abridged)” có hai lần, nên câu này chưa được đọc",
        en: "the unit “\(name.abridged)” stands twice, so the item was not read",
        hint: LocalizedMessage(vi: "chỉ giữ một lần", en: "keep one of them"))
    case .multiplier(let name):
      BankFinding(
        .error, "json.unit-multiplier",
        vi: "hệ số của đơn vị “\(name.abridged)” phải lớn hơn 0, nên câu này chưa được đọc",
        en:
          "the multiplier of the unit “\(name.abridged)” must be above 0, so the item was not read",
        hint: LocalizedMessage(
          vi: "1 đơn vị của câu bằng bao nhiêu đơn vị này: W ra kW là 0.001",
          en: "how many of it make one of the item's unit: 0.001 from W to kW"))
    }
  }
}
