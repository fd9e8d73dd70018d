internal import SDMX
internal import Vocabulary
internal import Warehouse

/// Takes in structures of other agencies: all of a message or nothing, as one release.
struct StructureSubmission {
    private let office: Office
    private let catalogue: StructureCatalogue

    init(_ office: Office, _ catalogue: StructureCatalogue) {
        self.office = office
        self.catalogue = catalogue
    }

    /// Adds or replaces the artefacts of a message.
    ///
    /// A version that is stable, which is a semantic version without a label, or one that SDMX 2.1
    /// marks as final, is never replaced by another content. Structures of the office itself and
    /// the standard's lists that it holds are made by the program, and not taken.
    func submit(
        _ message: StructureMessage, _ bytes: [UInt8], _ submission: Submission
    ) throws -> SubmissionOutcome {
        let artefacts = message.structures.all
        guard !artefacts.isEmpty else {
            throw OfficeError(
                kind: .findings, place: submission.file, found: "no structure",
                expected: "one or more")
        }
        var faults = SubmissionFaults()
        for remark in message.remarks { faults.add("\(remark)") }
        var outcome = SubmissionOutcome()
        var changes: [ArtefactChange] = []
        for artefact in artefacts {
            let reference = artefact.reference
            let held = heldArtefact(reference)
            if let fault = try fault(artefact, held) {
                faults.add("\(reference.text): \(fault)")
                continue
            }
            let alone = try Structures(only: artefact)
            if let held, try Structures(only: held) == alone { continue }
            outcome.artefacts.append((reference.urn, held == nil))
            changes.append(.put(try Self.kept(alone, reference.urn)))
        }
        let report = StructureValidator(
            message.structures, others: catalogue.registry.structures
        ).report()
        for group in report.groups
        where group.first.rule.isError || group.first.rule == .unresolved {
            faults.add(group.first.description)
        }
        try faults.check()
        guard !changes.isEmpty else { return outcome }
        outcome.releases = [
            try office.warehouse.write(
                draft(
                    submission, bytes,
                    "Structures: "
                        + outcome.artefacts.map(\.reference).prefix(3).map(Self.short)
                        .joined(separator: ", ")
                        + (changes.count > 3 ? " and \(changes.count - 3) more" : "")),
                artefacts: changes)
        ]
        return outcome
    }

    /// Takes an artefact away that was sent in.
    ///
    /// - Throws: ``OfficeError``: not found, or a conflict where others refer to it or its version
    ///   is stable.
    func delete(_ reference: ArtefactReference, _ submission: Submission) throws -> Release {
        guard let held = heldArtefact(reference), held.agency != catalogue.agency else {
            throw OfficeError(
                kind: .notFound, place: reference.text, found: "no structure that was sent in",
                expected: "one that was")
        }
        guard !Self.isStable(held) else {
            throw OfficeError(
                kind: .conflict, place: reference.text, found: "a stable version",
                expected: "a draft, or a version of two numbers; stable versions stay for good")
        }
        let users = catalogue.registry.references(to: reference)
        guard users.isEmpty else {
            throw OfficeError(
                kind: .conflict, place: reference.text,
                found: "\(users.count) structures that refer to it",
                expected: "none: " + users.prefix(5).map(\.text).joined(separator: ", "))
        }
        return try office.warehouse.write(
            draft(submission, Array(reference.urn.utf8), "Deletion of \(reference.text)"),
            artefacts: [.delete(reference.urn)])
    }

    /// What is wrong with an artefact that is to be taken; nil if nothing is.
    private func fault(
        _ artefact: any MaintainableArtefact, _ held: (any MaintainableArtefact)?
    ) throws(OfficeError) -> String? {
        if artefact.agency == catalogue.agency {
            return "found a structure of \(catalogue.agency), expected another agency's; those of "
                + "\(catalogue.agency) are made by the program"
        }
        if artefact.maintenance.isExternalReference {
            return "found a stub, expected the whole structure"
        }
        if Version(artefact.version) == nil {
            return "found version \(SubmissionFaults.quoted(artefact.version)), expected one such "
                + "as 1.0, 1.0.0 or 1.0.0-draft"
        }
        if let held, Self.isStable(held),
            try Structures(only: held) != Structures(only: artefact)
        {
            return "found another content of a stable version that is held, expected a new version"
        }
        return nil
    }

    private func heldArtefact(_ reference: ArtefactReference) -> (any MaintainableArtefact)? {
        catalogue.registry.structures.all.first { $0.reference == reference }
    }

    private static func isStable(_ artefact: any MaintainableArtefact) -> Bool {
        if artefact.maintenance.isFinal == true { return true }
        return Version(artefact.version).map { $0.isSemantic && !$0.isDraft } ?? false
    }

    private func draft(
        _ submission: Submission, _ bytes: [UInt8], _ title: String
    ) -> ReleaseDraft {
        ReleaseDraft(
            source: "STRUCTURES", table: "structures", kind: .submitted,
            publisher: submission.submitter, title: submission.title ?? title,
            citation: submission.citation ?? "\(submission.submitter), sent in as SDMX structures.",
            licence: submission.terms, url: "",
            files: [
                ReleaseFile(
                    name: submission.file, sha256: contentHash(bytes), size: bytes.count,
                    sheets: [])
            ], extent: .figures, embargo: submission.embargo)
    }

    /// The artefact as a message of the format that says all of it.
    private static func kept(_ alone: Structures, _ urn: String) throws -> HeldArtefact {
        var best: (losses: Int, artefact: HeldArtefact)?
        for format in [MessageFormat.ml30, .ml21] {
            var bytes: [UInt8] = []
            let losses = try StructureMessage(format, structures: alone).write(format) {
                bytes.append(contentsOf: $0)
            }
            if best.map({ losses.count < $0.losses }) ?? true {
                best = (
                    losses.count,
                    HeldArtefact(urn: urn, format: format.rawValue, message: bytes)
                )
            }
            if losses.isEmpty { break }
        }
        guard let best else {
            throw OfficeError(
                kind: .data, place: urn, found: "a structure that cannot be kept",
                expected: "one that SDMX-ML can say")
        }
        return best.artefact
    }

    private static func short(_ urn: String) -> String {
        ArtefactReference(urn: urn)?.text ?? urn
    }
}

extension Structures {
    /// One artefact alone.
    ///
    /// - Throws: ``OfficeError`` for a kind that messages have no place for.
    init(only artefact: any MaintainableArtefact) throws(OfficeError) {
        self.init()
        switch artefact {
        case let item as OrganisationScheme: organisationSchemes = [item]
        case let item as Codelist: codelists = [item]
        case let item as ValueList: valueLists = [item]
        case let item as ConceptScheme: conceptSchemes = [item]
        case let item as CategoryScheme: categorySchemes = [item]
        case let item as Categorisation: categorisations = [item]
        case let item as ReportingTaxonomy: reportingTaxonomies = [item]
        case let item as DataStructure: dataStructures = [item]
        case let item as SDMX.Dataflow: dataflows = [item]
        case let item as MetadataStructure: metadataStructures = [item]
        case let item as Metadataflow: metadataflows = [item]
        case let item as ProvisionAgreement: provisionAgreements = [item]
        case let item as MetadataProvisionAgreement: metadataProvisionAgreements = [item]
        case let item as SDMX.Constraint: constraints = [item]
        case let item as Hierarchy: hierarchies = [item]
        case let item as HierarchicalCodelist: hierarchicalCodelists = [item]
        case let item as HierarchyAssociation: hierarchyAssociations = [item]
        case let item as StructureMap: structureMaps = [item]
        case let item as RepresentationMap: representationMaps = [item]
        case let item as ItemSchemeMap: itemSchemeMaps = [item]
        case let item as StructureSet: structureSets = [item]
        case let item as SDMX.Process: processes = [item]
        case let item as VTLScheme: vtlSchemes = [item]
        default:
            throw OfficeError(
                kind: .data, place: artefact.reference.urn, found: "\(type(of: artefact))",
                expected: "a kind of structure that messages have a place for")
        }
    }
}
