extension XMLNode {
    /// The content as markup: for XHTML, which is kept as it is. Prefixes are dropped, since what
    /// they meant is gone; the namespace of an element is told where it is not its parent's, that
    /// of an attribute always.
    func innerMarkup() -> String {
        var text = ""
        var next = 0
        for run in texts {
            while next < min(run.before, children.count) {
                children[next].appendMarkup(to: &text, parent: "")
                next += 1
            }
            Self.escape(run.text, to: &text)
        }
        while next < children.count {
            children[next].appendMarkup(to: &text, parent: "")
            next += 1
        }
        return text
    }

    private func appendMarkup(to text: inout String, parent: String) {
        text += "<" + name
        if namespace != parent {
            text += " xmlns=\""
            Self.escape(namespace, to: &text, isQuoted: true)
            text += "\""
        }
        for (index, attribute) in attributes.enumerated() {
            var prefix = ""
            if attribute.namespace == Self.xmlNamespace {
                prefix = "xml:"
            } else if !attribute.namespace.isEmpty {
                prefix = "n\(index):"
                text += " xmlns:n\(index)=\""
                Self.escape(attribute.namespace, to: &text, isQuoted: true)
                text += "\""
            }
            text += " " + prefix + attribute.name + "=\""
            Self.escape(attribute.value, to: &text, isQuoted: true)
            text += "\""
        }
        if children.isEmpty && texts.isEmpty {
            text += "/>"
            return
        }
        text += ">"
        var next = 0
        for run in texts {
            while next < min(run.before, children.count) {
                children[next].appendMarkup(to: &text, parent: namespace)
                next += 1
            }
            Self.escape(run.text, to: &text)
        }
        while next < children.count {
            children[next].appendMarkup(to: &text, parent: namespace)
            next += 1
        }
        text += "</" + name + ">"
    }

    private static func escape(_ source: String, to text: inout String, isQuoted: Bool = false) {
        for scalar in source.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"" where isQuoted: text += "&quot;"
            case "\t" where isQuoted: text += "&#9;"
            case "\n" where isQuoted: text += "&#10;"
            case "\r": text += "&#13;"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
