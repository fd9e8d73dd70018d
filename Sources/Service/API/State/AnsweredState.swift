internal import Cubes
internal import Office
internal import Warehouse

/// Which state a request asks for.
enum StateChoice: Hashable, Sendable {
    case now
    /// As it was when a release was first seen; 0 is before the first.
    case release(Int)
    /// As it was at a moment: UTC.
    case time(String)

    /// - Throws: ``Problem`` where both are given, or the moment is none.
    init(_ values: Values) throws(Problem) {
        let moment = values.text("as_of")
        if let release = values.whole("release") {
            guard moment == nil else {
                throw Problem(
                    .unfit, "Two states are asked for", where: "parameters release and as_of",
                    found: "both", expected: "one of them")
            }
            self = .release(release)
        } else if let moment {
            // A day means its end.
            let text = moment.utf8.count == 10 ? moment + "T23:59:59Z" : moment
            guard let time = UTCTime(text) else {
                throw Problem(
                    .unfit, "That is no moment", where: "parameter as_of", found: moment,
                    expected: TextForm.moment.expected)
            }
            self = .time(time.description)
        } else {
            self = .now
        }
    }

    static let parameters = [
        Parameter(
            "release", .whole(1...Int(Int32.max)),
            "The state as it was when that release came, whatever was changed since. An address "
                + "with it is permanent: it gives the same at any later time. Without it, and "
                + "without as_of, the present state.", examples: ["1"]),
        Parameter(
            "as_of", .text(.moment),
            "The state as it was then: a day in UTC (its end), or a moment.",
            examples: ["2026-12-31"]),
    ]
}

/// The state that an answer is made from, and how it is found again.
///
/// A state is named by the release that came last into it. Releases are counted in the order in
/// which the audience came to see them, so that an embargo that ends, or a sign-off, makes a new
/// state and leaves those before it as they were.
struct AnsweredState: Sendable {
    let state: OfficeState
    let catalogue: StructureCatalogue
    let names: CodeNamesKeeper
    /// The release that names the state; 0 is the one before the first.
    let release: Int
    /// Since when it is so: UTC; nil of the state before the first release.
    let time: String?
    /// Whether a past state was asked for, or the present one by its release.
    let isNamed: Bool

    /// - Parameters:
    ///   - holdings: what the state is of.
    ///   - parameter: what names the release.
    /// - Throws: ``Problem`` for a release that the audience does not see, and for the future.
    init(
        _ service: APIService, _ audience: Office.Audience, _ choice: StateChoice,
        of holdings: Holdings, parameter: String = "release"
    ) throws {
        var office = service.office.seen(by: audience)
        let now = office.clock()
        let releases = holdings.releases(openTo: office.sight)
        let seen = releases.compactMap { Appearance($0, to: audience, now: now) }.sorted()
        let last: Appearance?
        switch choice {
        case .now: last = seen.last
        case .release(0): last = nil
        case .release(let id):
            guard let found = seen.first(where: { $0.release == id }) else {
                throw Problem(
                    .unfit, "There is no release \(id)", where: "parameter \(parameter)",
                    found: "\(id)",
                    expected: seen.last.map { "a release such as \($0.release), the last one" }
                        ?? "no release, as none is held")
            }
            last = found
        case .time(let time):
            guard time <= now || time.hasPrefix(now.prefix(10)) else {
                throw Problem(
                    .unfit, "That is in the future", where: "parameter as_of", found: time,
                    expected: "a moment up to now, \(now)")
            }
            last = seen.last { $0.time <= time }
        }
        if let last, audience == .everybody { office.clock = { last.time } }
        let bound = last.map { last in
            seen.filter { $0 <= last }.map(\.release).max() ?? 0
        }
        state = office.state(holdings, asOf: bound ?? 0)
        catalogue = try service.catalogues.catalogue(state)
        names = service.names
        release = last?.release ?? 0
        time = last?.time
        isNamed = choice != .now
    }

    /// The releases that the audience came to see after an earlier state, oldest first.
    func releases(since earlier: AnsweredState) -> [Release] {
        let before = Set(earlier.state.releases.map(\.id))
        return state.releases.filter { !before.contains($0.id) }
    }

    /// Equal marks mean equal figures.
    var marks: [String] {
        [
            "\(release)", "\(time ?? "")",
            state.releases.map { "\($0.id)" }.joined(separator: ","),
        ]
    }

    /// The names of codes of a dataflow.
    func codes(_ dataflow: Dataflow) -> CodeNames { names.names(dataflow, catalogue) }

    /// Refuses a past state of which something was withdrawn since: it would not be what it was.
    ///
    /// - Parameter sources: those that are asked for; nil for all.
    func refuseWithdrawn(_ dataflow: Dataflow, sources: Set<String>?) throws(Problem) {
        guard isNamed, let place = dataflow.index(of: .source), let bound = state.bound else {
            return
        }
        let held = state.holdings.columns(dataflow).dictionaries[place]
        for release in state.holdings.releases where release.id <= bound {
            guard case .withdrawn(let end, let reason) = release.standing,
                held.contains(release.source), sources?.contains(release.source) ?? true,
                let since = release.seen(by: state.office.audience), since <= time ?? "",
                let by = state.holdings.releases.first(where: { $0.withdraws == release.id }),
                by.id > bound
            else { continue }
            var problem = Problem(
                .gone, "Release \(release.id) of this state was withdrawn", where: "the state",
                found: "a state with release \(release.id), withdrawn at \(end): \(reason)",
                expected: "a later one, or the present one, without release= and as_of=")
            problem.links = ["\(APIService.root)/releases/\(release.id)"]
            throw problem
        }
    }
}
