import Office
import SDMX
import Testing
import Vocabulary
import Warehouse

struct StructureSubmissionTests {
    private func desk(_ test: (SubmissionDesk) throws -> Void) throws {
        let desk = try SubmissionDesk()
        defer { desk.remove() }
        try test(desk)
    }

    private func list(_ version: String, _ codes: [String], agency: String = "NSO") -> Structures {
        var list = Codelist("CL_REASON", agency: agency, version: version)
        list.identity.names = LocalisedText("Reasons of moving")
        list.codes = codes.map { Code($0, names: LocalisedText("Reason \($0)")) }
        var structures = Structures()
        structures.codelists = [list]
        return structures
    }

    private func text(_ structures: Structures, _ format: MessageFormat = .ml30) throws -> String {
        var bytes: [UInt8] = []
        _ = try StructureMessage(format, structures: structures).write(format) {
            bytes.append(contentsOf: $0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func held(_ desk: SubmissionDesk) throws -> [Codelist] {
        try desk.office.submittedStructures().codelists
    }

    @Test(arguments: [MessageFormat.ml21, .ml30, .json2])
    func `a list that is sent in is given back as it was`(_ format: MessageFormat) throws {
        try desk { (desk) throws in
            let sent = list("1.0", ["WORK", "STUDY"])
            let outcome = try desk.send(try text(sent, format))
            #expect(outcome.artefacts.map(\.isNew) == [true])
            #expect(outcome.releases.map(\.kind) == [.submitted])
            #expect(try held(desk).map { $0.codes.map(\.id) } == [["WORK", "STUDY"]])
            let again = try desk.send(try text(sent, format))
            #expect(again.releases.isEmpty, "the same again changes nothing")
        }
    }

    @Test func `a version of two numbers is replaced, a stable one is not`() throws {
        try desk { (desk) throws in
            try desk.send(try text(list("1.0", ["WORK"])))
            try desk.send(try text(list("1.0", ["WORK", "FAMILY"])))
            #expect(try held(desk).map { $0.codes.map(\.id) } == [["WORK", "FAMILY"]])
            try desk.send(try text(list("1.0.0", ["WORK"])))
            let error = #expect(throws: OfficeError.self) {
                try desk.send(try text(list("1.0.0", ["WORK", "FAMILY"])))
            }
            #expect(error?.details.first?.contains("stable version") == true)
            #expect(try held(desk).count == 2)
        }
    }

    @Test func `structures of the office itself are not taken`() throws {
        try desk { (desk) throws in
            #expect(throws: OfficeError.self) {
                try desk.send(try text(list("1.0", ["WORK"], agency: "CORRIDOR")))
            }
            #expect(try held(desk).isEmpty)
        }
    }

    @Test func `a structure is taken away unless it is stable or used`() throws {
        try desk { (desk) throws in
            try desk.send(try text(list("1.0", ["WORK"])))
            let reference = ArtefactReference(
                .codelist, agency: "NSO", id: "CL_REASON", version: "1.0")
            try desk.office.deleteStructure(
                reference, Submission(submitter: "t"), catalogue: try desk.catalogue())
            #expect(try held(desk).isEmpty)
            try desk.send(try text(list("1.0.0", ["WORK"])))
            #expect(throws: OfficeError.self) {
                try desk.office.deleteStructure(
                    ArtefactReference(
                        .codelist, agency: "NSO", id: "CL_REASON", version: "1.0.0"),
                    Submission(submitter: "t"), catalogue: try desk.catalogue())
            }
        }
    }

    @Test func `a structure that refers to what is not there is refused`() throws {
        try desk { (desk) throws in
            var flow = Dataflow(
                "DF_MOVES", agency: "NSO", version: "1.0",
                structure: ArtefactReference(
                    .dataStructure, agency: "NSO", id: "DSD_MOVES", version: "1.0"))
            flow.identity.names = LocalisedText("Moves")
            var structures = Structures()
            structures.dataflows = [flow]
            let error = #expect(throws: OfficeError.self) {
                try desk.send(try text(structures))
            }
            #expect(error?.details.first?.contains("DSD_MOVES") == true)
            #expect(try desk.office.submittedStructures().dataflows.isEmpty)
        }
    }
}
