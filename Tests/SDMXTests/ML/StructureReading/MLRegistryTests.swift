import SDMX
import Testing

@Suite struct MLRegistryTests {
    private static let base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"

    private static func open(_ content: String) throws -> Message {
        try Message.open(
            .text(
                """
                <m:RegistryInterface xmlns:m="\(base)/message" xmlns:s="\(base)/structure"
                xmlns:c="\(base)/common"><m:Header><m:ID>R</m:ID></m:Header>
                \(content)</m:RegistryInterface>
                """))
    }

    @Test func `what is submitted to a registry is read`() throws {
        let message = try Self.open(
            """
            <m:SubmitStructureRequest action="Append"><s:Structures><s:Codelists>
            <s:Codelist id="CL" agencyID="A"><c:Name>x</c:Name></s:Codelist></s:Codelists>
            </s:Structures></m:SubmitStructureRequest>
            """)
        guard case .structure(let message) = message else {
            Issue.record("no structures")
            return
        }
        #expect(message.structures.codelists.map(\.id) == ["CL"])
        #expect(message.header.id == "R" && message.remarks.isEmpty)
    }

    @Test func `what brings no structures is refused`() throws {
        let error = #expect(throws: SDMXError.self) {
            _ = try Self.open("<m:QueryRegistrationRequest/>")
        }
        #expect(error?.kind == .unsupported && error?.line == 3)
    }
}
