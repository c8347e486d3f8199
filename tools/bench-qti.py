"""bench-qti.py KIND COUNT FILE: writes a large bank of QTI, the same each time.

KIND is `qti12`, one file in the manner of Canvas, or `qti21`, a package with a file for each item.
Of ten items six have one right choice, one has several, one is true or false, one is typed and one
is a number.
"""

import html
import sys
import zipfile

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def prompt(number):
    return (f"Item {number} - value of {number} plus {number % 97} "
            "(Viet Nam - Hà Nội, naïve, 日本)?")


def kind(number):
    place = number % 10
    return ("single" if place < 6 else "multiple" if place == 6 else "truth" if place == 7
            else "text" if place == 8 else "number")


def choices(number, which):
    """Names, texts and whether they are right."""
    if which == "truth":
        return [("true", "True", number % 4 < 2), ("false", "False", number % 4 >= 2)]
    right = (1, 2) if which == "multiple" else (number % 4,)
    return [(f"c{place}", str(number + place), place in right) for place in range(4)]


# QTI 1.2.

CANVAS = {"single": "multiple_choice", "multiple": "multiple_answers", "truth": "true_false",
          "text": "short_answer", "number": "numerical"}


def field(label, entry):
    return (f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
            f"<fieldentry>{entry}</fieldentry></qtimetadatafield>\n")


def canvas_item(number):
    which = kind(number)
    text = html.escape(f"<p>{prompt(number)}</p>", quote=False)
    if which in ("text", "number"):
        response = ('<response_str ident="response1" rcardinality="Single"><render_fib>'
                    '<response_label ident="answer1" rshuffle="No"/></render_fib></response_str>\n')
        key = f'<varequal respident="response1">{number}</varequal>\n'
        if which == "text":
            key = "".join(f'<varequal respident="response1">{word}{number}</varequal>\n'
                          for word in ("word", "term"))
    else:
        options = choices(number, which)
        labels = "".join(
            f'<response_label ident="{name}">\n<material>\n<mattext texttype="text/plain">{shown}'
            "</mattext>\n</material>\n</response_label>\n" for name, shown, _ in options)
        many = "Multiple" if which == "multiple" else "Single"
        response = (f'<response_lid ident="response1" rcardinality="{many}">\n<render_choice>\n'
                    f"{labels}</render_choice>\n</response_lid>\n")
        rules = [(f'<varequal respident="response1">{name}</varequal>\n', right)
                 for name, _, right in options]
        key = "".join(rule for rule, right in rules if right)
        if which == "multiple":
            key = "<and>\n" + "".join(
                rule if right else f"<not>\n{rule}</not>\n" for rule, right in rules) + "</and>\n"
    return (
        f'<item ident="i{number}" title="Question {number}">\n<itemmetadata>\n<qtimetadata>\n'
        + field("question_type", CANVAS[which] + "_question") + field("points_possible", "1.0")
        + "</qtimetadata>\n</itemmetadata>\n<presentation>\n<material>\n"
        f'<mattext texttype="text/html">{text}</mattext>\n</material>\n{response}</presentation>\n'
        "<resprocessing>\n<outcomes>\n"
        '<decvar maxvalue="100" minvalue="0" varname="SCORE" vartype="Decimal"/>\n</outcomes>\n'
        f'<respcondition continue="No">\n<conditionvar>\n{key}</conditionvar>\n'
        '<setvar action="Set" varname="SCORE">100</setvar>\n</respcondition>\n</resprocessing>\n'
        "</item>\n")


def write_qti12(count, path):
    space = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'{HEAD}<questestinterop xmlns="{space}">\n'
                   '<assessment ident="a" title="Bench">\n<section ident="root_section">\n')
        for number in range(1, count + 1):
            file.write(canvas_item(number))
        file.write("</section>\n</assessment>\n</questestinterop>\n")


# QTI 2.1.

SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PROCESSING = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"


def item_file(number):
    which = kind(number)
    text = html.escape(prompt(number), quote=False)
    template = "match_correct"
    if which in ("text", "number"):
        base, many = ("string", "single") if which == "text" else ("integer", "single")
        word = f"word{number}" if which == "text" else str(number)
        key = f"<correctResponse>\n<value>{word}</value>\n</correctResponse>\n"
        if which == "text":
            template = "map_response"
            key += (f'<mapping defaultValue="0">\n<mapEntry mapKey="{word}" mappedValue="1"/>\n'
                    f'<mapEntry mapKey="term{number}" mappedValue="0.5"/>\n</mapping>\n')
        body = (f"<p>{text}</p>\n"
                '<p><textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/></p>\n')
    else:
        base, many = "identifier", "multiple" if which == "multiple" else "single"
        options = choices(number, which)
        values = "".join(f"<value>{name}</value>\n" for name, _, right in options if right)
        key = f"<correctResponse>\n{values}</correctResponse>\n"
        shown = "".join(f'<simpleChoice identifier="{name}">{words}</simpleChoice>\n'
                        for name, words, _ in options)
        most = 0 if which == "multiple" else 1
        body = ('<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" '
                f'maxChoices="{most}">\n<prompt>{text}</prompt>\n{shown}</choiceInteraction>\n')
    return (
        f'{HEAD}<assessmentItem xmlns="{SPACE}"\n'
        '  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n'
        f'  xsi:schemaLocation="{SPACE} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"\n'
        f'  identifier="i{number}" title="Question {number}" adaptive="false" '
        'timeDependent="false">\n'
        f'<responseDeclaration identifier="RESPONSE" cardinality="{many}" baseType="{base}">\n'
        f"{key}</responseDeclaration>\n"
        '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">\n'
        "<defaultValue>\n<value>0</value>\n</defaultValue>\n</outcomeDeclaration>\n"
        f"<itemBody>\n{body}</itemBody>\n"
        f'<responseProcessing template="{PROCESSING}{template}"/>\n</assessmentItem>\n')


def write_qti21(count, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        resources = "".join(
            f'<resource identifier="r{number}" type="imsqti_item_xmlv2p1" href="items/i{number}.xml">'
            f'\n<file href="items/i{number}.xml"/>\n</resource>\n' for number in range(1, count + 1))
        package.writestr(
            "imsmanifest.xml",
            f'{HEAD}<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">\n'
            "<metadata>\n<schema>IMS QTI</schema>\n<schemaversion>2.1</schemaversion>\n</metadata>\n"
            f"<organizations/>\n<resources>\n{resources}</resources>\n</manifest>\n")
        for number in range(1, count + 1):
            package.writestr(f"items/i{number}.xml", item_file(number))


if __name__ == "__main__":
    {"qti12": write_qti12, "qti21": write_qti21}[sys.argv[1]](int(sys.argv[2]), sys.argv[3])
