/// The notes of an SDMX-ML message on how the request was answered.
enum MLNotes {
    /// Reads the `Message` elements of a `Footer` and the `ErrorMessage` elements of an `Error`;
    /// none of any other element.
    ///
    /// Texts in different languages are taken for one text; a language that comes again begins
    /// the next.
    static func read(_ footer: XMLNode) -> [MessageNote] {
        var notes: [MessageNote] = []
        for child in footer.children {
            let isError = child.name == "ErrorMessage"
            guard isError || child.name == "Message" else { continue }
            let severity = child.attribute("severity").flatMap {
                MessageNote.Severity(rawValue: XMLNode.trim($0))
            }
            var note = MessageNote(
                code: child.attribute("code"), severity: isError ? .error : severity,
                texts: texts(child))
            note.line = child.line
            notes.append(note)
        }
        return notes
    }

    private static func texts(_ node: XMLNode) -> [LocalisedText] {
        var texts: [LocalisedText] = []
        var languages: Set<String> = []
        for child in node.children where child.name == "Text" {
            let language = child.language ?? LocalisedText.defaultLanguage
            if languages.isEmpty || languages.contains(language) {
                texts.append(LocalisedText())
                languages.removeAll()
            }
            languages.insert(language)
            texts[texts.count - 1].entries.append(
                LocalisedText.Entry(language, XMLNode.trim(child.flatText())))
        }
        return texts
    }
}
