/// The values that a `Comp` element of SDMX-ML 3.0 holds, where an XML attribute cannot.
enum MLComponentValues {
    /// Reads the `Value` elements: texts, texts by language, or XHTML by language.
    static func read(_ node: XMLNode) throws(SDMXError) -> [ComponentValue] {
        var values: [ComponentValue] = []
        for child in node.children {
            switch child.name {
            case "Value": values.append(try value(child))
            case "Annotations": break
            default:
                throw child.error(
                    .unexpected, found: "element \(SDMXError.quoted(child.name))",
                    expected: "Value elements in Comp")
            }
        }
        return values
    }

    private static func value(_ node: XMLNode) throws(SDMXError) -> ComponentValue {
        guard let first = node.children.first else { return .text(node.text) }
        var texts = LocalisedText()
        for child in node.children {
            guard child.name == first.name, child.name == "Text" || child.name == "StructuredText"
            else {
                throw child.error(
                    .unexpected, found: "element \(SDMXError.quoted(child.name))",
                    expected: "Text or StructuredText, of one kind in a Value")
            }
            let text = child.name == "Text" ? child.text : child.innerMarkup()
            texts.entries.append(
                LocalisedText.Entry(child.language ?? LocalisedText.defaultLanguage, text))
        }
        return first.name == "Text" ? .localised(texts) : .structured(texts)
    }
}
