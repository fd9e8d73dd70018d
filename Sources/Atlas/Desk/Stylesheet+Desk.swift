extension Stylesheet {
    /// The desk: its navigation, and forms.
    static let desk = """
        .desk { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; border-bottom: 1px solid var(--hair); padding-bottom: .75rem; margin-bottom: 2rem; font-size: .9375rem; }
        .desk ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; margin: 0; padding: 0; }
        .desk [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
        .visitor, .visitor p { margin: 0; } .visitor span { color: var(--soft); }
        button.plain { background: none; color: var(--link); border: 0; padding: 0 .25rem; min-height: 1.5rem; text-decoration: underline; }
        .stack { max-width: 40rem; } .stack p { margin: 0 0 1.1rem; }
        .stack label { display: block; font-weight: 600; }
        .stack input, .stack select, .stack textarea { width: 100%; }
        .stack input[type=checkbox], .stack input[type=radio] { width: auto; min-height: 1.25rem; }
        textarea { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: .25rem; padding: .45rem .7rem; max-width: 100%; }
        .hint { display: block; color: var(--soft); font-size: .875rem; }
        .fault { color: var(--mark); } span.fault { display: block; font-size: .9375rem; }
        [aria-invalid=true] { border-color: var(--mark); border-width: 2px; }
        .notice { border-left: 4px solid var(--a); background: var(--ground); padding: .75rem 1rem; }
        .notice.fault { border-color: var(--mark); background: var(--markground); }
        .answer td input { width: 7.5rem; min-height: 1.75rem; padding: .15rem .4rem; text-align: right; font-variant-numeric: tabular-nums; }
        .answer sup { color: var(--soft); margin-left: .15rem; position: absolute; }
        td.why { min-width: 18rem; }
        @media print { .desk, .stack { display: none; } }

        """
}
