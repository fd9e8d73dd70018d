import SDMX
import TestKit
import Testing

/// The tutorial of the documentation, run as it stands there.
///
/// Every block of Swift in the page is a run of lines of this file, and what it prints is what the
/// page shows below it.
struct TutorialTests {
    @Test func `the tutorial runs and prints what it shows`() throws {
        let page = try DocumentationPage("Sources/SDMX/SDMX.docc/Ten-Minutes.md")
        let scratch = try Scratch()
        let folder = scratch.path
        let message = try #require(page.xml.last)
        _ = try scratch.file("structure.xml", try #require(page.xml.first))
        _ = try scratch.file("immigrants.xml", message)
        _ = try scratch.file("corrected.xml", try page.corrected(message))
        var said = ""
        func print(_ items: Any...) {
            said += items.map { "\($0)" }.joined(separator: " ") + "\n"
        }
        var shown = page.results.makeIterator()
        func compare() {
            #expect(said.replacing("\r\n", with: "\n") == shown.next())
            said = ""
        }

        // What is it?
        let path = folder + "/immigrants.xml"
        let survey = try MessageSurvey(.file(path))
        print("a \(survey.kind) message in \(survey.format.rawValue)")
        print("\(survey.series) series, \(survey.observations) observations")
        compare()

        // Print it.
        let reader = try DataMessageReader(.file(path))
        print(reader.header.sender?.id ?? "nobody", "sends", reader.header.id ?? "a message")
        while let row = try reader.nextObservation() {
            print(row.columns.indices.map { row.text($0) ?? "-" }.joined(separator: "  "))
        }
        for guess in reader.dataSet.guesses { print("guess:", guess) }
        compare()

        // Read the structure.
        let definitions = try Message.open(.file(folder + "/structure.xml"))
        guard case .structure(let definitions) = definitions else { return }
        let structures = definitions.structures
        for structure in structures.dataStructures {
            print(structure.reference, "-", structure.name())
            for dimension in structure.dimensions {
                print("dimension", dimension.id)
                let list = structures.representation(of: dimension.component)?.enumeration
                for code in list.flatMap({ structures.codes(of: $0) }) ?? [] {
                    print("   ", code.id, "means", code.name())
                }
            }
            for attribute in structure.attributes {
                print("attribute", attribute.id, "is", attribute.usage)
            }
            for measure in structure.measures { print("measure", measure.id) }
        }
        compare()

        // Compute with it.
        let women = try DataMessageReader(.file(path), structures: structures)
        var total = 0.0
        while let row = try women.nextObservation() {
            guard row["SEX"] == "F", row["TIME_PERIOD"] == "2024" else { continue }
            if let column = row.columns.firstIndex(where: { $0.role == .measure }) {
                total += row.number(column) ?? 0
            }
        }
        print(Int(total), "women came in 2024")
        compare()

        // Validate it.
        let validator = DataValidator(structures)
        let report = try validator.validate(.file(path))
        print(report.isValid ? "valid" : "not valid")
        for group in report.groups { print(group.first) }
        compare()

        // Correct it.
        let corrected = folder + "/corrected.xml"
        print(try validator.validate(.file(corrected)).isValid ? "valid" : "not valid")
        compare()

        // What happens to a message that cannot be read?
        do throws(SDMXError) {
            let text = "<Structure xmlns='http://www.sdmx.org/structure'>"
            _ = try Message.open(.text(text))
        } catch {
            print(error.kind, "in line", error.line ?? 0)
            print(error)
        }
        compare()

        // Convert it.
        var table: [UInt8] = []
        let conversion = MessageConversion(to: .csv2, structures: structures)
        let result = try conversion.convert(.file(corrected)) { chunk in table += chunk }
        print(String(decoding: table, as: UTF8.self))
        print(result.observations, "observations")
        compare()

        // Ask for it.
        let question = "data/dataflow/NSO/IMMIGRANTS/1.0.0/IND.*?c[TIME_PERIOD]=ge:2024"
        let query = try Query(question, .v2)
        print(try query.text(.v2_2))
        print(try query.text(.v1_5))
        compare()

        #expect(shown.next() == nil)
        #expect(page.code.count == page.results.count)
        for block in page.code { #expect(try page.stands(block, in: #filePath), "\(block)") }
    }
}
