import SDMX
import Testing

/// The examples of the landing page and of the page in the repository: compiled here, and compared
/// with what stands there. They read files that nobody has, so that they are not run.
struct ExampleTests {
    private func landingPage() throws {
        let structures = try MessageSurvey(.file("structure.xml")).structures ?? Structures()
        let reader = try DataMessageReader(.file("data.xml"), structures: structures)
        while let row = try reader.nextObservation() {
            print(row["REF_AREA"] ?? "", row["TIME_PERIOD"] ?? "", row["OBS_VALUE"] ?? "")
        }
    }

    private func repositoryPage() throws {
        let structures = try MessageSurvey(.file("structure.xml")).structures ?? Structures()

        let report = try DataValidator(structures).validate(.file("data.xml"))
        for group in report.groups { print(group.first, "and", group.count - 1, "more") }

        let reader = try DataMessageReader(.file("data.xml"), structures: structures)
        while let row = try reader.nextObservation() {
            print(row["REF_AREA"] ?? "", row["TIME_PERIOD"] ?? "", row["OBS_VALUE"] ?? "")
        }

        var table: [UInt8] = []
        let conversion = MessageConversion(to: .csv2, structures: structures)
        let result = try conversion.convert(.file("data.xml")) { chunk in table += chunk }
        for loss in result.losses { print(loss) }

        let query = try Query("data/dataflow/NSO/IMMIGRANTS/~/IND.*?c[TIME_PERIOD]=ge:2024", .v2)
        print(try query.text(.v1_5))
    }

    @Test(arguments: ["Sources/SDMX/SDMX.docc/SDMX.md", "docs/sdmx.md"])
    func `examples are those that were compiled`(_ path: String) throws {
        let page = try DocumentationPage(path)
        #expect(page.code.count == 1)
        for block in page.code {
            let lines = block.replacing("import SDMX\n\n", with: "")
            #expect(try page.stands(lines, in: #filePath), "\(block)")
        }
    }

    @Test func `examples stop at the file that is not there`() {
        let error = #expect(throws: SDMXError.self) { try landingPage() }
        #expect(error?.kind == .input && error?.path == "structure.xml")
        #expect(throws: SDMXError.self) { try repositoryPage() }
    }
}
