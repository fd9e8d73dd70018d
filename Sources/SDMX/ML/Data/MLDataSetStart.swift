/// The attributes of a `DataSet` element: what they say of the data set, and values of components.
struct MLDataSetStart {
    /// What any data set can say of itself.
    enum Name: String, CaseIterable {
        case structureRef, setID, action, reportingBeginDate, reportingEndDate, validFromDate,
            validToDate, publicationYear, publicationPeriod, dataScope
        /// Of SDMX-ML 2.0.
        case datasetID, keyFamilyURI, dataProviderSchemeAgencyId, dataProviderSchemeId,
            dataProviderID, dataflowAgencyID, dataflowID

        fileprivate var isOnlyIn20: Bool {
            switch self {
            case .datasetID, .keyFamilyURI, .dataProviderSchemeAgencyId, .dataProviderSchemeId,
                .dataProviderID, .dataflowAgencyID, .dataflowID:
                true
            case .structureRef, .setID, .action, .reportingBeginDate, .reportingEndDate,
                .validFromDate, .validToDate, .publicationYear, .publicationPeriod, .dataScope:
                false
            }
        }
    }

    private var texts: [Name: String] = [:]
    /// Of components.
    private(set) var values: [(id: String, value: String)] = []
    /// An attribute that should have had a namespace.
    private(set) var unqualified: String?
    /// The namespace of the element's `xsi:type`.
    private(set) var typeNamespace: String?
    private let elementNamespace: String

    /// - Parameters:
    ///   - scanner: at the start tag.
    ///   - isSpecific: whether attributes without namespace can be components.
    init(_ scanner: XMLScanner, isSpecific: Bool, _ format: MessageFormat) {
        let uris = scanner.namespaces.uris
        elementNamespace = uris[scanner.namespace]
        for index in 0..<scanner.attributeCount {
            let attribute = scanner.attributes[index]
            let uri = uris[attribute.namespace]
            let id = attribute.localName.string
            let name = Name(rawValue: id).flatMap {
                $0.isOnlyIn20 && format != .ml20 ? nil : $0
            }
            if uri == MLNamespace.instance {
                let parts = attribute.value.string.split(separator: ":")
                if id == "type", parts.count == 2 {
                    typeNamespace = scanner.namespace(ofPrefix: String(parts[0]))
                }
            } else if uri.isEmpty || uri == uris[scanner.namespace] {
                if let name {
                    texts[name] = attribute.value.string
                    if isSpecific { unqualified = id }
                } else if isSpecific {
                    values.append((id, attribute.value.string))
                }
            } else if let name, MLNamespace(uri) != nil {
                texts[name] = attribute.value.string
            }
        }
    }

    subscript(name: Name) -> String? { texts[name] }

    /// What SDMX-ML 2.0 says here of the data's structure.
    var structure: ArtefactReference? {
        if let id = texts[.dataflowID] {
            return ArtefactReference(.dataflow, agency: texts[.dataflowAgencyID] ?? "", id: id)
        }
        return Self.keyFamily(in: typeNamespace ?? "") ?? Self.keyFamily(in: elementNamespace)
    }

    /// The key family of a namespace such as
    /// `urn:sdmx:org.sdmx.infomodel.keyfamily.KeyFamily=ECB:ECB_EXR:1.0:compact`.
    private static func keyFamily(in uri: String) -> ArtefactReference? {
        guard let start = uri.firstRange(of: "KeyFamily="), uri.hasPrefix("urn:") else {
            return nil
        }
        var parts = uri[start.upperBound...].split(separator: ":").map { String($0) }
        if parts.last?.lowercased() == "compact" { parts.removeLast() }
        guard parts.count == 2 || parts.count == 3 else { return nil }
        return ArtefactReference(
            .dataStructure, agency: parts[0], id: parts[1],
            version: parts.count == 3 ? parts[2] : ArtefactReference.defaultVersion)
    }

    /// Sets what is said here, else by the header.
    func describe(_ info: inout DataSetInfo, in header: MessageHeader, index: Int) {
        let listed = header.dataSetIDs.indices.contains(index) ? header.dataSetIDs[index] : nil
        info.id = texts[.setID] ?? texts[.datasetID] ?? listed
        info.action =
            texts[.action].map { Action(name: $0) ?? .information } ?? header.dataSetAction
            ?? .information
        info.reportingBegin = texts[.reportingBeginDate] ?? header.reportingBegin
        info.reportingEnd = texts[.reportingEndDate] ?? header.reportingEnd
        info.validFrom = texts[.validFromDate]
        info.validTo = texts[.validToDate]
        info.publicationYear = texts[.publicationYear]
        info.publicationPeriod = texts[.publicationPeriod]
        info.provider = texts[.dataProviderID]
    }
}

extension MLNamespace {
    /// Of `xsi:type`.
    static let instance = "http://www.w3.org/2001/XMLSchema-instance"
}

extension XMLScanner {
    /// The namespace that a prefix in a value stands for.
    func namespace(ofPrefix prefix: String) -> String? {
        var prefix = prefix
        return prefix.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return nil }
            return namespaces.find(ByteSlice(start: start, count: bytes.count))
                .map { namespaces.uris[$0] }
        }
    }
}
