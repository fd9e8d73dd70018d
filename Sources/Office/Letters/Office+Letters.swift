public import Collection
public import Registers
internal import Vocabulary

extension Office {
    /// Drafts a letter about an answer. Nothing is sent.
    ///
    /// - Parameters:
    ///   - questions: what was found in the answer, for a query; the reason of the last query where
    ///     none is given.
    ///   - sender: who signs.
    ///   - state: the registers where they are at hand; nil reads them.
    /// - Throws: ``CollectionError`` where nobody was asked, or there is no template in the language.
    public func letter(
        _ kind: LetterKind, _ key: ResponseKey, language: LetterLanguage = .english,
        questions: [String] = [], from sender: String, in state: RegisterState? = nil
    ) throws -> Letter {
        let state = try state ?? registers.state()
        let record = try collectionRecord(key.collection)
        guard let response = state[key.record].flatMap({ RoundResponse($0) }) else {
            throw CollectionError(
                .notFound, "\(key)", found: "nobody asked and no answer",
                expected: "an answer to write about; `corridor collect open` asks")
        }
        let own = state.all("letters").compactMap { LetterTemplate($0) }
        guard
            let template = LetterTemplate.choose(
                kind, language, collection: key.collection, own: own)
        else {
            throw CollectionError(
                .notFound, "letter \(kind.rawValue)", found: "no template in \(language.title)",
                expected: "a record of the register letters with language \(language.rawValue)")
        }
        let addressees = focalPoints(for: key.area, in: state)
        var values = try facts(of: response, record, state, sender)
        if let first = addressees.first {
            values[.addressee] = first.name
            values[.addresseeRole] = first.role
            values[.office] = first.organisation
        }
        let asked = try questions.isEmpty ? lastQuestions(response) : questions
        values[.questions] = asked.enumerated().map { "\($0.offset + 1). \($0.element)" }
            .joined(separator: "\n")
        return Letter(template, to: addressees, values)
    }

    /// The focal points for an area: those that name it, by organisation; those whose time is over or
    /// to come are left out.
    public func focalPoints(
        for area: String, in state: RegisterState
    ) -> [Letter.Addressee] {
        let today = (try? self.today()).map { RecordDate($0) }
        return state.all("organisations").flatMap { record in
            record.content.parts("focal-points").compactMap { part -> Letter.Addressee? in
                func values(_ field: String) -> [String] {
                    record.content[FieldPath(field, part: part)].compactMap(\.value)
                }
                guard values("area").contains(area), let name = values("name").first else {
                    return nil
                }
                if let today, let period = values("period").first.flatMap({ RecordDate($0) }),
                    !period.overlaps(today)
                {
                    return nil
                }
                return Letter.Addressee(
                    name: name, role: values("role").first,
                    organisation: record.value("title"), contact: values("contact").first)
            }
        }
    }

    private func facts(
        of response: RoundResponse, _ record: Record, _ state: RegisterState, _ sender: String
    ) throws -> [LetterField: String] {
        let key = response.key
        let round = CollectionRound.rounds(of: record).first { $0.id == key.round }
        let tables = try TableRequest.tables(of: record).filter {
            $0.areas.isEmpty || $0.areas.contains(key.area)
        }
        let today = try today()
        var values: [LetterField: String] = [
            .country: areas.area(key.area)?.name ?? key.area,
            .collection: record.value("title") ?? key.collection,
            .round: round?.title ?? key.round, .today: today.description, .sender: sender,
        ]
        values[.agency] = Self.list(
            record.values("owner").map { id in
                state[RecordKey("organisations", id)]?.value("title") ?? id
            })
        values[.purpose] = record.value("holds")
        values[.tables] = tables.map(Self.line).joined(separator: "\n")
        values[.asked] = response.date(of: .ask)?.description
        values[.received] = response.date(of: .receive)?.description
        if let deadline = round?.deadline {
            values[.deadline] = deadline.last.description
            let late = DayCount.days(from: deadline.last, to: today)
            if late > 0 { values[.daysLate] = "\(late)" }
        }
        return values
    }

    private static func line(_ table: TableRequest) -> String {
        let years =
            table.years.count == 1
            ? "\(table.years.lowerBound)"
            : "\(table.years.lowerBound)-\(table.years.upperBound)"
        let definition = table.definition.isEmpty ? "" : ": \(table.definition)"
        return "- \(table.title), \(years)\(definition)"
    }

    /// What the last query asked; one that asked all that was found, finding by finding.
    private func lastQuestions(_ response: RoundResponse) throws -> [String] {
        let key = response.key
        let query = response.steps.last { $0.step == .query }?.reason ?? ""
        let found = try answers(to: key.collection, of: key.area, round: key.round).first
        let words = (found?.findings ?? []).filter { $0.severity != .remark }.prefix(20)
            .map(\.words)
        if !query.isEmpty, query != words.joined(separator: " ") { return [query] }
        return Array(words)
    }

    /// `A`, `A and B`, `A, B and C`.
    private static func list(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension RegisterState {
    /// The records of a register, by id.
    fileprivate func all(_ register: String) -> [Record] {
        var question = RegisterQuestion(register: register)
        question.limit = .max
        return answer(question).records
    }
}
