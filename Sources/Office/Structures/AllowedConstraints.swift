internal import Cubes
internal import SDMX

/// What a dataflow may hold, where that is less than all codes of its lists together.
///
/// Codes that the program does not fix are allowed wherever their list is used: that they came
/// with data is all that is known of them.
struct AllowedConstraints {
    let dataflow: Cubes.Dataflow
    let version: String
    /// Codes beyond those fixed, by list, in this version.
    let grown: [HouseCodelist: [String]]

    /// Nil for a dataflow that may hold any combination.
    var constraint: Constraint? {
        let included = members
        guard !included.isEmpty else { return nil }
        var constraint = Constraint(
            .data, id: "ALLOWED_" + dataflow.rawValue, agency: StructureNames.agency,
            version: version)
        constraint.role = .allowed
        constraint.identity.name("Allowed in: \(dataflow.title)", text)
        constraint.attachments = [StructureNames.dataflow(dataflow, version)]
        var region = CubeRegion(keys: included)
        region.isIncluded = true
        constraint.cubeRegions = [region]
        if let excluded { constraint.cubeRegions.append(excluded) }
        return constraint
    }

    private var text: String {
        switch dataflow {
        case .stock:
            "A stock is of a date, by birth or citizenship: no previous residence, no period of "
                + "several years."
        case .flow:
            "An estimated flow has no reporter."
        case .asylum:
            "Counted at a date or within a year or less: no period of several years. Every "
                + "combination of the other codes may occur."
        case .displaced, .displacedAge:
            "Counted at a date or within a year: no period of several years."
        case .emigration:
            "Counted by citizenship or country of birth: no previous residence."
        case .permit, .acquisition, .deaths:
            "Counted at a date or within a year or less: no period of several years."
        case .population, .remittance: "Remittances are not estimated by a method of flows."
        }
    }

    private var members: [MemberSelection] {
        switch dataflow {
        case .stock:
            [
                selection(.freq, Self.notOfSeveralYears + several(.frequency)),
                selection(.criterion, ["B", "C", "_U"] + several(.criterion)),
            ]
        case .flow:
            [
                selection(.reporter, HouseCodelist.reporters.map(\.id) + several(.reporter)),
                selection(.method, HouseCodelist.methods.map(\.id) + several(.method)),
            ]
        case .emigration:
            [selection(.criterion, ["B", "C", "_U"] + several(.criterion))]
        case .displaced, .displacedAge, .asylum, .permit, .acquisition, .deaths:
            [selection(.freq, Self.notOfSeveralYears + several(.frequency))]
        case .population: []
        case .remittance: [selection(.method, ["_Z"] + several(.method))]
        }
    }

    /// Flows that have both a method and a reporter.
    private var excluded: CubeRegion? {
        guard dataflow == .flow else { return nil }
        let methods = HouseCodelist.methods.map(\.id).filter { $0 != "_Z" }
        var region = CubeRegion(keys: [
            selection(.reporter, ["ORIGIN", "DESTINATION"]), selection(.method, methods),
        ])
        region.isIncluded = false
        return region
    }

    private static let notOfSeveralYears = HouseCodelist.frequencies.map(\.id).filter {
        $0 == "A" || !$0.hasPrefix("A")
    }

    private func several(_ list: HouseCodelist) -> [String] { grown[list] ?? [] }

    private func selection(_ dimension: DimensionID, _ codes: [String]) -> MemberSelection {
        MemberSelection(dimension.rawValue, values: codes.map { ConstraintValue($0) })
    }
}
