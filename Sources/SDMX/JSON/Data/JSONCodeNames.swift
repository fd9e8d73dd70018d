/// The names of codes.
struct JSONCodeNames {
    private var names: [String: LocalisedText] = [:]

    init(_ component: Component?, _ structures: Structures) {
        guard let component,
            let list = structures.representation(of: component)?.enumeration
        else { return }
        // Without the lists that it is extended by, its own codes are better than none.
        for code in structures.codes(of: list) ?? structures.codelist(list)?.codes ?? [] {
            names[code.id] = code.names
        }
    }

    subscript(code: String) -> LocalisedText { names[code] ?? LocalisedText() }
}
