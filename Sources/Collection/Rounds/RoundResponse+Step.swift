public import Registers
internal import Vocabulary

extension RoundResponse {
    /// What the record of an answer holds after a step.
    ///
    /// - Parameters:
    ///   - step: what is done.
    ///   - standing: the answer as it stands; nil where nobody was asked yet.
    /// - Throws: ``CollectionError`` where the state does not allow the step, or it lacks what it
    ///   needs.
    public static func content(
        after step: ResponseStep, _ facts: StepFacts, of key: ResponseKey,
        standing: RoundResponse?
    ) throws(CollectionError) -> RecordContent {
        let place = "\(key), \(step.rawValue)"
        guard let state = step.next(after: standing?.state) else {
            let origins = step.origins.map { $0.map { $0.rawValue } ?? "not yet asked" }
            throw CollectionError(
                .state, place,
                found: standing.map { "an answer that is \($0.state.rawValue)" }
                    ?? "no answer and nobody asked",
                expected: "one that is " + origins.joined(separator: " or "))
        }
        let reason = facts.reason.trimmingBlanks
        if reason.isEmpty,
            step.needsReason(after: standing?.state, findings: standing?.findings ?? 0)
        {
            throw CollectionError(
                .state, place, found: "no reason",
                expected: step == .accept
                    ? "why it is accepted with \(standing?.findings ?? 0) open findings"
                    : step.isReasonOpen
                        ? "why, in words that everybody may read" : "what is asked or said")
        }
        if step.needsDocument, facts.document == nil {
            throw CollectionError(
                .state, place, found: "no document", expected: "the questionnaire that came")
        }
        if let document = facts.document, !isDigest(document) {
            throw CollectionError(
                .request, place, found: "\"\(document.prefix(80))\"",
                expected: "the SHA-256 of a document, 64 hexadecimal digits in small letters")
        }
        var content = standing?.record.content ?? RecordContent()
        content["collection"] = [Statement(key.collection)]
        content["area"] = [Statement(key.area)]
        content["round"] = [Statement(key.round)]
        content["state"] = [Statement(state.rawValue)]
        content["date"] = [Statement(facts.date.description)]
        content["reason"] = reason.isEmpty || !step.isReasonOpen ? [] : [Statement(reason)]
        write(step, state, facts, reason, after: standing, to: &content)
        for (table, count) in facts.cells {
            let part = FieldPath.PartKey("tables", table)
            content[FieldPath("asked", part: part)] = [Statement("\(count.asked)")]
            content[FieldPath("answered", part: part)] = [Statement("\(count.answered)")]
        }
        return content
    }

    private static func write(
        _ step: ResponseStep, _ state: ResponseState, _ facts: StepFacts, _ reason: String,
        after standing: RoundResponse?, to content: inout RecordContent
    ) {
        let last = content.parts("steps").compactMap { Int($0.key) }.max() ?? 0
        let part = FieldPath.PartKey("steps", "\(last + 1)")
        func say(_ field: String, _ values: [String]) {
            content[FieldPath(field, part: part)] = values.map { Statement($0) }
        }
        say("step", [step.rawValue])
        say("state", [state.rawValue])
        say("date", [facts.date.description])
        say("by", [facts.by])
        say("reason", reason.isEmpty ? [] : [reason])
        say("document", facts.document.map { [$0] } ?? [])
        say("release", facts.releases.map { "\($0)" })
        say("findings", facts.findings.map { ["\($0)"] } ?? [])
    }

    private static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

extension String {
    /// Without blanks and line ends around it.
    fileprivate var trimmingBlanks: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
