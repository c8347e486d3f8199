/// The look of the results page, and the search in it.
enum LeaderboardStyle {
  static let css = """
    :root { color-scheme: light dark; --ink: #1c1b1a; --soft: #6b655c; --paper: #fffdf8;
      --line: #e4dccb; --gold: #b88a1a; --red: #a51220; --stripe: #faf5e9; }
    @media (prefers-color-scheme: dark) { :root { --ink: #f0ece3; --soft: #a79f90;
      --paper: #191714; --line: #3a352c; --gold: #e2b84a; --red: #ff8a8a; --stripe: #211e19; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, "Noto Sans", Arial, sans-serif; }
    header { text-align: center; border-bottom: 3px double var(--gold); margin-bottom: 1.5rem; }
    .bodies { margin: 0; color: var(--soft); text-transform: uppercase; font-size: .85rem; }
    h1 { margin: .5rem 0 1rem; color: var(--red); font-size: 1.9rem; line-height: 1.2; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    .provisional { border: 2px solid var(--red); padding: .5rem 1rem; border-radius: .4rem;
      color: var(--red); }
    .podium { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0;
      justify-content: center; }
    .podium li { border: 1px solid var(--line); border-top: 4px solid var(--gold);
      border-radius: .4rem; padding: .75rem 1rem; min-width: 11rem; text-align: center;
      display: flex; flex-direction: column; }
    .podium b { font-size: 1.6rem; color: var(--gold); }
    .podium span { font-weight: 600; }
    .podium small, td small { color: var(--soft); }
    .podium em { font-style: normal; font-weight: 700; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    th { border-bottom: 2px solid var(--gold); font-size: .85rem; }
    tbody tr:nth-child(even) { background: var(--stripe); }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .search input { width: 100%; padding: .6rem .8rem; font: inherit; color: inherit;
      background: transparent; border: 1px solid var(--soft); border-radius: .4rem; }
    footer { margin-top: 2rem; color: var(--soft); font-size: .85rem; }
    code { overflow-wrap: anywhere; }
    @media (max-width: 34rem) { th, td { padding: .35rem .25rem; font-size: .9rem; } }
    @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --stripe: #fff;
      --line: #bbb; --soft: #333; --red: #000; } body { max-width: none; padding: 0;
      font-size: 11pt; } .search, script { display: none; } tr { break-inside: avoid; }
      thead { display: table-header-group; } }
    """

  /// Tone marks are left out on both sides, so that "anh" finds "Ánh".
  static let script = #"""
    "use strict";
    (function () {
      var box = document.getElementById("find");
      if (!box) { return; }
      var plain = function (text) {
        return text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      };
      var rows = Array.prototype.slice.call(document.querySelectorAll("#people tbody tr"));
      var texts = rows.map(function (row) { return plain(row.textContent); });
      box.addEventListener("input", function () {
        var wanted = plain(box.value.trim()), shown = 0;
        rows.forEach(function (row, place) {
          var hit = texts[place].indexOf(wanted) >= 0;
          row.hidden = !hit;
          if (hit) { shown += 1; }
        });
        document.getElementById("none").hidden = shown > 0;
      });
    })();
    """#
}
