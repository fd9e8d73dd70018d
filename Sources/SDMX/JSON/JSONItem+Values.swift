extension JSONItem {
    /// This value as a text.
    func text() throws(SDMXError) -> String {
        if let text = node.string { return text }
        guard let text = node.scalarText else { throw wrong("a string") }
        remark(.unexpected, found: "\(node.kind), taken as it is spelled", expected: "a string")
        return text
    }

    /// The member as a text; nil if it is missing.
    func text(_ name: String) throws(SDMXError) -> String? {
        // Without a path where all is well, since most members of a message are read here.
        guard let value = node[name] else { return nil }
        if let text = value.string { return text }
        return try self[name]?.text()
    }

    /// The member as a text, which must be there and must not be empty.
    func required(_ name: String) throws(SDMXError) -> String {
        guard let text = try text(name) else { throw missing(name) }
        if text.isEmpty, let item = self[name] {
            throw item.error(.missing, found: "an empty text", expected: "a text")
        }
        return text
    }

    /// The member as a text, where the standard allows numbers and booleans too.
    func scalar(_ name: String) throws(SDMXError) -> String? {
        guard let item = self[name] else { return nil }
        guard let text = item.node.scalarText else {
            throw item.wrong("a string, number or boolean")
        }
        return text
    }

    /// The texts of an array; of a single text an array of one, with a remark.
    func texts(_ name: String) throws(SDMXError) -> [String] {
        guard let item = self[name] else { return [] }
        if let text = item.node.string {
            item.remark(.unexpected, found: "a string", expected: "an array of strings")
            return [text]
        }
        var texts: [String] = []
        for element in try item.elements() { texts.append(try element.text()) }
        return texts
    }

    /// The member as a boolean; nil if it is missing.
    func flag(_ name: String) throws(SDMXError) -> Bool? {
        guard let item = self[name] else { return nil }
        return try item.flag()
    }

    /// This value as a boolean; the words for one count, with a remark.
    func flag() throws(SDMXError) -> Bool {
        if let flag = node.bool { return flag }
        switch node.string {
        case "true", "false":
            remark(.unexpected, found: "a string", expected: "a boolean")
            return node.string == "true"
        default: throw wrong("true or false")
        }
    }

    /// The member as a number that is not negative; nil if it is missing.
    func count(_ name: String) throws(SDMXError) -> UInt64? {
        guard let item = self[name] else { return nil }
        if let text = item.node.scalarText {
            if let number = UInt64(text) { return number }
            // Some writers have no whole numbers.
            if let number = Double(text), let whole = UInt64(exactly: number) { return whole }
        }
        throw item.error(
            .unexpected, found: item.node.scalarText.map(SDMXError.quoted) ?? item.node.kind,
            expected: "a whole number from 0")
    }

    /// The member as a whole number; nil if it is missing.
    func int(_ name: String) throws(SDMXError) -> Int? {
        guard let item = self[name] else { return nil }
        guard let text = item.node.scalarText, let number = Int(text) else {
            throw item.error(
                .unexpected, found: item.node.scalarText.map(SDMXError.quoted) ?? item.node.kind,
                expected: "a whole number")
        }
        return number
    }

    /// The member as one of the words of a type, in any mixture of small and capital letters.
    func word<Word: RawRepresentable & CaseIterable>(
        _ name: String, _: Word.Type = Word.self
    ) throws(SDMXError) -> Word? where Word.RawValue == String {
        guard let text = try text(name), let item = self[name] else { return nil }
        if let word = Word(rawValue: text) { return word }
        let lower = text.lowercased()
        if let near = Word.allCases.first(where: { $0.rawValue.lowercased() == lower }) {
            item.remark(
                .unexpected, found: SDMXError.quoted(text),
                expected: SDMXError.quoted(near.rawValue))
            return near
        }
        throw item.error(
            .unexpected, found: SDMXError.quoted(text),
            expected: Word.allCases.map(\.rawValue).joined(separator: ", "))
    }

    /// The member as a text in languages: `names` with the language of each, else `name`, whose
    /// language is that of the message.
    func localised(_ best: String, _ all: String) throws(SDMXError) -> LocalisedText {
        var result = LocalisedText()
        if let object = self[all] { result = try object.languages() }
        guard let item = self[best] else { return result }
        // Before version 1.0 was settled, one member was both.
        if case .object = item.node.value { return result.isEmpty ? try item.languages() : result }
        let text = try item.text()
        // An empty one is written where a name must be and there is none.
        if text.isEmpty || result.entries.contains(where: { $0.text == text }) { return result }
        guard result[reading.language] == nil else {
            item.remark(
                .unexpected, found: SDMXError.quoted(text),
                expected: "one of the texts in \(all), which were taken")
            return result
        }
        result.entries.insert(LocalisedText.Entry(reading.language, text), at: 0)
        return result
    }

    /// The texts of an object with a member for each language.
    func languages() throws(SDMXError) -> LocalisedText {
        guard case .object(let members) = node.value else { throw wrong("an object of texts") }
        var result = LocalisedText()
        for member in members where !member.value.isNull {
            let item = JSONItem(member.value, JSONPath(member.name, in: path), reading)
            result.entries.append(LocalisedText.Entry(member.name, try item.text()))
        }
        return result
    }
}
