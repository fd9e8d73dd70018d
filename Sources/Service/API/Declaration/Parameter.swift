/// A part of an address that says what is asked for.
struct Parameter: Sendable {
    enum Place: String, Sendable {
        case path
        case query
    }

    /// What values may be.
    enum Kind: Sendable {
        case choice([String])
        case text(TextForm)
        case whole(ClosedRange<Int>)
        /// Several texts of a form with commas between them.
        case texts(TextForm)
        /// Several words with commas between them.
        case choices([String])
    }

    /// What was read of one.
    enum Value: Hashable, Sendable {
        case text(String)
        case whole(Int)
        case texts([String])
    }

    let name: String
    let place: Place
    let kind: Kind
    let about: String
    var isRequired = false
    var examples: [String] = []

    /// The most values that one parameter has.
    static let most = 250

    init(
        _ name: String, _ kind: Kind, _ about: String, in place: Place = .query,
        required: Bool = false, examples: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.about = about
        self.place = place
        isRequired = required || place == .path
        self.examples = examples
    }

    /// The same where it may be left out.
    func optional(_ about: String) -> Parameter {
        Parameter(name, kind, about, in: place, examples: examples)
    }

    /// What values look like.
    var schema: Schema {
        switch kind {
        case .choice(let words): .choice(words)
        case .text(let form): .text(form).exemplified(examples.map { .text($0) })
        case .whole(let range):
            .whole(range).exemplified(examples.compactMap { Int($0).map { .whole($0) } })
        case .texts(let form):
            .list(
                of: .text(form).exemplified(examples.map { .text($0) }), atLeast: 1,
                atMost: Self.most)
        case .choices(let words): .list(of: .choice(words), atLeast: 1, atMost: 20)
        }
    }

    /// As OpenAPI describes it.
    var datum: Datum {
        var members: [Datum.Member] = [
            .init("name", .text(name)), .init("in", .text(place.rawValue)),
            .init("description", .text(about)), .init("required", .flag(isRequired)),
        ]
        switch kind {
        case .texts, .choices: members += [.init("style", "form"), .init("explode", false)]
        case .choice, .text, .whole: break
        }
        members.append(.init("schema", schema.datum))
        return .object(members)
    }

    /// Where it is, for messages.
    var title: String { place == .path ? "the address, \(name)" : "parameter \(name)" }

    /// Reads what a request says, refusing what ``schema`` does not take.
    func read(_ text: String) throws(Problem) -> Value {
        switch kind {
        case .choice(let words):
            guard words.contains(text) else { throw refuse(text, words) }
            return .text(text)
        case .text(let form):
            guard form.matches(text) else { throw refuse(text, form.expected) }
            return .text(text)
        case .whole(let range):
            let isPlain =
                text.utf8.allSatisfy { (0x30...0x39).contains($0) }
                && (text == "0" || !text.hasPrefix("0"))
            guard isPlain, let number = Int(text), range.contains(number) else {
                throw refuse(text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .whole(number)
        case .texts(let form):
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            for item in items where !form.matches(item) { throw refuse(item, form.expected) }
            guard items.count <= Self.most else { throw tooMany(items.count, Self.most) }
            return .texts(items)
        case .choices(let words):
            let items = text.split(separator: ",", omittingEmptySubsequences: false).map(
                String.init)
            for item in items where !words.contains(item) { throw refuse(item, words) }
            guard items.count <= 20 else { throw tooMany(items.count, 20) }
            return .texts(items)
        }
    }

    private func refuse(_ found: String, _ expected: String) -> Problem {
        Problem(
            place == .path ? .noSuchAddress : .malformed, "\(name) is not understood",
            where: title, found: found.isEmpty ? "nothing" : found, expected: expected)
    }

    private func refuse(_ found: String, _ words: [String]) -> Problem {
        var problem = refuse(found, "one of " + words.joined(separator: ", "))
        problem.allowed = words
        problem.nearest = Nearest.words(to: found, among: words)
        return problem
    }

    private func tooMany(_ count: Int, _ most: Int) -> Problem {
        Problem(
            .malformed, "\(name) has too many values", where: title, found: "\(count) values",
            expected: "at most \(most)")
    }
}
