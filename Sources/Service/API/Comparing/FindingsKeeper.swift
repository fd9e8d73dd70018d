internal import Office
internal import Synchronization
internal import Vocabulary
internal import Warehouse

/// Holds what was found out about the present state, as each audience sees it, so that it is worked out
/// once. Only of the present one: nobody makes the office look through all of its past.
final class FindingsKeeper: Sendable {
    private struct State: Equatable {
        let stamp: Holdings.Stamp
        let mark: String
    }

    private let held = Mutex<[Office.Audience: (state: State, findings: OfficeFindings)]>([:])

    /// What is found out about a state.
    func findings(_ state: OfficeState) -> OfficeFindings {
        let now = State(stamp: state.holdings.stamp, mark: state.mark)
        return held.withLock { held in
            if let known = held[state.office.audience], known.state == now {
                return known.findings
            }
            let made = OfficeFindings(state)
            held[state.office.audience] = (now, made)
            return made
        }
    }
}

extension APICall {
    /// Works a reply out of the present state, on threads for long work.
    func presentReply(
        _ make: @escaping @Sendable (AnsweredState, OfficeFindings) async throws -> Datum
    ) async throws -> Reply {
        let answered = try AnsweredState(service, audience, .now, of: holdings)
        let freshness = freshness(answered.marks, modified: answered.time)
        if let unchanged = freshness.unchanged(call) { return unchanged }
        let findings = service.findings.findings(answered.state)
        let datum = try await Task(executorPreference: StreamExecutor.shared) {
            do {
                return try await make(answered, findings)
            } catch let error as OfficeError {
                throw Problem(finding: error)
            }
        }.value
        return Reply(.json, datum.json, headers: freshness.fields)
    }
}

extension Problem {
    /// What the office cannot find out of the figures held.
    init(finding error: OfficeError) {
        self.init(
            .unfit, "The figures held do not allow that", where: error.place, found: error.found,
            expected: error.expected)
        allowed = error.details
    }
}

/// The present state, which is all that findings are of.
struct PresentState: Sendable {
    let release: Int
    let time: String?

    init(_ answered: AnsweredState) { (release, time) = (answered.release, answered.time) }

    static let shape = Shape<PresentState>(
        "PresentState", "The state that something was found out of: always the present one.",
        [
            .init("release", .count(), "The release that came last into it; 0 before the first.") {
                .whole($0.release)
            },
            .init("since", .time.orNull, "Since when it is so, in UTC.") { Datum($0.time) },
        ])
}

extension APICall {
    /// The sources that a request names, each once and in order, all of them held.
    func sources(_ answered: AnsweredState) throws(Problem) -> [String] {
        let asked = Set(values.texts("source") ?? []).sorted()
        let held = Set(answered.state.releases.map(\.source))
        for source in asked where !held.contains(source) {
            var problem = Problem(
                .unfit, "There is no source \(source)", where: "parameter source", found: source,
                expected: "one of " + held.sorted().joined(separator: ", "))
            problem.allowed = held.sorted()
            problem.nearest = Nearest.words(to: source, among: held.sorted())
            throw problem
        }
        return asked
    }

    /// The area that a parameter names; nil where it is not given.
    func area(_ name: String) throws(Problem) -> String? {
        guard let text = values.text(name) else { return nil }
        return try area(text, name)
    }

    /// An area by a code as people write it.
    func area(_ text: String, _ name: String) throws(Problem) -> String {
        let areas = service.office.areas
        if let known = areas.known(text) { return known.id }
        var problem = Problem(
            .unfit, "\(name) has no code \(text)", where: "parameter \(name)", found: text,
            expected: "a code of \(APIService.root)/areas")
        problem.nearest = areas.near(text).map { "\($0.id) (\($0.name))" }
        throw problem
    }
}
