/// What the first element of an SDMX-ML message says of it.
struct MLRoot: Hashable {
    /// How an SDMX-ML message lays its content out.
    enum Form: Hashable {
        case structure
        /// Elements with the names of the standard.
        case genericData
        /// Elements with names from the structure; `CompactData` in SDMX 2.0.
        case specificData
        case genericMetadata
        case specificMetadata
        case error
        case query(String)
        case registry
        /// Of SDMX-ML 2.0: forms that are not read.
        case unread(String)
    }

    var format: MessageFormat
    var form: Form

    /// Nil for elements that are not the root of an SDMX-ML message.
    ///
    /// Versions before 2.0 have `.unknown` as their format.
    init?(namespace: String, name: String) {
        guard let version = MLNamespace(namespace), version.part == .message else { return nil }
        format = version.format
        switch name {
        case "Structure": form = .structure
        case "GenericData", "GenericTimeSeriesData": form = .genericData
        case "StructureSpecificData", "StructureSpecificTimeSeriesData", "CompactData":
            form = .specificData
        case "GenericMetadata": form = .genericMetadata
        case "Metadata" where format == .ml30 || format == .ml31: form = .genericMetadata
        case "StructureSpecificMetadata": form = .specificMetadata
        case "Error": form = .error
        case "RegistryInterface": form = .registry
        case "UtilityData", "CrossSectionalData", "MetadataReport", "MessageGroup":
            form = .unread(name)
        case _ where name.hasSuffix("Query") || name.hasSuffix("QueryMessage"):
            form = .query(name)
        default: return nil
        }
    }

    var kind: MessageKind {
        switch form {
        case .structure: .structure
        case .genericData, .specificData: .data
        case .genericMetadata, .specificMetadata: .metadata
        case .error: .error
        case .query: .query
        case .registry: .registry
        case .unread(let name): name == "MetadataReport" ? .metadata : .data
        }
    }

    /// Reads the first tag of bytes that may end anywhere after it.
    static func recognise(_ bytes: [UInt8]) -> MLRoot? {
        let limits = MessageLimits()
        guard let window = try? ByteWindow(.bytes(bytes), encodings: .xml, limit: bytes.count + 64)
        else { return nil }
        let scanner = XMLScanner(window, limits: limits)
        guard let token = try? scanner.nextTag(), token == .start else { return nil }
        return MLRoot(
            namespace: scanner.namespaces.uris[scanner.namespace], name: scanner.localName.string)
    }
}

/// A namespace of SDMX-ML.
struct MLNamespace: Hashable {
    /// What its elements are for.
    enum Part: String, Hashable {
        case message, structure, common, registry, query
        case footer = "message/footer"
        case genericData = "data/generic"
        case specificData = "data/structurespecific"
        case genericMetadata = "metadata/generic"
        case specificMetadata = "metadata/structurespecific"
        /// SDMX 2.0's names for what is above.
        case generic, compact, utility, cross, genericmetadata, metadatareport
    }

    var format: MessageFormat
    var part: Part

    /// Nil for namespaces that are not the standard's. Small and capital letters are the same
    /// here: the standard itself writes both, and `http` or `https` is too.
    init?(_ uri: String) {
        let uri = uri.lowercased()
        guard let start = uri.firstRange(of: "://www.sdmx.org/resources/sdmxml/schemas/") else {
            return nil
        }
        let rest = uri[start.upperBound...]
        guard let slash = rest.firstIndex(of: "/"),
            let part = Part(rawValue: String(rest[rest.index(after: slash)...]))
        else { return nil }
        switch rest[..<slash] {
        case "v2_0": format = .ml20
        case "v2_1": format = .ml21
        case "v3_0", "v3_0_0": format = .ml30
        case "v3_1", "v3_1_0": format = .ml31
        case "v1_0": format = .unknown
        default: return nil
        }
        self.part = part
    }
}
