internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Warehouse

/// One answer at the desk. Made only for those who may read it.
struct AnswerDesk {
    private let request: DeskRequest
    private let answer: ReceivedAnswer
    private let state: RegisterState

    init(_ request: DeskRequest) throws {
        self.request = request
        state = try request.registers()
        guard let number = Int(request.path[0]), number > 0,
            let answer = try? request.office.answer(number)
        else { throw request.nothingHere() }
        self.answer = answer
        try request.require(
            .readUnpublished, AnswerSubjects(state).subject(answer.account))
    }

    func page() throws -> Reply {
        let account = answer.account
        let area = account.area.map { request.office.areaName($0) } ?? "Nobody's"
        let record = account.collection.flatMap { state[RecordKey("collections", $0)] }
        let title = [
            area, record?.value("title") ?? account.collection ?? "no collection",
            account.round ?? "no round",
        ].joined(separator: ", ")
        let listed = answer.findings.prefix(AnswerPage.mostFindings)
        let model = AnswerPage.Model(
            title: title, outcome: outcome(), hasFaults: answer.hasFaults, facts: facts(),
            findings: listed.map { finding in
                AnswerPage.Finding(
                    severity: finding.severity.title, place: finding.place.description,
                    row: [finding.row, finding.year.map(String.init)].compactMap { $0 }
                        .joined(separator: ", "),
                    found: finding.found, expected: finding.expected, words: finding.words)
            },
            more: answer.findings.count - listed.count,
            leftOut: account.leftOut.map { cell in
                (
                    cell.place?.description ?? "\(cell.table), \(cell.row), \(cell.year)",
                    cell.text + (cell.flag.isEmpty ? "" : " (\(cell.flag))")
                )
            }, remarks: account.remarks, links: links())
        return request.reply(AnswerPage.render(model, request.frame))
    }

    /// The annotated workbook, or the document as it came.
    func download(_ name: String) throws -> Reply {
        switch name {
        case "workbook.xlsx":
            return file(try request.office.annotatedWorkbook(answer), "answer-\(answer.id).xlsx")
        case "document":
            return file(
                try request.office.documentBytes(answer), "answer-\(answer.id)-as-sent")
        default: throw request.nothingHere()
        }
    }

    private func file(_ bytes: [UInt8], _ name: String) -> Reply {
        AnswerFile.reply(bytes, name)
    }

    private func outcome() -> String {
        let faults = answer.account.count(.fault)
        let questions = answer.account.count(.question)
        return "The answer is \(answer.outcome.words). Faults: \(faults); questions: \(questions)."
    }

    private func facts() -> [(term: String, text: String)] {
        let account = answer.account
        var facts: [(term: String, text: String)] = [
            ("Came", answer.receipt.at), ("Sent in by", answer.receipt.who),
            ("Document", answer.document.name), ("SHA-256", answer.document.sha256),
            ("Cells taken", "\(account.takenCount)"),
            ("Cells asked", "\(account.asked.values.reduce(0, +))"),
        ]
        if !account.leftOut.isEmpty {
            facts.append(("Cells not taken", "\(account.leftOut.count)"))
        }
        if let release = answer.release { facts.append(("Release", "\(release)")) }
        return facts
    }

    private func links() -> [Link] {
        let path = AnswersSection.path(answer.id)
        var links = [Link(text: "The document as it came", href: path + "/document")]
        let account = answer.account
        guard answer.outcome != .unreadable, let collection = account.collection,
            let area = account.area, let round = account.round
        else { return links }
        links.insert(Link(text: "The annotated workbook", href: path + "/workbook.xlsx"), at: 0)
        if let key = try? ResponseKey(collection: collection, area: area, round: round),
            state[key.record] != nil
        {
            links.append(
                Link(
                    text: "The story of this response",
                    href: RoundDesk.path(collection, round) + "/" + area))
        }
        return links
    }
}

/// Documents given out as files to keep, whatever they hold.
enum AnswerFile {
    static func reply(_ bytes: [UInt8], _ name: String) -> Reply {
        Reply(
            mediaType: name.hasSuffix(".xlsx")
                ? SentDocument.workbook : "application/octet-stream",
            headers: [
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "private, no-store", .xContentTypeOptions: "nosniff",
            ], body: .bytes(ByteBuffer(bytes: bytes)))
    }
}
