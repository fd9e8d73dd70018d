import SDMX
import Testing

/// Cube regions and key sets.
struct ConstraintTests {
    private func report(
        _ change: (inout Constraint) -> Void, rows: [String]
    ) throws -> ValidationReport {
        var structures = ValidationFixtures.structures()
        var constraint = Constraint(.data, id: "CC", agency: "TEST", version: "1.0")
        constraint.role = .allowed
        constraint.attachments = [ArtefactReference(.dataflow, agency: "TEST", id: "DF")]
        change(&constraint)
        structures.constraints = [constraint]
        return try ValidationFixtures.report(rows, structures: structures)
    }

    private let rows = [
        "A,FRA,F,2019,1,A,PS,Stock,census", "A,MEX,F,2020,1,A,PS,Stock,census",
    ]

    @Test func `a region allows its codes and names the component that is outside`() throws {
        let report = try report(
            { constraint in
                constraint.cubeRegions = [
                    CubeRegion(keys: [MemberSelection("REF_AREA", values: [ConstraintValue("FRA")])]
                    )
                ]
            }, rows: rows)
        let finding = try #require(report.groups.first?.first)
        #expect(report.errorCount == 1)
        #expect(finding.rule == .constraint)
        #expect(finding.component == "REF_AREA")
        #expect(finding.found == "\"MEX\"")
        #expect(finding.expected == "what TEST:CC(1.0) allows")
    }

    @Test func `a cascade takes the codes below, with or without the one named`() throws {
        let with = try report(
            { constraint in
                constraint.cubeRegions = [
                    CubeRegion(keys: [
                        MemberSelection("REF_AREA", values: [ConstraintValue("EU", cascade: .yes)])
                    ])
                ]
            }, rows: rows + ["A,EU,F,2020,1,A,PS,Stock,census"])
        #expect(with.groups.map(\.first.found) == ["\"MEX\""])
        let without = try report(
            { constraint in
                constraint.cubeRegions = [
                    CubeRegion(keys: [
                        MemberSelection(
                            "REF_AREA", values: [ConstraintValue("EU", cascade: .excludingRoot)])
                    ])
                ]
            }, rows: rows + ["A,EU,F,2020,1,A,PS,Stock,census"])
        #expect(without.groups.map(\.first.found) == ["\"MEX\"", "\"EU\""])
    }

    @Test func `a region that is left out refuses what is in it`() throws {
        let report = try report(
            { constraint in
                var region = CubeRegion(keys: [
                    MemberSelection("REF_AREA", values: [ConstraintValue("MEX")])
                ])
                region.isIncluded = false
                constraint.cubeRegions = [region]
            }, rows: rows)
        #expect(report.errorCount == 1)
        #expect(report.groups.first?.first.line == 3)
    }

    @Test func `a range of time has ends that count or do not`() throws {
        for (isInclusive, count) in [(true, 0), (false, 1)] {
            let report = try report(
                { constraint in
                    var time = MemberSelection("TIME_PERIOD")
                    time.timeRange = TimeRange(start: .init("2019", isInclusive: isInclusive))
                    constraint.cubeRegions = [CubeRegion(keys: [time])]
                }, rows: rows)
            #expect(report.errorCount == count)
        }
    }

    @Test func `a key set allows its keys only`() throws {
        let report = try report(
            { constraint in
                constraint.keySets = [
                    KeySet(keys: [
                        KeySet.Key([
                            MemberSelection("FREQ", values: [ConstraintValue("A")]),
                            MemberSelection("REF_AREA", values: [ConstraintValue("MEX")]),
                        ])
                    ])
                ]
            }, rows: rows)
        #expect(report.errorCount == 1)
        #expect(report.groups.first?.first.line == 2)
    }

    @Test func `a constraint on other data, or on what is there, allows everything`() throws {
        let region = CubeRegion(keys: [
            MemberSelection("REF_AREA", values: [ConstraintValue("DEU")])
        ])
        let other = try report(
            { constraint in
                constraint.attachments = [ArtefactReference(.dataflow, agency: "TEST", id: "OTHER")]
                constraint.cubeRegions = [region]
            }, rows: rows)
        #expect(other.isValid)
        let actual = try report(
            { constraint in
                constraint.role = .actual
                constraint.cubeRegions = [region]
            }, rows: rows)
        #expect(actual.isValid)
    }

    @Test func `codes of an extended list have their prefix`() throws {
        var structures = ValidationFixtures.structures()
        let index = try #require(structures.codelists.firstIndex { $0.id == "CL_SEX" })
        let units = ArtefactReference(.codelist, agency: "TEST", id: "CL_UNIT")
        structures.codelists[index].extensions = [
            CodelistExtension(units, prefix: "U_", selection: .excluding([.init("H%")]))
        ]
        let reference = structures.codelists[index].reference
        let codes = try #require(structures.codes(of: reference)).map(\.id)
        #expect(codes == ["U_PS", "F", "M", "_T"])
    }
}
