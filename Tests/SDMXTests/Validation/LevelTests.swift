import SDMX
import Testing

/// Attributes that come at other levels than rows of CSV show, and lists that are only stubs.
struct LevelTests {
    @Test func `a mandatory attribute of a series may come in a row of its own`() throws {
        let report = try ValidationFixtures.report([
            ",FRA,,,,,,Stock,", "A,FRA,F,,,,PS,,", ",,,,,,,,census", "A,FRA,F,2020,1,A,,,",
        ])
        #expect(report.isValid, "\(report.groups)")
    }

    @Test func `a code list that is only a stub is not an empty one`() throws {
        var structures = ValidationFixtures.structures()
        let index = try #require(structures.codelists.firstIndex { $0.id == "CL_AREA" })
        structures.codelists[index].codes = []
        structures.codelists[index].maintenance.isExternalReference = true
        let report = try ValidationFixtures.report(
            ["A,FRA,F,2020,1,A,PS,Stock,census"], structures: structures)
        #expect(report.isValid, "\(report.groups)")
        #expect(report.groups.first?.first.found == "only a stub of Codelist TEST:CL_AREA(1.0)")
    }

    @Test func `an extension is taken each time that it is asked for`() throws {
        var structures = ValidationFixtures.structures()
        let unit = ArtefactReference(.codelist, agency: "TEST", id: "CL_UNIT")
        let index = try #require(structures.codelists.firstIndex { $0.id == "CL_SEX" })
        structures.codelists[index].extensions = [
            CodelistExtension(unit, prefix: "X_"), CodelistExtension(unit, prefix: "Y_"),
        ]
        let codes = try #require(structures.codes(of: structures.codelists[index].reference))
        #expect(codes.map(\.id) == ["X_PS", "X_HT", "Y_PS", "Y_HT", "F", "M", "_T"])
    }

    @Test func `a list that extends itself ends`() throws {
        var structures = ValidationFixtures.structures()
        let index = try #require(structures.codelists.firstIndex { $0.id == "CL_SEX" })
        structures.codelists[index].extensions = [
            CodelistExtension(structures.codelists[index].reference, prefix: "X_")
        ]
        let codes = try #require(structures.codes(of: structures.codelists[index].reference))
        #expect(codes.map(\.id) == ["F", "M", "_T"])
    }
}
