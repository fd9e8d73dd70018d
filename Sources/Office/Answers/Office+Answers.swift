public import Collection
internal import Foundation
internal import Tables
public import Warehouse

extension Office {
    /// The answers that came, newest first.
    ///
    /// - Parameters:
    ///   - collection: only those to this collection.
    ///   - area: only those of this area; needs a collection.
    ///   - round: only those of this round; needs an area.
    public func answers(
        to collection: String? = nil, of area: String? = nil, round: String? = nil
    ) throws -> [ReceivedAnswer] {
        let parts = [collection, area, round].prefix { $0 != nil }.compactMap { $0 }
        let topic = parts.isEmpty ? nil : parts.joined(separator: "/")
        return try warehouse.receipts(topic: topic).reversed().compactMap { ReceivedAnswer($0) }
    }

    /// One answer by the number of its receipt.
    ///
    /// - Throws: ``CollectionError`` where there is none.
    public func answer(_ id: Int) throws -> ReceivedAnswer {
        guard let receipt = try warehouse.receipt(id), let answer = ReceivedAnswer(receipt) else {
            throw CollectionError(
                .notFound, "answer \(id)", found: "no such answer",
                expected: "the number of an answer; `corridor collect answers` lists them")
        }
        return answer
    }

    /// The document of an answer, byte by byte as it came.
    public func documentBytes(_ answer: ReceivedAnswer) throws -> [UInt8] {
        guard let bytes = try warehouse.documentBytes(answer.document.sha256) else {
            throw CollectionError(
                .notFound, "document \(answer.document.sha256)", found: "no such document",
                expected: "a document that is kept")
        }
        return bytes
    }

    /// The workbook that goes back for an answer: what was typed, with what was found noted on each cell
    /// and listed on a sheet.
    ///
    /// - Throws: ``CollectionError`` for an answer that could not be read.
    public func annotatedWorkbook(_ answer: ReceivedAnswer) throws -> [UInt8] {
        let account = answer.account
        guard answer.outcome != .unreadable, let collection = account.collection,
            let area = account.area, let round = account.round
        else {
            throw CollectionError(
                .content, "answer \(answer.id)", found: "a document that could not be read",
                expected: "one that could; the document itself is kept")
        }
        let questionnaire = try questionnaire(collection, area: area, round: round)
        let typed = try typed(answer, questionnaire)
        let form = AnsweredForm(questionnaire, typed, account.findings)
        let made = clock()
        let seconds = (try? Date(made, strategy: .iso8601))?.timeIntervalSince1970 ?? 1
        let file = try TemporaryFile(ending: "xlsx")
        defer { file.remove() }
        try form.workbook(areas: areas, made: made, created: Int(seconds)).write(to: file.path)
        return try ByteSource(path: file.path).bytes
    }

    /// What was typed, read from the document again.
    private func typed(
        _ answer: ReceivedAnswer, _ questionnaire: Questionnaire
    ) throws -> QuestionnaireAnswer {
        let bytes = try documentBytes(answer)
        if answer.document.mediaType == SentDocument.cells {
            return try JSONDecoder().decode(QuestionnaireAnswer.self, from: Data(bytes))
        }
        let document = try AnswerDocument(bytes, name: answer.document.name)
        let blank = try AnswerDocument(
            try workbookBytes(questionnaire), name: answer.document.name)
        return document.reading(questionnaire, sent: blank).answer
    }

    /// Accepts the last answer of an area to a round: its figures wait for publication, which signs them
    /// off.
    ///
    /// - Parameter reason: why, where there are open findings.
    @discardableResult
    public func acceptAnswer(
        _ collection: String, area: String, round: String, by who: String, reason: String = ""
    ) throws -> RoundResponse {
        try recordStep(
            .accept, collection: collection, area: area, round: round, by: who, reason: reason)
    }

    /// Asks about the last answer of an area to a round.
    ///
    /// - Parameter reason: what is asked; empty is the words of its faults and questions.
    @discardableResult
    public func queryAnswer(
        _ collection: String, area: String, round: String, by who: String, reason: String = ""
    ) throws -> RoundResponse {
        var words = reason
        if words.isEmpty, let last = try answers(to: collection, of: area, round: round).first {
            words = last.findings.filter { $0.severity != .remark }.prefix(20).map(\.words)
                .joined(separator: " ")
        }
        return try recordStep(
            .query, collection: collection, area: area, round: round, by: who, reason: words)
    }
}
