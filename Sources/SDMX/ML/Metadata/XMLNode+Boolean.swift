extension XMLNode {
    /// The attribute as a boolean of XML Schema; nil if there is none.
    func boolean(_ name: String) throws(SDMXError) -> Bool? {
        guard let value = anyAttribute(name) else { return nil }
        switch Self.trim(value) {
        case "true", "1": return true
        case "false", "0": return false
        default:
            throw error(
                .unexpected, found: "\(name)=\(SDMXError.quoted(value))",
                expected: "true or false")
        }
    }
}
