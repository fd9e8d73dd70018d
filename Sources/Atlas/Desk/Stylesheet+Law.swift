extension Stylesheet {
    /// Maps by kind, and tables of words.
    static let law = """
        .k-low { fill: var(--d0); background: var(--d0); } .k-mid { fill: var(--zero); background: var(--zero); }
        .k-high { fill: var(--d5); background: var(--d5); } .k-high2 { fill: var(--d3); background: var(--d3); }
        .k-apart { fill: var(--c); background: var(--c); } .k-conflict { fill: var(--ink); background: var(--ink); }
        .records td, .records th { vertical-align: top; } .records small { display: block; color: var(--soft); }
        .records td { overflow-wrap: anywhere; } .matrix td { font-size: .8125rem; min-width: 6rem; }
        .pyramid { display: block; width: 100%; max-width: 40rem; height: auto; } .pyramid text { font-size: 12px; fill: var(--soft); }
        .pyramid .f { fill: var(--a); } .pyramid .m { fill: var(--b); } .pyramid .mid { text-anchor: middle; } .pyramid .end { text-anchor: end; }

        """
}
