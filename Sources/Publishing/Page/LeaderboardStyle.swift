/// The look of the results page: light and dark, on a phone, on a screen and on paper.
struct LeaderboardStyle {
  let words: PublishingTexts

  var css: String { Self.screen + phone + Self.paper }

  private static let screen = """
    :root { color-scheme: light dark; --ink: #1c1b1a; --soft: #625c53; --paper: #fffdf8;
      --line: #e4dccb; --gold: #a87b12; --red: #a51220; --stripe: #faf5e9; }
    @media (prefers-color-scheme: dark) { :root { --ink: #f0ece3; --soft: #b3ab9c;
      --paper: #191714; --line: #3a352c; --gold: #e2b84a; --red: #ff9a9a; --stripe: #211e19; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 62rem; color: var(--ink);
      background: var(--paper); font: 1rem/1.5 system-ui, "Noto Sans", Arial, sans-serif; }
    header { text-align: center; border-bottom: 3px double var(--gold); margin-bottom: 1.5rem; }
    .bodies { margin: 0; color: var(--soft); text-transform: uppercase; font-size: .85rem; }
    h1 { margin: .5rem 0 1rem; color: var(--red); font-size: 1.9rem; line-height: 1.25;
      overflow-wrap: anywhere; text-wrap: balance; }
    h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .provisional { border: 2px solid var(--red); padding: .5rem 1rem; border-radius: .4rem;
      color: var(--red); }
    .provisional strong { font-size: 1.3rem; letter-spacing: .08em; margin-right: .4rem; }
    .paper { display: none; }
    .podium { list-style: none; display: flex; flex-wrap: wrap; gap: .75rem; padding: 0;
      justify-content: center; }
    .podium li { border: 1px solid var(--line); border-top: 4px solid var(--gold);
      border-radius: .4rem; padding: .75rem 1rem; min-width: 11rem; max-width: 100%;
      flex: 0 1 14rem; text-align: center; display: flex; flex-direction: column;
      overflow-wrap: anywhere; }
    .podium .place-1 { border-top-width: 8px; background: var(--stripe); }
    .podium b { font-size: 1.6rem; color: var(--gold); }
    .podium .who { font-weight: 600; }
    .podium small, td small, th small { color: var(--soft); font-weight: 400; }
    .podium em { font-style: normal; font-weight: 700; margin-top: auto; }
    table { width: 100%; border-collapse: collapse; }
    th, td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; font-weight: 400; }
    tbody th, .s, .why { overflow-wrap: anywhere; }
    thead th { border-bottom: 2px solid var(--gold); font-size: .85rem; font-weight: 600;
      position: sticky; top: 0; background: var(--paper); }
    tbody th, .p { font-weight: 600; }
    tr.out > * { color: var(--soft); font-weight: 400; }
    tbody tr:nth-child(even) { background: var(--stripe); }
    [hidden] { display: none !important; }
    .n { text-align: right; font-variant-numeric: tabular-nums; }
    td.n { white-space: nowrap; }
    .search { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center;
      margin-bottom: .5rem; }
    .search input, .search select { padding: .6rem .8rem; font: inherit; color: inherit;
      background: var(--paper); border: 1px solid var(--soft); border-radius: .4rem;
      flex: 1 1 14rem; min-width: 0; max-width: 100%; }
    .search p { margin: 0; flex: 1 0 100%; color: var(--soft); font-size: .85rem; }
    :focus-visible { outline: 3px solid var(--gold); outline-offset: 1px; }
    footer { margin-top: 2rem; color: var(--soft); font-size: .85rem; }
    code { overflow-wrap: anywhere; }

    """

  /// A row of people as three short lines, without a column head; the unit stands beside its
  /// number instead.
  private var phone: String {
    """
    @media screen and (max-width: 36rem) {
      h1 { font-size: 1.5rem; }
      th, td { padding: .35rem .25rem; }
      thead th { position: static; }
      #schools th, #schools td { font-size: .9rem; }
      #people thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
        clip-path: inset(50%); }
      #people, #people tbody { display: block; }
      #people tr { display: grid; grid-template: "r w p" auto "r s k" auto "r c t" auto
        / 2.6rem 1fr auto; column-gap: .6rem; border-bottom: 1px solid var(--line);
        padding: .4rem 0; }
      #people tbody > tr > * { border: 0; padding: 0 .25rem; }
      .r { grid-area: r; font-size: 1.2rem; } .w { grid-area: w; } .p { grid-area: p; }
      .s { grid-area: s; } .c { grid-area: c; } .k { grid-area: k; } .t { grid-area: t; }
      td.s, td.c, td.k, td.t { font-size: .85rem; color: var(--soft); }
      tr:not(.out) td.p::after { content: " \(words.pointsUnit)"; font-weight: 400; font-size: .85rem; }
      tr:not(.out) td.k::after { content: " \(words.correctUnit)"; }
      td.c:not(:empty)::before { content: "\(words.className) "; }
    }

    """
  }

  private static let paper = """
    @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --stripe: #fff;
      --line: #bbb; --soft: #333; --red: #000; --gold: #000; }
      @page { size: A4; margin: 14mm 12mm; @bottom-right { content: counter(page) "/" counter(pages); } }
      body { max-width: none; padding: 0; font-size: 10.5pt; }
      .search, script { display: none !important; }
      tr, .podium li { break-inside: avoid; }
      h2 { break-after: avoid; }
      thead { display: table-header-group; }
      thead th { position: static; }
      .paper { display: table-row; }
      .paper td { text-align: center; font-weight: 700; letter-spacing: .2em; } }
    """
}
