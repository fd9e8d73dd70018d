public import Collection
internal import Foundation
internal import Registers
internal import Tables
internal import Vocabulary
public import Warehouse

extension Office {
    /// Receives an answer. The document is kept as it came before anything else is done; then it is
    /// read, judged, and its figures are written as one release that waits for its sign-off, in place
    /// of an earlier answer that waits. Figures that were accepted before stay where the answer says
    /// nothing new.
    ///
    /// Where a cell has a fault nothing is taken, unless `isInPart`; then cells with faults are left out.
    /// The same document again changes nothing. What was made of it is kept with the document, and the
    /// step is recorded with the response of the round.
    ///
    /// - Throws: ``WarehouseError`` where the workspace cannot be written, or holds the series in another
    ///   table. What is wrong with the document is no error but the outcome.
    public func receive(_ sent: SentDocument, by who: String) throws -> ReceivedAnswer {
        let document = try warehouse.keep(
            sent.bytes, name: sent.name, mediaType: sent.mediaType, by: who)
        var account = AnswerAccount(
            collection: sent.expected.collection, area: sent.expected.area,
            round: sent.expected.round)
        let opened: (reading: AnswerReading, questionnaire: Questionnaire)
        do {
            opened = try read(sent)
        } catch let error as CollectionError {
            account.findings = [Self.finding(error)]
            return try record(document, account, .unreadable, by: who)
        } catch let error as RegisterError {
            account.findings = [
                Self.finding(
                    CollectionError(
                        .file, error.place, found: error.found, expected: error.expected))
            ]
            return try record(document, account, .unreadable, by: who)
        }
        return try take(document, opened.reading, opened.questionnaire, sent, by: who)
    }

    private func take(
        _ document: HeldDocument, _ reading: AnswerReading, _ questionnaire: Questionnaire,
        _ sent: SentDocument, by who: String
    ) throws -> ReceivedAnswer {
        if let held = try repeated(document, questionnaire, by: who) { return held }
        let mirrors = try AnswerMirrorBook(self, questionnaire).mirrors(of: questionnaire)
        let judgement = AnswerJudgement(reading, questionnaire, mirrors: mirrors)
        var account = AnswerAccount(
            collection: questionnaire.collection, area: questionnaire.area,
            round: questionnaire.round)
        account.findings = judgement.findings
        account.metadata = reading.answer.metadata
        account.remarks = reading.answer.remarks
        for table in questionnaire.tables { account.asked[table.id] = table.cellCount }
        let hasFaults = judgement.hasFaults
        guard !hasFaults || sent.isInPart, !judgement.figures.isEmpty else {
            account.leftOut = reading.answer.cells
            return try record(document, account, .refused, by: who)
        }
        account.leftOut = judgement.leftOut
        for figure in judgement.figures { account.answered[figure.table, default: 0] += 1 }
        let taking = AnswerTaking(
            questionnaire: questionnaire, reading: reading, judgement: judgement,
            document: document, who: who)
        let taken = try warehouse.take(
            try receipt(document, account, hasFaults ? .takenInPart : .taken, by: who),
            try taking.draft(), taking.amendments(),
            reason: "replaced by a later answer (\(document.name))")
        return try finished(taken.receipt, by: who)
    }

    // MARK: Reading

    /// Reads a document as an answer to the questionnaire that it says it is.
    private func read(
        _ sent: SentDocument
    ) throws -> (reading: AnswerReading, questionnaire: Questionnaire) {
        if sent.mediaType == SentDocument.cells {
            let answer = try Self.cells(sent)
            let found = try AnswerIdentification(
                answer.identity, expected: sent.expected, document: sent.name)
            let questionnaire = try questionnaire(found, sent)
            return (AnswerReading(answer, findings: found.findings), questionnaire)
        }
        let document = try AnswerDocument(sent.bytes, name: sent.name)
        let found = try AnswerIdentification(
            document.identity, expected: sent.expected, document: sent.name)
        let questionnaire = try questionnaire(found, sent)
        let blank = try workbookBytes(questionnaire)
        var reading = document.reading(
            questionnaire, sent: try AnswerDocument(blank, name: sent.name))
        reading.findings = found.findings + reading.findings
        if let identity = document.identity {
            reading.findings += AnswerIdentification.findings(identity, against: questionnaire)
        }
        return (reading, questionnaire)
    }

    private static func cells(_ sent: SentDocument) throws -> QuestionnaireAnswer {
        do {
            return try JSONDecoder().decode(QuestionnaireAnswer.self, from: Data(sent.bytes))
        } catch {
            throw CollectionError(
                .file, sent.name, found: "JSON that is no answer: \(Self.words(error))",
                expected: "identity, cells, metadata and remarks as docs/answers.md describes them")
        }
    }

    private static func words(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .keyNotFound(let key, let context):
            return "no \(key.stringValue) in \(path(context))"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "another kind of value at \(path(context))"
        case .dataCorrupted(let context):
            return context.debugDescription
        @unknown default: return "\(error)"
        }
    }

    private static func path(_ context: DecodingError.Context) -> String {
        let names = context.codingPath.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
        return names.isEmpty ? "the document" : names.joined(separator: "/")
    }

    /// The questionnaire that an answer is one to, filled with what stood before the answer: of what
    /// waits for its sign-off, nothing.
    private func questionnaire(
        _ found: AnswerIdentification, _ sent: SentDocument
    ) throws -> Questionnaire {
        let round = try self.round(found, sent)
        let plain = try questionnaire(found.collection, area: found.area, round: round)
        let table = AnswerTaking.table(plain.collection, plain.area)
        let waits = try warehouse.releases(of: plain.source).contains {
            $0.table == table && $0.standing == .pending
        }
        return try (waits ? seen(by: .everybody) : self).draftQuestionnaire(
            found.collection, area: found.area, round: round)
    }

    /// The round of an answer: the one that it states, unless another one is open and nobody says that
    /// this one is meant.
    private func round(_ found: AnswerIdentification, _ sent: SentDocument) throws -> String {
        let record = try collectionRecord(found.collection)
        let open = CollectionRound.rounds(of: record).filter(\.isOpen).map(\.id)
        if let round = found.round {
            guard sent.expected.round == nil, !open.isEmpty, !open.contains(round) else {
                return round
            }
            throw CollectionError(
                .file, sent.name, found: "the questionnaire of round \(round)",
                expected:
                    "that of \(open.joined(separator: " or ")), which is open; --round \(round) "
                    + "takes it all the same")
        }
        guard let round = open.first, open.count == 1 else {
            throw CollectionError(
                .request, sent.name, found: "no word of which round it answers",
                expected: "the round given by hand (--round)")
        }
        return round
    }

    // MARK: Keeping

    static func topic(_ collection: String, _ area: String, _ round: String) -> String {
        "\(collection)/\(area)/\(round)"
    }

    private static func finding(_ error: CollectionError) -> AnswerFinding {
        AnswerFinding(
            .fault, error.kind == .file ? .file : .identity, AnswerPlace(), found: error.found,
            expected: error.expected,
            words: "\(error.place): we found \(error.found) and expected \(error.expected).")
    }

    private func receipt(
        _ document: HeldDocument, _ account: AnswerAccount, _ outcome: ReceivedAnswer.Outcome,
        by who: String
    ) throws -> ReceiptDraft {
        ReceiptDraft(
            document: document.sha256,
            topic: Self.topic(
                account.collection ?? "-", account.area ?? "-", account.round ?? "-"),
            who: who, outcome: outcome.rawValue, account: try jsonText(account))
    }

    /// Writes down that nothing was taken; what says the same as the last receipt is not written again.
    private func record(
        _ document: HeldDocument, _ account: AnswerAccount, _ outcome: ReceivedAnswer.Outcome,
        by who: String
    ) throws -> ReceivedAnswer {
        let draft = try receipt(document, account, outcome, by: who)
        if let last = try warehouse.receipts(ofDocument: document.sha256).last,
            last.outcome == draft.outcome, last.account == draft.account,
            let held = ReceivedAnswer(last, isRepeated: true)
        {
            try finishSteps(held, by: who)
            return held
        }
        return try finished(try warehouse.record(draft), by: who)
    }

    /// The last answer of the same round where it is this very document and its figures stand.
    private func repeated(
        _ document: HeldDocument, _ questionnaire: Questionnaire, by who: String
    ) throws -> ReceivedAnswer? {
        let topic = Self.topic(
            questionnaire.collection, questionnaire.area, questionnaire.round)
        guard let last = try warehouse.receipts(topic: topic).last(where: { $0.release != nil }),
            last.document.sha256 == document.sha256, let id = last.release,
            let release = try warehouse.release(id), !release.standing.isWithdrawn,
            let held = ReceivedAnswer(last, isRepeated: true)
        else { return nil }
        try finishSteps(held, by: who)
        return held
    }

    private func finished(_ receipt: Receipt, by who: String) throws -> ReceivedAnswer {
        guard let answer = ReceivedAnswer(receipt) else {
            throw OfficeError(
                kind: .conflict, place: "receipt \(receipt.id)",
                found: "an account that is damaged",
                expected: "the account as it was written")
        }
        try recordSteps(answer, by: who)
        return answer
    }

    /// Records the steps of an answer where that was cut off after its figures were written.
    private func finishSteps(_ answer: ReceivedAnswer, by who: String) throws {
        let account = answer.account
        guard answer.outcome != .unreadable, let collection = account.collection,
            let area = account.area, let round = account.round
        else { return }
        let key = try responseKey(collection, area, round)
        guard try response(key)?.document != answer.document.sha256 else { return }
        try recordSteps(answer, by: who)
    }

    /// Records with the response of the round that an answer came and was looked through.
    private func recordSteps(_ answer: ReceivedAnswer, by who: String) throws {
        let account = answer.account
        guard answer.outcome != .unreadable, let collection = account.collection,
            let area = account.area, let round = account.round
        else { return }
        var cells: [String: CellCount] = [:]
        for (table, asked) in account.asked {
            cells[table] = CellCount(asked: asked, answered: account.answered[table] ?? 0)
        }
        try recordStep(
            .receive, collection: collection, area: area, round: round, by: who,
            document: answer.document.sha256, releases: answer.release.map { [$0] } ?? [])
        try recordStep(
            .check, collection: collection, area: area, round: round, by: who,
            findings: account.count(.fault) + account.count(.question), cells: cells)
    }
}
