import SDMX
import Testing

/// Rules of validation on data in CSV, whose lines are known by counting.
struct DataValidatorTests {
    private let good = "A,FRA,F,2020,12.5,A,PS,Stock,census"

    private func rules(_ report: ValidationReport) -> [Finding.Rule] {
        report.groups.map(\.first.rule)
    }

    @Test func `data as the structure has them are valid`() throws {
        let report = try ValidationFixtures.report([good, "A,FRA,F,2021,13,E,PS,Stock,census"])
        #expect(report.isValid)
        #expect(report.count == 0)
        #expect(report.observations == 2)
        #expect(report.series == 1)
        #expect(report.dataSets == 1)
    }

    @Test func `an unknown code is told with its line, its list and its key`() throws {
        let report = try ValidationFixtures.report([good, "A,XXX,F,2020,1,A,PS,Stock,census"])
        let group = try #require(report.groups.first { $0.first.rule == .unknownCode })
        #expect(group.first.component == "REF_AREA")
        #expect(group.first.line == 3)
        #expect(group.first.found == "\"XXX\"")
        #expect(group.first.expected == "a code of TEST:CL_AREA(1.0)")
        #expect(group.first.key == "A.XXX.F.2020")
        #expect(!report.isValid)
    }

    @Test func `a key that comes twice names the observation it was in first`() throws {
        let report = try ValidationFixtures.report([good, good])
        let finding = try #require(report.groups.first?.first)
        #expect(finding.rule == .duplicateKey)
        #expect(finding.line == 3)
        #expect(finding.expected == "each key once; this one was in observation 1 of the data set")
    }

    @Test(arguments: [
        ("2020-13", Finding.Rule.timeFormat), ("2020-02-30", .timeFormat), ("2020-Q5", .timeFormat),
        ("20", .timeFormat), ("2021-W53", .timeFormat), ("2020-02-30T00:00:00", .timeFormat),
    ])
    func `a period that does not exist is refused`(_ period: String, _ rule: Finding.Rule) throws {
        let report = try ValidationFixtures.report(["A,FRA,F,\(period),1,A,PS,Stock,census"])
        #expect(rules(report) == [rule])
        #expect(report.groups.first?.first.component == "TIME_PERIOD")
    }

    @Test(arguments: [
        "2020", "2020-12", "2020-02-29", "2020-Q4", "2020-W53", "2020-A1", "2020-D366",
        "2015-07-01/P5Y", "2020-02-29T23:59:59Z", "2020-06+02:00",
    ])
    func `every form of an observational period is taken`(_ period: String) throws {
        let report = try ValidationFixtures.report(["A,FRA,F,\(period),1,A,PS,Stock,census"])
        #expect(report.isValid, "\(report.groups)")
    }

    @Test(arguments: [("x", Finding.Rule.wrongType), ("-1", .range), ("1e999", .wrongType)])
    func `a value of another type or beyond its limits is refused`(
        _ value: String, _ rule: Finding.Rule
    ) throws {
        let report = try ValidationFixtures.report(["A,FRA,F,2020,\(value),A,PS,Stock,census"])
        #expect(rules(report) == [rule])
    }

    @Test func `a value that is missing on purpose is of every type`() throws {
        #expect(try ValidationFixtures.report(["A,FRA,F,2020,NaN,A,PS,Stock,census"]).isValid)
    }

    @Test func `a text too long or off its pattern is refused`() throws {
        let long = try ValidationFixtures.report(["A,FRA,F,2020,1,A,PS,Stocks of people,census"])
        #expect(rules(long) == [.range])
        let small = try ValidationFixtures.report(["A,FRA,F,2020,1,A,PS,stock,census"])
        #expect(rules(small) == [.pattern])
    }

    @Test func `mandatory attributes are missed at their level, once each`() throws {
        let report = try ValidationFixtures.report([
            "A,FRA,F,2020,1,,,,", "A,FRA,M,2020,1,,,,", "A,DEU,F,2020,1,,,,",
        ])
        func count(_ id: String) -> Int {
            report.totals.first { $0.rule == .missingMandatory && $0.component == id }?.count ?? 0
        }
        #expect(count("OBS_STATUS") == 3)
        #expect(count("UNIT") == 3)
        #expect(count("TITLE") == 2)
        #expect(count("SOURCE") == 1)
    }

    @Test func `deleting needs neither whole keys nor mandatory attributes`() throws {
        #expect(try ValidationFixtures.report([",FRA,,,-,,,,"], action: "D").isValid)
    }

    @Test func `an empty dimension is told where the row is an observation`() throws {
        let report = try ValidationFixtures.report(["A,FRA,F,,1,A,PS,Stock,census"])
        let finding = try #require(report.groups.first?.first)
        #expect(finding.rule == .incompleteKey)
        #expect(finding.component == "TIME_PERIOD")
    }

    @Test func `two titles of one group are a conflict`() throws {
        let report = try ValidationFixtures.report([
            good, "A,FRA,M,2020,1,A,PS,Other,census",
        ])
        let finding = try #require(report.groups.first?.first)
        #expect(finding.rule == .conflict)
        #expect(finding.component == "TITLE")
        #expect(finding.line == 3)
    }

    @Test func `thousands of findings are counted and the first of each sort is shown`() throws {
        let rows = (0..<5000).map { "A,X\($0 % 3),F,\(1000 + $0),1,A,PS,Stock,census" }
        let report = try ValidationFixtures.report(rows)
        #expect(report.errorCount == 5000)
        #expect(report.groups.map(\.count) == [1667, 1667, 1666])
        #expect(report.groups.first?.lines == [2, 5, 8, 11, 14])
        #expect(report.totals.first?.sorts == 3)
    }

    @Test func `sorts beyond the limit are counted together`() throws {
        let rows = (0..<200).map { "A,X\($0),F,2020,1,A,PS,Stock,census" }
        let report = try ValidationFixtures.report(rows)
        #expect(report.totals.first?.count == 200)
        #expect(report.totals.first?.isCut == true)
        #expect(report.groups.count == ValidationReport.mostSorts)
    }

    @Test func `a row with too many cells is told, and the rest is checked`() throws {
        let report = try ValidationFixtures.report([
            good + ",x", "A,XXX,F,2020,1,A,PS,Stock,census",
        ])
        #expect(report.unreadableCount == 1)
        #expect(report.unreadable.first?.line == 2)
        #expect(rules(report).contains(.unknownCode))
        #expect(!report.isValid)
    }

    @Test func `without a structure nothing is found wrong, and that is said`() throws {
        let report = try ValidationFixtures.report([good], structures: Structures())
        #expect(report.isValid)
        #expect(rules(report) == [.structureMissing])
        #expect(!report.guesses.isEmpty)
    }

    @Test func `a list that is not at hand is told once`() throws {
        var structures = ValidationFixtures.structures()
        structures.codelists.removeAll { $0.id == "CL_SEX" }
        let report = try ValidationFixtures.report([good, good], structures: structures)
        #expect(report.totals.first { $0.rule == .listMissing }?.count == 1)
    }

    @Test func `a component that the structure does not have is told`() throws {
        let text = ValidationFixtures.header.dropLast() + ",UPDATED\n"
        let row = "dataflow,TEST:DF(1.0),I,\(good),2020-01-01\n"
        let report = try DataValidator(ValidationFixtures.structures()).validate(.text(text + row))
        #expect(report.groups.first?.first.rule == .undeclaredComponent)
        #expect(report.groups.first?.first.component == "UPDATED")
    }
}
