/// The one stylesheet of every page, served at `Route.stylesheet`.
///
/// Light and dark by the reader's preference, from phone to desktop, and for print. It asks
/// for no font, picture or script from anywhere.
public enum Stylesheet {
    /// The text of the stylesheet.
    public static let css = [
        colours, frame, text, tables, pictures, desk, registers, rounds, law, narrow, documents,
    ].joined()

    /// The two palettes. Text on its ground keeps a contrast of 4.5 to 1 or more.
    private static let colours = """
        :root { color-scheme: light dark; --paper: #fdfcfa; --ground: #f4f2ec; --ink: #16222b;
          --soft: #52606a; --hair: #dcd8cf; --link: #0b5b69; --a: #0e6b78; --b: #b04a1c;
          --c: #5b5f97; --mark: #9a3412; --markground: #fdf1e4; --land: #fdfcfa;
          --zero: #f6efd9; --nd1: #e7e5df; --nd2: #cfccc3;
          --c0: #c9e2df; --c1: #a3cfcb; --c2: #78b7b6; --c3: #46959a; --c4: #217079; --c5: #0a4852;
          --d0: #96370f; --d1: #cf7340; --d2: #f1c9aa; --d3: #b9dbd8; --d4: #58a4a6; --d5: #115d67; }
        @media (prefers-color-scheme: dark) { :root { --paper: #10171c; --ground: #182127;
          --ink: #e8ebea; --soft: #a3b0b6; --hair: #2d3940; --link: #7fcdd3; --a: #62c3c8;
          --b: #f0966a; --c: #a9aee0; --mark: #ffb98a; --markground: #33231a; --land: #10171c;
          --zero: #4a442f; --nd1: #242c31; --nd2: #38424a;
          --c0: #1c434a; --c1: #23606a; --c2: #2f808a; --c3: #4ea3aa; --c4: #83c7c8; --c5: #c3e9e5;
          --d0: #ff9a66; --d1: #bd6a40; --d2: #6b4331; --d3: #24535a; --d4: #3f8f97; --d5: #8fd6d8; } }

        """

    /// Page, header, footer.
    private static let frame = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
        .wide { max-width: 70rem; margin: 0 auto; padding-left: 1.5rem; padding-right: 1.5rem; }
        .skip { position: absolute; left: -100rem; background: var(--paper); padding: .5rem 1rem; }
        .skip:focus { left: .5rem; top: .5rem; }
        :focus-visible { outline: 3px solid var(--a); outline-offset: 2px; }
        .top { border-bottom: 1px solid var(--hair); }
        .top .wide { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline; justify-content: space-between; padding-top: 1rem; padding-bottom: .85rem; }
        .top p { margin: 0; }
        .name a { font-weight: 700; font-size: 1.25rem; letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
        .name span { color: var(--soft); font-size: .875rem; margin-left: .5rem; }
        .top ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; }
        .top nav a { color: var(--soft); text-decoration: none; display: inline-block; padding: .25rem 0; }
        .top nav a:hover { color: var(--ink); text-decoration: underline; }
        .top nav a[aria-current] { color: var(--ink); box-shadow: 0 2px 0 var(--a); }
        main { padding-top: 3rem; padding-bottom: 5rem; }
        .bottom { background: var(--ground); color: var(--soft); font-size: .875rem; }
        .bottom .wide { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1.5rem 4rem; padding-top: 2.5rem; padding-bottom: 3rem; }
        .bottom h2 { font-size: .9375rem; margin: 0 0 .5rem; font-family: inherit; color: var(--ink); }
        .bottom p { margin: 0 0 .75rem; }

        """

    /// Headings, paragraphs, figures in words.
    private static let text = """
        h1, h2, .big { font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "Noto Serif", "Liberation Serif", serif; letter-spacing: -.01em; text-wrap: balance; }
        h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3rem); line-height: 1.15; font-weight: 600; margin: 0 0 1rem; }
        h2 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; margin: 0 0 1rem; }
        h3 { font-size: 1.0625rem; line-height: 1.4; font-weight: 650; margin: 2.5rem 0 1rem; }
        p, li, dd { max-width: 42rem; overflow-wrap: anywhere; }
        a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
        h1 a { color: inherit; }
        section { margin-top: 4rem; scroll-margin-top: 1rem; }
        .lead { max-width: 48rem; margin-bottom: 2.5rem; }
        .lead p { color: var(--soft); font-size: 1.125rem; margin: 0; }
        .lead .kicker, .kicker { color: var(--soft); font-size: .875rem; margin: 0 0 .5rem; }
        .to { color: var(--soft); font-weight: 400; }
        .lead .big { color: var(--ink); font-size: 2.25rem; line-height: 1.2; margin: 0 0 1rem; }
        .big small { font: .9375rem system-ui, sans-serif; color: var(--soft); letter-spacing: 0; }
        .fig { color: inherit; font-variant-numeric: tabular-nums lining-nums; white-space: nowrap; }
        a.fig { text-decoration-color: var(--hair); }
        a.fig:hover { text-decoration-color: currentColor; }
        a.fig.est { text-decoration-style: dotted; text-decoration-color: var(--soft); }
        .missing { color: var(--soft); font-style: italic; font-weight: 400; }
        td .missing, td.missing { font-size: .8125rem; } .period { white-space: nowrap; }
        .flag { font-family: system-ui, sans-serif; letter-spacing: 0; color: var(--mark); background: var(--markground); border-radius: .2rem; padding: 0 .35em; font-size: .8125rem; white-space: normal; }
        .source, .note, .empty { color: var(--soft); max-width: 60rem; font-size: .875rem; margin: .75rem 0 0; }
        ul.note, ul.gaps, .plain { padding-left: 1.1rem; }
        .gaps li, .plain li { margin-bottom: .5rem; }
        .warning { background: var(--markground); border-left: 3px solid var(--mark); padding: .75rem 1rem; margin-top: 1.5rem; font-size: .9375rem; }
        .warning p { margin: 0 0 .25rem; font-weight: 650; }
        .warning ul { margin: 0; padding-left: 1.1rem; }
        code { font: .9em ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
        .cite { background: var(--ground); padding: 1rem 1.25rem; margin: 0 0 1rem; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1.75rem 2rem; margin: 0; padding: 1.5rem 0; border-top: 1px solid var(--hair); border-bottom: 1px solid var(--hair); }
        .cards dt { color: var(--soft); font-size: .875rem; line-height: 1.35; margin-bottom: .25rem; }
        .cards dd { margin: 0; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
        .cards .missing { font-size: 1.0625rem; }
        .cards small { display: block; font-size: .8125rem; font-weight: 400; color: var(--soft); margin-top: .25rem; }
        .words { display: grid; gap: 1.25rem 3rem; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); margin: 0; }
        .words dt { font-weight: 650; }
        .words dd { margin: .15rem 0 0; color: var(--soft); font-size: .9688rem; }
        .words code { color: var(--soft); font-weight: 400; }
        .steps { list-style: none; counter-reset: step; margin: 0; padding: 0; }
        .steps > li { counter-increment: step; max-width: none; border-top: 1px solid var(--hair); padding: 1.75rem 0 2rem 3rem; position: relative; }
        .steps > li::before { content: counter(step); position: absolute; left: 0; top: 1.8rem; font-weight: 600; color: var(--a); font-size: 1.25rem; }
        .steps h2 { font-size: 1.25rem; margin-bottom: .5rem; }
        .steps p { margin: 0 0 1rem; }
        .releases { list-style: none; margin: 0; padding: 0; }
        .releases > li { max-width: none; border-top: 1px solid var(--hair); padding: 1.5rem 0; }
        .releases h3 { margin: 0 0 .75rem; }
        .facts { margin: 0; font-size: .9375rem; }
        .facts > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .2rem 0; }
        .facts dt { color: var(--soft); }
        .facts dd { margin: 0; grid-column: 2; max-width: 48rem; }
        .hash { color: var(--soft); font-size: .8125rem; }
        .inline { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; padding: 0; }
        .inline a { display: inline-block; min-height: 1.5rem; }

        """

    /// Tables and forms.
    private static let tables = """
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; line-height: 1.4; }
        caption { text-align: left; color: var(--soft); font-size: .875rem; padding-bottom: .5rem; }
        th, td { padding: .4rem .75rem .4rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--hair); font-weight: 400; }
        thead th, thead td { position: sticky; top: 0; background: var(--paper); color: var(--soft); font-size: .8125rem; border-bottom: 1px solid var(--soft); vertical-align: bottom; }
        .num, .nums td, .nums thead th:not(:first-child) { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
        th:last-child, td:last-child { padding-right: 0; }
        .bars td.bar { width: 34%; min-width: 4rem; vertical-align: top; padding-top: .72rem; }
        .bars svg { display: block; width: 100%; height: .7rem; }
        .bars rect.above { fill: var(--a); }
        .bars rect.below { fill: var(--b); }
        .trail { table-layout: fixed; } .trail th { width: 36%; color: var(--soft); }
        .trail .ref { width: 40%; font-size: .875rem; color: var(--soft); }
        .trail td { overflow-wrap: anywhere; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .scroll { overflow-x: auto; margin-top: 1.5rem; }
        .pair .scroll { max-height: 24rem; overflow-y: auto; margin-top: 0; border-bottom: 1px solid var(--hair); }
        details { border-top: 1px solid var(--hair); border-bottom: 1px solid var(--hair); padding: .75rem 0; }
        summary { cursor: pointer; color: var(--link); }
        details table { margin-top: 1rem; max-width: 36rem; }
        .interval { border-bottom: 0; } .interval[open] { padding-bottom: 1.5rem; }
        .interval .scroll { margin-top: 0; } .interval table { max-width: none; }
        summary span { color: var(--soft); margin-left: .5rem; font-size: .9375rem; }
        .intervals { margin-top: 2rem; border-bottom: 1px solid var(--hair); }
        .choose { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; margin: 0 0 2rem; }
        .choose p { margin: 0; }
        .choose label { display: block; font-size: .8125rem; color: var(--soft); }
        select, input, button { font: inherit; font-size: 1rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .25rem; padding: .45rem .7rem; min-height: 2.75rem; max-width: 100%; }
        button { background: var(--ink); color: var(--paper); border-color: var(--ink); cursor: pointer; padding: .45rem 1.1rem; }
        .years ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 1.25rem 0 0; padding: 0; font-variant-numeric: tabular-nums; }
        .years b { border-bottom: 2px solid var(--a); }

        """

    /// Maps and charts.
    private static let pictures = """
        figure { margin: 0; }
        figcaption { margin-bottom: .75rem; }
        figcaption span { color: var(--soft); font-size: .9375rem; }
        .columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 4rem; }
        .pair { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 2rem 4rem; align-items: start; }
        .trio { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 2rem 2.5rem; margin-top: 1.5rem; }
        svg { overflow: visible; }
        .map { display: block; width: 100%; height: auto; overflow: hidden; }
        .map path, .map circle { stroke: var(--land); stroke-width: 1.4; stroke-linejoin: round; }
        .map a:hover path, .map a:hover circle, .map a:focus path, .map a:focus circle { stroke: var(--ink); stroke-width: 4; }
        .hatch-ground { fill: var(--nd1); } .hatch-line { fill: var(--nd2); }
        .map circle { stroke: var(--soft); stroke-width: 1; }
        .swatch.nd { background: repeating-linear-gradient(45deg, var(--nd1) 0 3px, var(--nd2) 3px 5px); }
        .c-zero { fill: var(--zero); background: var(--zero); }
        .c-0 { fill: var(--c0); background: var(--c0); } .c-1 { fill: var(--c1); background: var(--c1); }
        .c-2 { fill: var(--c2); background: var(--c2); } .c-3 { fill: var(--c3); background: var(--c3); }
        .c-4 { fill: var(--c4); background: var(--c4); } .c-5 { fill: var(--c5); background: var(--c5); }
        .d-0 { fill: var(--d0); background: var(--d0); } .d-1 { fill: var(--d1); background: var(--d1); }
        .d-2 { fill: var(--d2); background: var(--d2); } .d-3 { fill: var(--d3); background: var(--d3); }
        .d-4 { fill: var(--d4); background: var(--d4); } .d-5 { fill: var(--d5); background: var(--d5); }
        .legend, .key { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem 1.5rem; margin: 1rem 0 0; padding: 0; font-size: .875rem; }
        .legend li, .key li { display: flex; align-items: center; gap: .5rem; }
        .swatch { width: 1.5rem; height: .9rem; flex: none; border: 1px solid var(--hair); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .key { margin: 0 0 .5rem; }
        .key.methods a { color: inherit; text-decoration-color: var(--hair); }
        .pair .key.methods { flex-direction: column; }
        .rule { width: 1.75rem; height: 0; flex: none; border-top: 3px solid; }
        .rule.l0 { border-color: var(--a); } .rule.l1 { border-color: var(--b); border-top-style: dashed; }
        .rule.l2 { border-color: var(--c); border-top-style: dotted; }
        .sample { width: 1.25rem; height: 1.25rem; flex: none; vertical-align: -.25rem; }
        .chart { display: block; width: 100%; height: auto; max-width: 40rem; }
        .chart text { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums; }
        .chart .tick { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .chart .mid { text-anchor: middle; } .chart .end { text-anchor: end; }
        .chart .grid { stroke: var(--hair); } .chart .axis { stroke: var(--soft); }
        .line path { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
        .line circle { stroke: var(--paper); stroke-width: 1.5; }
        .line.l0 path { stroke: var(--a); } .line.l0 circle { fill: var(--a); }
        .line.l1 path { stroke: var(--b); stroke-dasharray: 7 5; } .line.l1 circle { fill: var(--b); }
        .line.l2 path { stroke: var(--c); stroke-dasharray: 1.5 5; } .line.l2 circle { fill: var(--c); }
        .chart .row { fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .range { stroke: var(--soft); stroke-width: 1.5; opacity: .6; }
        .mark { stroke-width: 1.5; stroke: var(--paper); }
        .mark.sd { fill: var(--b); } .mark.rate { fill: var(--c); } .mark.da { fill: var(--a); }
        .mark.hollow { fill: none; stroke-width: 2.5; }
        .mark.sd.hollow { stroke: var(--b); } .mark.da.hollow { stroke: var(--a); } .mark.rate.hollow { stroke: var(--c); }
        .ring { fill: none; stroke: var(--ink); stroke-width: 1.75; stroke-dasharray: 3 2.5; }
        .lead-line { stroke: var(--soft); stroke-width: 1; }
        .line-break { stroke: var(--mark); stroke-width: 1.5; stroke-dasharray: 3 3; }
        .chart .break-name { fill: var(--mark); font-weight: 600; }
        .breaks { margin: .75rem 0 0; padding: 0; list-style: none; font-size: .875rem; color: var(--soft); }
        .breaks b, .break td { color: var(--mark); } .nums .break td { text-align: left; font-size: .8125rem; white-space: normal; }
        .scatter .band { fill: var(--hair); opacity: .55; } .scatter .axis { stroke: var(--soft); }
        .cloud { fill: none; stroke-width: 6; stroke-linecap: round; opacity: .55; }
        .cloud.sd { stroke: var(--b); } .cloud.rate { stroke: var(--c); } .cloud.da { stroke: var(--a); }
        .scatter a { text-decoration: none; } .scatter a:hover .row { text-decoration: underline; }
        .cards.spaced { margin-top: 2rem; } .more { margin-top: 2rem; }
        .plots { align-items: end; }
        .trio .chart text { font-size: 16px; }
        .trio .tick.mid { display: none; }

        """

    /// Phones, and paper.
    private static let narrow = """
        @media (max-width: 56rem) { .pair, .trio { grid-template-columns: minmax(0, 1fr); }
          .trio .tick.mid { display: inline; } .trio .chart text { font-size: 12px; } }
        @media (max-width: 40rem) { body { font-size: 1rem; } .wide { padding-left: 1.1rem; padding-right: 1.1rem; }
          main { padding-top: 2rem; } .top nav ul { gap: .25rem 1.1rem; } .name span { display: block; margin: 0; }
          section { margin-top: 3rem; } .cards { grid-template-columns: 1fr 1fr; gap: 1.25rem; } .cards dd { font-size: 1.25rem; }
          .chart text, .trio .chart text { font-size: 15px; } .map circle { r: 11px; stroke-width: 1.5; }
          .bars td.bar { width: 22%; min-width: 2.5rem; } .bars th, .bars td { padding-right: .5rem; }
          .scroll thead:has(th:nth-child(6)) th { min-width: 5.2rem; }
          .scroll table { font-size: .8125rem; } .scroll th, .scroll td { padding-right: .5rem; }
          .choose p { flex: 1 1 auto; } .choose select, .choose input { width: 100%; }
          .facts > div { grid-template-columns: 1fr; } .facts dd { grid-column: 1; }
          .steps > li { padding-left: 0; padding-top: 3.25rem; } .steps > li::before { top: 1.25rem; }
          .trail, .trail tbody, .trail tr, .trail th, .trail td, .trail .ref { display: block; width: auto; }
          .trail th, .trail td { border: 0; padding: 0; } .trail tr { border-bottom: 1px solid var(--hair); padding: .5rem 0; } }
        @media print { :root { --paper: #fff; --ground: #fff; --ink: #000; --soft: #444; --land: #fff; }
          body { font-size: 10pt; } .top nav, .choose, .years, .skip { display: none; }
          section, figure, tr { break-inside: avoid; } .scroll { overflow: visible; max-height: none; }
          .map, .chart { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }

        """
}
