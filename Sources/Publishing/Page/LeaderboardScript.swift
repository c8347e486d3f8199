/// The search in the results page.
struct LeaderboardScript {
  let words: PublishingTexts

  /// Every word that is looked for must be there. Marks are left out on both sides, so that "anh"
  /// finds "Ánh"; where the question has marks and rows match with them, only those are shown.
  var text: String {
    Self.search.replacing("COUNT", with: words.foundCount)
  }

  private static let search = #"""
    "use strict";
    (function () {
      var box = document.getElementById("find");
      if (!box) { return; }
      var school = document.getElementById("school");
      var count = document.getElementById("count");
      document.getElementById("search").hidden = false;
      var marked = function (text) {
        return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
      };
      var plain = function (text) {
        return text.replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      };
      var rows = Array.prototype.map.call(
        document.querySelectorAll("#people tbody tr"), function (row) {
          var cells = row.querySelectorAll(".w, .c, .s"), texts = [];
          for (var place = 0; place < cells.length; place += 1) {
            texts.push(cells[place].textContent);
          }
          var text = marked(texts.join(" ")), at = row.querySelector(".s");
          return { row: row, marked: text, plain: plain(text), school: at ? at.textContent : "" };
        });
      var hits = function (key, words, among) {
        return among.filter(function (row) {
          return words.every(function (word) { return row[key].indexOf(word) >= 0; });
        });
      };
      var show = function () {
        var wanted = marked(box.value), words = wanted.split(" ");
        var among = rows.filter(function (row) {
          return !school || !school.value || row.school === school.value;
        });
        var found = plain(wanted) === wanted ? [] : hits("marked", words, among);
        if (!found.length) { found = hits("plain", words.map(plain), among); }
        rows.forEach(function (row) { row.row.hidden = true; });
        found.forEach(function (row) { row.row.hidden = false; });
        document.getElementById("none").hidden = found.length > 0;
        count.textContent = wanted || (school && school.value)
          ? "COUNT".replace("#", found.length).replace("#", rows.length) : "";
      };
      box.addEventListener("input", show);
      if (school) { school.addEventListener("change", show); }
      // Some screen readers lose a table whose rows are laid out as a grid on a phone.
      var role = function (selector, name) {
        document.querySelectorAll(selector).forEach(function (part) {
          part.setAttribute("role", name);
        });
      };
      role("#people", "table");
      role("#people tbody, #people thead", "rowgroup");
      role("#people tr", "row");
      role("#people td", "cell");
      role("#people thead th", "columnheader");
      role("#people tbody th", "rowheader");
      if (box.value) { show(); }
    })();
    """#
}
