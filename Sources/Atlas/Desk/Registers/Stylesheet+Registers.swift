extension Stylesheet {
    /// Registers: records with their sources, and the forms in which they are written.
    static let registers = """
        .aside { color: var(--soft); font-size: .875rem; } .aside::before { content: "· "; }
        .record th { width: 24%; } .record .ref { width: 34%; } h2.small { font-size: 1.125rem; margin: 0 0 .25rem; }
        fieldset { border: 0; border-top: 1px solid var(--hair); margin: 0 0 1rem; padding: .75rem 0 0; min-width: 0; }
        legend { font-weight: 600; padding: 0 .5rem 0 0; } fieldset details { border: 0; padding: 0 0 .75rem; }
        fieldset details p { margin: .5rem 0; } bdi { overflow-wrap: anywhere; }

        """
}
