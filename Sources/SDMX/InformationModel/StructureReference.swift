/// The structure that data are defined by: its kind and `AGENCY:ID(VERSION)`.
public struct StructureReference: Hashable, Sendable {
    /// What may define data, as SDMX-CSV spells it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case dataflow
        case dataStructure = "datastructure"
        case dataProvision = "dataprovision"

        /// The kind of a name in any mixture of small and capital letters, as publishers write it.
        public init?(name: String) {
            self.init(rawValue: name.lowercased())
        }
    }

    public let kind: Kind
    /// The maintaining agency, with dots between an agency and its units; empty in messages of
    /// SDMX-CSV 1.0 that do not tell it, and only there.
    public let agency: String
    public let id: String
    /// As written: `1.0`, `2.3.1-draft`, `1.0+`; nil where there is none.
    public let version: String?

    /// Fails unless agency, id and version consist of what SDMX allows in them.
    public init?(_ kind: Kind, agency: String, id: String, version: String? = nil) {
        guard Self.isAgency(agency), Self.isID(id) else { return nil }
        if let version, !Self.isVersion(version) { return nil }
        self.kind = kind
        self.agency = agency
        self.id = id
        self.version = version
    }

    /// A reference without an agency, to an id that was checked.
    init(unchecked kind: Kind, id: String) {
        self.kind = kind
        self.id = id
        agency = ""
        version = nil
    }

    /// Reads `AGENCY:ID(VERSION)` or `AGENCY:ID`; nil for anything else, surrounding blanks
    /// included.
    public init?(_ kind: Kind, _ text: some StringProtocol) {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        var rest = text[text.index(after: colon)...]
        var version: String?
        if rest.last == ")" {
            guard let open = rest.firstIndex(of: "(") else { return nil }
            version = String(rest[rest.index(after: open)...].dropLast())
            rest = rest[..<open]
        }
        self.init(kind, agency: String(text[..<colon]), id: String(rest), version: version)
    }

    /// Whether the text may be the id of a structure or a code: letters, digits and `_ - @ $`.
    static func isID(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(isIDByte)
    }

    static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "@"), UInt8(ascii: "$"):
            true
        default: false
        }
    }

    private static func isAgency(_ text: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isID($0) }
    }

    private static func isVersion(_ text: String) -> Bool {
        let extra = [UInt8](".+*~".utf8)
        return !text.isEmpty && text.utf8.allSatisfy { isIDByte($0) || extra.contains($0) }
    }
}

extension StructureReference: CustomStringConvertible {
    /// `AGENCY:ID(VERSION)`, without the kind.
    public var description: String {
        (agency.isEmpty ? "" : agency + ":") + id + (version.map { "(\($0))" } ?? "")
    }
}
