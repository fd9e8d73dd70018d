internal import Accounts
internal import Atlas
internal import Foundation
package import Office
internal import Registers

/// Makes dossiers of what those who ask may see.
struct DossierQuery: Sendable {
    let desk: DeskService
    let audience: Office.Audience
    private let readership: Readership

    init(_ desk: DeskService, _ principal: Principal) {
        self.desk = desk
        readership = principal.readership
        audience = principal.may(.readUnpublished) ? .desk : .everybody
    }

    /// The dossier of a meeting.
    ///
    /// Cost: where countries are concerned, the first of a state looks through all figures, which takes
    /// seconds.
    func dossier(_ request: DossierRequest) async throws -> MeetingDossier {
        let office = desk.office.seen(by: audience)
        let registers = try desk.registers.state().seen(by: readership)
        let concerned = try office.countriesConcerned(request, registers)
        return try await Task(executorPreference: StreamExecutor.shared) {
            let figures = try office.state()
            // Where there are no figures, there is nothing to ask about.
            let review =
                concerned.isEmpty ? nil : try? await desk.findings.findings(figures).review()
            try Task.checkCancellation()
            return try office.dossier(request, registers, figures: figures, review: review)
        }.value
    }

    /// The areas that an address names: `area=KEN,UGA`, as often as one likes.
    static func areas(_ address: Address) throws -> [String] {
        let named = address.items.filter { $0.name == "area" }
            .flatMap { $0.value.split(separator: ",").map(String.init) }
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard named.count <= Parameter.most else {
            throw Refusal.malformed(
                "Too many areas", "Found \(named.count); at most \(Parameter.most) are taken.")
        }
        return named
    }
}

extension DocumentPage.Model {
    /// A document of the office as the atlas draws it.
    init(_ document: MeetingDocument) {
        self.init(
            title: document.title, subtitle: document.subtitle,
            sections: document.sections.map { section in
                .init(
                    id: section.id, title: section.title, blocks: section.blocks.map { .init($0) })
            })
    }
}

extension DocumentPage.Block {
    fileprivate init(_ block: MeetingDocument.Block) {
        func text(_ text: MeetingDocument.Text) -> DocumentPage.Text {
            .init(text.text, to: text.href)
        }
        switch block {
        case .heading(let words): self = .heading(words)
        case .paragraph(let words): self = .paragraph(words)
        case .facts(let items): self = .facts(items.map { ($0.name, text($0.text)) })
        case .list(let items): self = .list(items.map(text))
        case .table(let caption, let headings, let rows):
            self = .table(caption: caption, headings: headings, rows: rows.map { $0.map(text) })
        case .empty(let words): self = .empty(words)
        case .toWrite(let words): self = .toWrite(words)
        }
    }
}

/// A document as a file, for the tool.
package enum MeetingFile {
    /// HTML that stands alone and can be printed.
    package static func html(_ document: MeetingDocument) -> String {
        DocumentPage.file(DocumentPage.Model(document))
    }
}
