/// Reads the artefacts of one message, and collects them and the remarks on them.
///
/// What would make an artefact another than was meant is an error; what is only not as it should
/// be, or has no place in the model, is a remark.
final class MLArtefactReader {
    let limits: MessageLimits
    var structures = Structures()
    private(set) var remarks: [SDMXError] = []
    /// The artefact that is being read, as errors name it; empty between artefacts.
    var place = ""
    private var seen: Set<ArtefactReference> = []

    init(limits: MessageLimits) {
        self.limits = limits
    }

    /// Reads what a `Structures` element holds: lists of artefacts, of any version.
    func readAll(_ node: XMLNode) throws(SDMXError) {
        for list in node.children {
            if Self.lists.contains(list.name) {
                for child in list.children { try readLocated(child) }
            } else {
                try readLocated(list)
            }
        }
    }

    /// Adds an artefact to its list.
    func add<Artefact: MaintainableArtefact>(
        _ artefact: Artefact, from node: XMLNode, to list: inout [Artefact]
    ) {
        if !artefact.id.isEmpty, !seen.insert(artefact.reference).inserted {
            remark(
                .unexpected, node, found: "\(artefact.reference) again", expected: "it once")
        }
        list.append(artefact)
    }

    /// Notes something that was read in spite of a fault.
    func remark(_ kind: SDMXError.Kind, _ node: XMLNode, found: String, expected: String) {
        guard remarks.count < limits.notes else { return }
        if remarks.count == limits.notes - 1 {
            remarks.append(
                node.error(
                    .limit, found: "more than \(limits.notes - 1) remarks",
                    expected: "at most that many; the others are left out"))
        } else {
            remarks.append(located(node.error(kind, found: found, expected: expected)))
        }
    }

    /// Remarks on an element that was not read.
    func unknown(_ node: XMLNode) {
        let parent = place.isEmpty ? "the message" : place
        remark(
            .unexpected, node, found: "element \(node.name), which was passed over",
            expected: "what belongs to \(parent)")
    }

    private func readLocated(_ node: XMLNode) throws(SDMXError) {
        place = ""
        do {
            if try !read(node) { unknown(node) }
        } catch {
            throw located(error)
        }
        place = ""
    }

    private func located(_ error: SDMXError) -> SDMXError {
        guard !place.isEmpty else { return error }
        var error = error
        error.path = place + (error.path.map { ", " + $0 } ?? "")
        return error
    }

    /// The lists of all versions.
    private static let lists: Set<String> = [
        "OrganisationSchemes", "AgencySchemes", "DataProviderSchemes", "DataConsumerSchemes",
        "MetadataProviderSchemes", "OrganisationUnitSchemes", "Codelists", "GeographicCodelists",
        "GeoGridCodelists", "ValueLists", "Concepts", "ConceptSchemes", "CategorySchemes",
        "Categorisations", "ReportingTaxonomies", "DataStructures", "Dataflows",
        "MetadataStructures", "Metadataflows", "ProvisionAgreements",
        "MetadataProvisionAgreements", "Constraints", "DataConstraints", "MetadataConstraints",
        "AvailabilityConstraints", "Hierarchies", "HierarchicalCodelists",
        "HierarchyAssociations", "StructureMaps", "RepresentationMaps", "CategorySchemeMaps",
        "ConceptSchemeMaps", "OrganisationSchemeMaps", "ReportingTaxonomyMaps", "StructureSets",
        "Processes", "Transformations", "TransformationSchemes", "VtlMappings",
        "VtlMappingSchemes", "NamePersonalisations", "NamePersonalisationSchemes", "CustomTypes",
        "CustomTypeSchemes", "Rulesets", "RulesetSchemes", "UserDefinedOperators",
        "UserDefinedOperatorSchemes",
    ]
}
