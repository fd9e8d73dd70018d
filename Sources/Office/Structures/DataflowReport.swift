internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The reference metadata of a dataflow.
struct DataflowReport {
    let dataflow: Cubes.Dataflow
    /// What there is now; nil for nothing.
    let holding: FoundCodes.Holding?
    /// See `FoundCodes.state`.
    let state: Int
    let releases: [Release]
    let contact: Contact?

    var set: MetadataSet {
        var texts = Self.common.merging(Self.own(dataflow)) { _, own in own }
        texts.merge(OfficeContact.texts(contact)) { _, new in new }
        texts["META_LAST_UPDATE"] = releases.map(\.heldFrom).max()
        texts["COVERAGE_TIME"] = coverage
        texts["SOURCE_TYPE"] = sources
        texts["CLASS_SYSTEM"] =
            "Dimensions: " + dataflow.dimensions.map(\.rawValue).joined(separator: ", ")
            + ", TIME_PERIOD. Areas are ISO 3166 alpha-3 codes and M49 regions."
        return MetadataModel.set(
            "MDS_" + dataflow.rawValue, name: "About: \(dataflow.title)", minor: state,
            isDraft: releases.contains { $0.standing == .pending },
            target: StructureNames.dataflow(dataflow, StructureNames.anyVersion), texts)
    }

    private var coverage: String {
        guard let holding, let first = holding.first, let last = holding.last else {
            return "There are no data at present."
        }
        return "First period: \(first.readable). Last period: \(last.readable). "
            + "\(holding.series) series, \(holding.observations) observations."
    }

    private var sources: String {
        let codes = (holding?.codes[.source] ?? []).sorted()
        guard !codes.isEmpty else { return "" }
        return codes.map { code in
            let publishers = releases.filter { $0.source == code }.map(\.publisher)
            let name = publishers.reduce(into: [String]()) { names, name in
                if !names.contains(name) { names.append(name) }
            }
            return name.isEmpty ? code : "\(code): \(name.joined(separator: "; "))"
        }.joined(separator: "\n")
    }
}

/// The office's contact under its headings.
enum OfficeContact {
    static func texts(_ contact: Contact?) -> [String: String] {
        guard let contact else {
            return [
                "CONTACT_ORGANISATION":
                    "The office that runs this service, which has named no contact."
            ]
        }
        return [
            "CONTACT_ORGANISATION": "The office that runs this service.",
            "CONTACT_NAME": contact.names.best("en") ?? "",
            "CONTACT_EMAIL": contact.emails.joined(separator: ", "),
            "CONTACT_PHONE": contact.telephones.joined(separator: ", "),
        ]
    }
}
