extension LossLog {
    /// The values as the one text that a format has room for; notes what that text does not say.
    ///
    /// - Parameter path: the component.
    mutating func plainText(
        _ values: [ComponentValue], of path: String, language: String
    ) -> String {
        var texts: [String] = []
        for value in values {
            switch value {
            case .text(let text): texts.append(text)
            case .localised(let all), .structured(let all):
                texts.append(all.best(language) ?? "")
                add(
                    all.entries.count > 1 ? .leftOut : .changed, path: path,
                    what: all.entries.count > 1 ? "all languages but one" : "the text's language")
            }
        }
        if values.count > 1 {
            add(.changed, path: path, what: "several values, joined in one text")
        }
        return texts.joined(separator: "; ")
    }
}
