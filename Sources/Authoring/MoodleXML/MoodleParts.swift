/// The elements directly in a question of Moodle XML, by what they are for.
///
/// Source: Moodle 4.1, question/format/xml/format.php; plug-ins: question/type/*/questiontype.php.
struct MoodleParts {
  private(set) var name: XMLElement?
  private(set) var prompt: XMLElement?
  private(set) var feedback: XMLElement?
  private(set) var answers: [XMLElement] = []
  private(set) var subquestions: [XMLElement] = []
  /// Words for the gaps of a text.
  private(set) var options: [XMLElement] = []
  private(set) var hints: [XMLElement] = []
  private(set) var tags: XMLElement?
  private(set) var idNumber: XMLElement?
  private(set) var category: XMLElement?
  private(set) var categoryInfo: XMLElement?
  private(set) var single: XMLElement?
  private(set) var useCase: XMLElement?
  private(set) var shuffle: XMLElement?
  private(set) var grade: XMLElement?
  private(set) var hidden: XMLElement?
  private(set) var units: XMLElement?
  private(set) var unitGrading: XMLElement?
  private(set) var orderGrading: XMLElement?
  private(set) var whenRight: XMLElement?
  private(set) var whenPartlyRight: XMLElement?
  private(set) var whenWrong: XMLElement?
  /// What an essay has for its marker and its writer.
  private(set) var essayTexts: [XMLElement] = []
  private(set) var image: XMLElement?
  private(set) var imageContent: XMLElement?

  init(_ question: XMLElement) {
    for child in question.children { take(child) }
  }

  private mutating func take(_ child: XMLElement) {
    switch child.name {
    case "answer": answers.append(child)
    case "name": name = name ?? child
    case "questiontext": prompt = prompt ?? child
    case "generalfeedback": feedback = feedback ?? child
    case "defaultgrade": grade = child
    case "penalty": break
    case "hidden": hidden = child
    case "idnumber": idNumber = idNumber ?? child
    case "single": single = child
    case "shuffleanswers": shuffle = child
    case "subquestion": subquestions.append(child)
    case "selectoption", "dragbox": options.append(child)
    case "tags": tags = tags ?? child
    default: takeRare(child)
    }
  }

  private mutating func takeRare(_ child: XMLElement) {
    switch child.name {
    case "hint": hints.append(child)
    case "usecase": useCase = child
    case "category": category = category ?? child
    case "info": categoryInfo = categoryInfo ?? child
    case "units": units = units ?? child
    case "unitgradingtype": unitGrading = child
    case "gradingtype": orderGrading = child
    case "correctfeedback": whenRight = child
    case "partiallycorrectfeedback": whenPartlyRight = child
    case "incorrectfeedback": whenWrong = child
    case "graderinfo", "responsetemplate": essayTexts.append(child)
    case "image": image = image ?? child
    case "image_base64": imageContent = imageContent ?? child
    default: break
    }
  }
}
