extension MLArtefactReader {
    /// Remarks on the attributes that are not among those; attributes with a namespace are no
    /// matter of SDMX.
    func check(_ node: XMLNode, attributes known: [String]) {
        for attribute in node.attributes
        where attribute.namespace.isEmpty && !known.contains(attribute.name) {
            unknown(attribute.name, of: node)
        }
    }

    /// Remarks on an attribute that was not read.
    func unknown(_ attribute: String, of node: XMLNode) {
        remark(
            .unexpected, node, found: "attribute \(attribute), which was passed over",
            expected: "attributes of \(node.name)")
    }

    /// An attribute that is `true`, `false`, `1` or `0`; nil if it is not there.
    func boolean(_ node: XMLNode, _ name: String) throws(SDMXError) -> Bool? {
        guard let text = node.attribute(name) else { return nil }
        return try boolean(text, of: node, name)
    }

    /// The same of the attribute's value.
    func boolean(_ text: String, of node: XMLNode, _ name: String) throws(SDMXError) -> Bool {
        let trimmed = XMLNode.trim(text)
        switch trimmed {
        case "true", "1": return true
        case "false", "0": return false
        default: break
        }
        let small = trimmed.lowercased()
        guard small == "true" || small == "false" else {
            throw fault(node, name, text, expected: "true or false")
        }
        remark(
            .unexpected, node, found: "\(name)=\(SDMXError.quoted(text))",
            expected: "it in small letters")
        return small == "true"
    }

    /// An attribute that is a whole number from 0; nil if it is not there.
    func count(_ node: XMLNode, _ name: String) throws(SDMXError) -> UInt64? {
        guard let text = node.attribute(name) else { return nil }
        return try count(text, of: node, name)
    }

    /// The same of the attribute's value.
    func count(_ text: String, of node: XMLNode, _ name: String) throws(SDMXError) -> UInt64 {
        guard let number = UInt64(XMLNode.trim(text)) else {
            throw fault(node, name, text, expected: "a whole number from 0")
        }
        return number
    }

    /// An attribute that is a whole number; nil if it is not there.
    func integer(_ node: XMLNode, _ name: String) throws(SDMXError) -> Int? {
        guard let text = node.attribute(name) else { return nil }
        guard let number = Int(XMLNode.trim(text)) else {
            throw fault(node, name, text, expected: "a whole number")
        }
        return number
    }

    /// A number as written, of which only its being one is checked.
    func decimal(_ text: String, of node: XMLNode, _ name: String) throws(SDMXError) -> String {
        let trimmed = XMLNode.trim(text)
        guard Self.isDecimal(trimmed) else {
            throw fault(node, name, text, expected: "a number")
        }
        return trimmed
    }

    /// How often something may occur; nil if it is not said.
    func maxOccurs(_ node: XMLNode) throws(SDMXError) -> MaxOccurs? {
        guard let text = node.attribute("maxOccurs") else { return nil }
        if XMLNode.trim(text) == "unbounded" { return .unbounded }
        guard let number = UInt64(XMLNode.trim(text)) else {
            throw fault(node, "maxOccurs", text, expected: "a whole number or unbounded")
        }
        return .count(number)
    }

    /// An attribute that must be there.
    func required(_ node: XMLNode, _ name: String) throws(SDMXError) -> String {
        guard let text = node.attribute(name), !text.isEmpty else {
            throw node.error(
                .missing, found: "\(node.name) without \(name)", expected: "the attribute \(name)")
        }
        return text
    }

    /// An error about the value of an attribute.
    func fault(
        _ node: XMLNode, _ name: String, _ text: String, expected: String
    ) -> SDMXError {
        node.error(
            .unexpected, found: "\(name)=\(SDMXError.quoted(text))", expected: expected)
    }

    /// Digits with at most one point among them, a sign before and an exponent after them.
    private static func isDecimal(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        guard let mantissa = parts.first, parts.count <= 2 else { return false }
        func digits(_ text: Substring, points: Int) -> Bool {
            let isSigned = text.first == "-" || text.first == "+"
            let bytes = text.utf8.dropFirst(isSigned ? 1 : 0)
            let count = bytes.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            let rest = bytes.count { $0 == UInt8(ascii: ".") }
            return count > 0 && rest <= points && count + rest == bytes.count
        }
        return digits(mantissa, points: 1)
            && parts.dropFirst().allSatisfy { digits($0, points: 0) }
    }
}
