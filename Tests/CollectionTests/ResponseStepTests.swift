import Collection
import Registers
import Testing
import Vocabulary

/// Which step leads from which state to which, as a table.
struct ResponseStepTests {
    /// For each step, the state it leads to from: nobody asked, asked, reminded, received, checked,
    /// queried, answered, accepted, published, refused, no answer. A dash is that it may not be taken.
    private static let table = """
        ask        asked  -  -  -  -  -  -  -  -  asked  asked
        remind     -  reminded  reminded  -  -  queried  -  -  -  -  -
        receive    received  received  received  received  received  received  received  received  received  received  received
        check      -  -  -  checked  checked  -  checked  -  -  -  -
        query      -  -  -  -  queried  -  queried  queried  -  -  -
        answer     -  -  -  -  -  answered  -  -  -  -  -
        accept     -  -  -  -  accepted  -  accepted  -  -  -  -
        publish    -  -  -  -  -  -  -  published  -  -  -
        refuse     -  refused  refused  -  -  refused  -  -  -  -  refused
        close      -  no-answer  no-answer  -  -  -  -  -  -  -  -
        send-back  -  -  -  asked  asked  asked  asked  asked  -  -  -
        withdraw   -  -  -  -  -  -  -  -  asked  -  -
        """

    @Test func `every step leads from every state where the table says, and nowhere else`() throws {
        let states: [ResponseState?] = [nil] + ResponseState.allCases
        var seen: Set<ResponseStep> = []
        for line in Self.table.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let step = try #require(ResponseStep(rawValue: words[0]))
            seen.insert(step)
            try #require(words.count == states.count + 1, "\(step)")
            for (state, word) in zip(states, words.dropFirst()) {
                let expected: String? = word == "-" ? nil : word
                #expect(
                    step.next(after: state)?.rawValue == expected,
                    "\(step) from \(state.map { $0.rawValue } ?? "nothing")")
            }
        }
        #expect(seen == Set(ResponseStep.allCases))
    }

    @Test func `every state but the first can be reached, and from every state there is a way on`()
    {
        var reached: Set<ResponseState?> = [nil]
        while true {
            let next = reached.union(
                reached.flatMap { state in ResponseStep.allCases.map { $0.next(after: state) } })
            if next == reached { break }
            reached = next
        }
        #expect(reached.count == ResponseState.allCases.count + 1)
        for state in ResponseState.allCases {
            #expect(ResponseStep.allCases.contains { $0.next(after: state) != nil }, "\(state)")
        }
    }

    @Test func `the register takes the words of every state and step`() throws {
        let register = try #require(Register.all.first { $0.id == "responses" })
        func codes(_ path: String) throws -> [String] {
            let field = try #require(FieldPath(text: path).flatMap(register.field))
            guard case .choice(let list) = field.kind else { return [] }
            return list.codes.map(\.id)
        }
        #expect(try codes("state") == ResponseState.allCases.map(\.rawValue))
        #expect(try codes("steps/1/state") == ResponseState.allCases.map(\.rawValue))
        #expect(try codes("steps/1/step") == ResponseStep.allCases.map(\.rawValue))
        let letters = try #require(Register.all.first { $0.id == "letters" })
        guard case .choice(let kinds)? = letters.field(FieldPath("kind"))?.kind,
            case .choice(let languages)? = letters.field(FieldPath("language"))?.kind
        else {
            Issue.record("letters have no kind and language")
            return
        }
        #expect(kinds.codes.map(\.id) == LetterKind.allCases.map(\.rawValue))
        #expect(languages.codes.map(\.id) == LetterLanguage.allCases.map(\.rawValue))
    }

    @Test func `what needs a reason is refused without one, with what was expected`() throws {
        let queried = try response([.receive, .check, .query])
        let error = try #require(refusal(.answer, queried, reason: "  \n"))
        #expect(error.kind == .state)
        #expect(error.description.contains("found no reason"))
        #expect(refusal(.answer, queried, reason: "It is the census.") == nil)
        #expect(refusal(.refuse, queried) != nil)
        #expect(refusal(.remind, queried) == nil)
    }

    @Test func `an answer with open findings is accepted only with a reason`() throws {
        let open = try response([.receive, .check], findings: 3)
        #expect(refusal(.accept, open)?.expected.contains("3 open findings") == true)
        #expect(refusal(.accept, open, reason: "Explained by telephone.") == nil)
        #expect(refusal(.accept, try response([.receive, .check], findings: 0)) == nil)
    }

    @Test func `a questionnaire that came is named by its bytes`() throws {
        #expect(refusal(.receive, nil, document: nil)?.found == "no document")
        #expect(refusal(.receive, nil, document: "not-a-hash")?.kind == .request)
        #expect(refusal(.receive, nil) == nil)
    }

    @Test func `the error of a step tells where the answer stands and from where it may be taken`()
        throws
    {
        let error = try #require(refusal(.publish, try response([.receive])))
        #expect(
            error.description
                == "c, FRA, 2026, publish: found an answer that is received, expected one that is accepted"
        )
    }

    @Test func `steps are kept in order with all that was said`() throws {
        let story = try response([.ask, .remind, .receive, .check, .query, .answer, .accept])
        #expect(story.state == .accepted)
        #expect(story.steps.map(\.number) == Array(1...7))
        #expect(
            story.steps.map(\.state)
                == [.asked, .reminded, .received, .checked, .queried, .answered, .accepted])
        #expect(story.steps.allSatisfy { $0.by == "ana" && $0.date?.description == "2026-05-01" })
        #expect(story.document == Self.hash)
        #expect(story.count(of: .remind) == 1)
        #expect(story.key.record.description == "responses/c.fra.2026")
    }

    @Test func `releases that were taken back are none of the answer's any more`() throws {
        let sent = try response([.receive, .check], releases: [4, 5])
        #expect(sent.releases == [4, 5])
        let back = try response([.receive, .check, .sendBack], releases: [4, 5])
        #expect(back.releases.isEmpty)
        #expect(back.lastNamedReleases == [4, 5])
        // A later questionnaire of which nothing could be taken has none of the earlier one's.
        let standing = try #require(
            RoundResponse(
                Record(
                    key: sent.key.record, revision: 3,
                    content: try RoundResponse.content(
                        after: .receive, facts(.receive, reason: ""), of: sent.key, standing: sent)
                )))
        #expect(standing.releases.isEmpty && standing.lastNamedReleases.isEmpty)
    }

    @Test func `a round is named by a date that can stand in an address`() {
        for name in ["2026", "2026-04", "2026-04-01", "2026-early"] {
            #expect((try? ResponseKey(collection: "c", area: "FRA", round: name)) != nil, "\(name)")
        }
        for name in ["", "2026/2027", "next", "2026 ", "../2026", "2026-13", "２０２６"] {
            #expect((try? ResponseKey(collection: "c", area: "FRA", round: name)) == nil, "\(name)")
        }
    }

    // MARK: - Making answers

    static let hash = String(repeating: "ab", count: 32)

    private func facts(
        _ step: ResponseStep, reason: String, document: String? = hash, findings: Int? = nil,
        releases: [Int] = []
    ) throws -> StepFacts {
        StepFacts(
            by: "ana", date: try #require(CalendarDate("2026-05-01")), reason: reason,
            document: step == .receive ? document : nil,
            releases: step == .receive ? releases : [],
            findings: step == .check ? findings : nil)
    }

    private func response(
        _ steps: [ResponseStep], findings: Int? = nil, releases: [Int] = []
    ) throws -> RoundResponse {
        let key = try ResponseKey(collection: "c", area: "FRA", round: "2026")
        var standing: RoundResponse?
        for (place, step) in steps.enumerated() {
            let content = try RoundResponse.content(
                after: step,
                facts(step, reason: "because", findings: findings, releases: releases),
                of: key, standing: standing)
            standing = RoundResponse(
                Record(key: key.record, revision: place + 1, content: content))
        }
        return try #require(standing)
    }

    private func refusal(
        _ step: ResponseStep, _ standing: RoundResponse?, reason: String = "",
        document: String? = hash
    ) -> CollectionError? {
        do {
            _ = try RoundResponse.content(
                after: step, facts(step, reason: reason, document: document),
                of: ResponseKey(collection: "c", area: "FRA", round: "2026"), standing: standing)
            return nil
        } catch {
            return error as? CollectionError
        }
    }
}
