/// A reference to an artefact, or to an item or component within one.
///
/// `urn:sdmx:org.sdmx.infomodel.codelist.Code=SDMX:CL_FREQ(2.0).A` names the code `A`.
public struct ArtefactReference: Hashable, Sendable {
    /// Of what is meant: of the item, where there is one.
    public var artefactClass: ArtefactClass
    /// The maintaining agency, with dots between an agency and its units.
    public var agency: String
    /// The id of the maintained artefact.
    public var id: String
    /// A version or a form of `VersionReference`, as written.
    public var version: String
    /// The way to the item: one id, several for nested categories and the like; empty for the
    /// artefact itself.
    public var item: [String]

    public init(
        _ artefactClass: ArtefactClass, agency: String, id: String,
        version: String = Self.defaultVersion, item: [String] = []
    ) {
        self.artefactClass = artefactClass
        self.agency = agency
        self.id = id
        self.version = version
        self.item = item
    }

    /// What SDMX 2.1 means where no version is written.
    public static let defaultVersion = "1.0"

    private static let start = "urn:sdmx:org.sdmx.infomodel."

    /// Reads a URN; nil for anything else.
    ///
    /// The package is not compared with the class: messages have it wrong
    /// (`provisionagreement.ProvisionAgreement`, `dataproviderscheme.DataProvider`) and the class
    /// says it all.
    public init?(urn: some StringProtocol) {
        guard urn.hasPrefix(Self.start) else { return nil }
        let rest = Substring(urn).dropFirst(Self.start.count)
        guard let equals = rest.firstIndex(of: "=") else { return nil }
        let name = rest[..<equals].split(separator: ".", omittingEmptySubsequences: false)
        guard name.count == 2, let found = Self.artefactClass(named: name[1]) else { return nil }
        let target = rest[rest.index(after: equals)...]
        guard let colon = target.firstIndex(of: ":") else { return nil }
        let agency = target[..<colon]
        var id = target[target.index(after: colon)...]
        var version = Substring(Self.defaultVersion)
        var item: [String] = []
        if let open = id.firstIndex(of: "(") {
            guard let close = id[open...].firstIndex(of: ")") else { return nil }
            version = Substring(id[id.index(after: open)..<close])
            let tail = id[id.index(after: close)...]
            if !tail.isEmpty {
                guard tail.first == "." else { return nil }
                item = tail.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
                    .map(String.init)
            }
            id = id[..<open]
        }
        guard !agency.isEmpty, !id.isEmpty, !version.isEmpty, !item.contains(where: \.isEmpty)
        else { return nil }
        self.init(
            found, agency: String(agency), id: String(id), version: String(version), item: item)
    }

    /// The class by its name in a URN, in any mixture of small and capital letters.
    private static func artefactClass(named name: some StringProtocol) -> ArtefactClass? {
        if let exact = ArtefactClass(rawValue: String(name)) { return exact }
        return byLowerName[name.lowercased()]
    }

    private static let byLowerName: [String: ArtefactClass] = {
        var table = Dictionary(
            ArtefactClass.allCases.map { ($0.rawValue.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
        // SDMX 2.0 and the earliest registries.
        table["keyfamily"] = .dataStructure
        table["datastructuredefinition"] = .dataStructure
        table["metadatastructuredefinition"] = .metadataStructure
        return table
    }()

    /// The URN.
    public var urn: String {
        Self.start + artefactClass.package + "." + artefactClass.rawValue + "=" + text
    }

    /// `AGENCY:ID(VERSION)`, and the item after a dot; without the colon where there is no agency.
    public var text: String {
        (agency.isEmpty ? "" : agency + ":") + "\(id)(\(version))" + item.map { "." + $0 }.joined()
    }

    /// The id at the end: of the item, or of the artefact if there is none.
    public var lastID: String { item.last ?? id }

    /// The artefact that holds the item.
    public func container(_ containerClass: ArtefactClass) -> ArtefactReference {
        ArtefactReference(containerClass, agency: agency, id: id, version: version)
    }
}

extension ArtefactReference: CustomStringConvertible {
    public var description: String { "\(artefactClass.rawValue) \(text)" }
}
