/// The versions of SDMX-JSON that are written.
enum JSONEdition: Hashable, CaseIterable {
    case v1, v2

    /// Nil for formats that are not written.
    init?(_ format: MessageFormat) {
        switch format {
        case .json1: self = .v1
        case .json2: self = .v2
        case .csv1, .csv2, .ml20, .ml21, .ml30, .ml31, .json21, .jsonStat, .unknown: return nil
        }
    }

    /// As people call it.
    var name: String {
        switch self {
        case .v1: "SDMX-JSON 1.0"
        case .v2: "SDMX-JSON 2.0"
        }
    }

    /// The address of the official schema of messages of that kind.
    func schema(_ kind: MessageKind) -> String {
        let name: String
        switch kind {
        case .structure: name = "structure"
        case .metadata: name = "metadata"
        case .data, .error, .query, .registry: name = "data"
        }
        let file = "sdmx-json-\(name)-schema.json"
        let folder =
            "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/"
            + "\(name)-message/tools/schemas/"
        switch self {
        case .v1: return folder + "1.0/" + file
        case .v2 where name == "data": return folder + "2.0.0/" + file
        case .v2: return "https://json.sdmx.org/2.0.0/" + file
        }
    }
}
