import SDMX
import Testing

/// A structure message around some lists of artefacts.
///
/// Prefixes: `m` message, `s` structure, `c` common, `f` footer.
struct MLFixture {
    /// As in the namespaces: `2_1`, `3_0`, `3_1`.
    var version: String
    var content: String
    /// What follows the structures.
    var footer = ""

    init(_ version: String, _ content: String, footer: String = "") {
        self.version = version
        self.content = content
        self.footer = footer
    }

    /// The content begins on line 4.
    var text: String {
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/v\(version)"
        return """
            <m:Structure xmlns:m="\(base)/message" xmlns:s="\(base)/structure" \
            xmlns:c="\(base)/common" xmlns:f="\(base)/message/footer">
            <m:Header><m:ID>M1</m:ID><m:Test>true</m:Test><m:Sender id="ZZ"/></m:Header>
            <m:Structures>
            \(content)
            </m:Structures>\(footer)
            </m:Structure>
            """
    }

    /// The message, in which there is nothing to remark on.
    func read(sourceLocation: SourceLocation = #_sourceLocation) throws -> Structures {
        let message = try message()
        #expect(message.remarks == [], sourceLocation: sourceLocation)
        return message.structures
    }

    /// The message with its remarks.
    func message() throws -> StructureMessage {
        guard case .structure(let message) = try Message.open(.text(text)) else {
            throw SDMXError(.unrecognised, found: "another kind", expected: "structures")
        }
        return message
    }

    /// The error with which reading ends; nil if it does not end with one.
    func fault() throws -> SDMXError? {
        do {
            _ = try message()
            return nil
        } catch let error as SDMXError {
            return error
        }
    }

    /// A reference in the style of SDMX 2.1.
    static func ref(_ element: String, _ id: String, agency: String = "A") -> String {
        "<s:\(element)><Ref agencyID=\"\(agency)\" id=\"\(id)\" version=\"1.0\"/></s:\(element)>"
    }

    /// A reference to a concept in the style of SDMX 2.1.
    static func concept(_ id: String) -> String {
        """
        <s:ConceptIdentity><Ref agencyID="A" maintainableParentID="CS" \
        maintainableParentVersion="1.0" id="\(id)"/></s:ConceptIdentity>
        """
    }

    /// A reference to a concept in the style of SDMX 3.0.
    static func conceptURN(_ id: String) -> String {
        "<s:ConceptIdentity>\(urn("conceptscheme.Concept", "CS", "1.0.0")).\(id)"
            + "</s:ConceptIdentity>"
    }

    /// A URN of the agency `A`.
    static func urn(_ artefactClass: String, _ id: String, _ version: String = "1.0") -> String {
        "urn:sdmx:org.sdmx.infomodel.\(artefactClass)=A:\(id)(\(version))"
    }
}
