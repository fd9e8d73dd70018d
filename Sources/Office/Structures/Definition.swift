internal import SDMX

/// Something with an id, a name and a text that says what it means; all in English.
struct Definition: Hashable, Sendable {
    let id: String
    let name: String
    let text: String

    init(_ id: String, _ name: String, _ text: String) {
        self.id = id
        self.name = name
        self.text = text
    }

    var code: Code {
        var code = Code(id, names: LocalisedText(name))
        code.identity.describe(text)
        return code
    }

    var concept: Concept {
        var concept = Concept(id, names: LocalisedText(name))
        concept.identity.describe(text)
        return concept
    }
}

extension Identity {
    /// Sets the description in English; none for no text.
    mutating func describe(_ text: String) {
        descriptions = text.isEmpty ? LocalisedText() : LocalisedText(text)
    }

    /// Sets name and description in English.
    mutating func name(_ name: String, _ text: String = "") {
        names = LocalisedText(name)
        describe(text)
    }
}
