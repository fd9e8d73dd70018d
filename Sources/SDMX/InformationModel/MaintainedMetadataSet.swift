/// A metadata set as the artefact that it is since SDMX 3.0.
struct MaintainedMetadataSet: MaintainableArtefact {
    private(set) var set: MetadataSet
    var maintenance: Maintenance
    /// What was made of the set, for the account of losses.
    private(set) var losses: [Loss] = []

    var identity: Identity {
        get { set.identity }
        set { set.identity = newValue }
    }

    var artefactClass: ArtefactClass { .metadataSet }

    /// - Parameter taken: the ids of sets of SDMX 2.1 so far, whose reports are sets of one id.
    init(_ set: MetadataSet, taken: inout Set<String>) {
        self.set = set
        maintenance =
            set.maintenance ?? Maintenance(agency: set.structure?.agency ?? Self.unknownID)
        if maintenance.agency.isEmpty { maintenance.agency = Self.unknownID }
        let isOld = set.maintenance == nil
        let why = "a set is a maintained artefact since SDMX 3.0"
        var notes: [(kind: Loss.Kind, what: String, why: String)] = []
        if isOld {
            notes.append((.madeUp, "agency and version of the set", why))
            if set.report != nil { notes.append((.leftOut, "report of the set", why)) }
            if set.target != nil { notes.append((.leftOut, "target of the report", why)) }
        }
        if set.identity.id.isEmpty {
            notes.append((.madeUp, "id of the set", why))
            self.set.identity.id = set.report ?? Self.unknownID
        }
        let id = self.set.identity.id
        var number = 1
        while isOld, !taken.insert(number == 1 ? id : "\(id)_\(number)").inserted { number += 1 }
        if number > 1 {
            notes.append((.changed, "id of the set", "another set has the same"))
            self.set.identity.id = "\(id)_\(number)"
        }
        let path = reference.description
        losses = notes.map { Loss($0.kind, path: path, what: $0.what, why: $0.why) }
    }

    /// What the set is about, as URNs; `lost` counts what is none.
    func targets(lost: inout Int) -> [String] {
        set.targets.compactMap { target in
            switch target {
            case .urn(let urn), .object(_, let urn): return urn
            case .key, .dataSet, .period, .constraintContent:
                lost += 1
                return nil
            }
        }
    }

    private static let unknownID = MLElementWriter.unknownID
}

extension ReportedAttribute {
    /// The heading as several of the same id, where it says more than a heading may; the first has
    /// what is below it.
    ///
    /// - Parameter areValuesMany: whether a heading may have several values without language.
    func split(areValuesMany: Bool) -> [ReportedAttribute] {
        var parts: [[MetadataValue]] = []
        for value in values {
            if areValuesMany, value.isPlain, parts.last?.last?.isPlain == true {
                parts[parts.count - 1].append(value)
            } else {
                parts.append([value])
            }
        }
        guard parts.count > 1 else { return [self] }
        var first = self
        first.values = parts[0]
        return [first] + parts.dropFirst().map { ReportedAttribute(id, values: $0) }
    }
}

extension MetadataValue {
    /// Whether it has no language.
    var isPlain: Bool {
        if case .plain = self { true } else { false }
    }
}
