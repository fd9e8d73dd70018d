internal import Accounts
internal import Hummingbird

/// Something that can be asked of the interface: what routes a request to it, what its parameters
/// may be and what the description says of it are one and the same.
struct Operation: Sendable {
    /// What a reply of status 200 holds, by media type.
    struct Content: Sendable {
        let mediaType: String
        let schema: Schema
    }

    let id: String
    let method: HTTPRequest.Method
    let path: PathTemplate
    let tag: String
    /// A few words.
    let summary: String
    let about: String
    let parameters: [Parameter]
    /// What stands in the body of the request; nil where nothing does.
    let body: Schema?
    /// Media types of files that may stand in the body in place of JSON.
    var fileBodies: [String] = []
    let contents: [Content]
    /// Header fields of the reply, with what they say.
    let fields: [(name: String, about: String)]
    /// What those who ask must have.
    let right: Rights?
    /// What an account must be allowed to do; asked of the operation's subject by its answer.
    let deed: Deed?
    let answer: @Sendable (APICall) async throws -> Reply

    init(
        _ id: String, _ method: HTTPRequest.Method, _ path: String, tag: String,
        _ summary: String, about: String = "", parameters: [Parameter] = [], body: Schema? = nil,
        contents: [Content], fields: [(name: String, about: String)] = [], right: Rights? = nil,
        deed: Deed? = nil, answer: @escaping @Sendable (APICall) async throws -> Reply
    ) {
        self.id = id
        self.method = method
        self.path = PathTemplate(path)
        self.tag = tag
        self.summary = summary
        self.about = about
        self.parameters = parameters
        self.body = body
        self.contents = contents
        self.fields = fields
        self.right = right
        self.deed = deed
        self.answer = answer
    }

    /// The methods that its address answers to on account of it.
    var methods: [HTTPRequest.Method] { method == .get ? [.get, .head] : [method] }

    /// Reads the parameters of a request, and refuses those that there are none of.
    func read(
        _ inPath: [(name: String, value: String)], _ items: [(name: String, value: String)]
    ) throws(Problem) -> Values {
        var values: [String: Parameter.Value] = [:]
        for (name, value) in inPath {
            guard let parameter = parameters.first(where: { $0.place == .path && $0.name == name })
            else { continue }
            values[name] = try parameter.read(value)
        }
        let known = parameters.filter { $0.place == .query }
        for (name, value) in items {
            guard let parameter = known.first(where: { $0.name == name }) else {
                throw unknown(name, known.map(\.name))
            }
            guard values[name] == nil else { throw twice(parameter) }
            values[name] = try parameter.read(value)
        }
        for parameter in known where parameter.isRequired && values[parameter.name] == nil {
            throw Problem(
                .malformed, "\(parameter.name) is missing", where: parameter.title,
                found: "nothing", expected: parameter.about)
        }
        return Values(values)
    }

    private func unknown(_ name: String, _ known: [String]) -> Problem {
        var problem = Problem(
            .malformed, "There is no parameter \(Refusal.shortened(name))",
            where: "the query", found: name,
            expected: known.isEmpty
                ? "no parameters here" : "one of " + known.joined(separator: ", "))
        problem.allowed = known
        problem.nearest = Nearest.words(to: name, among: known)
        return problem
    }

    private func twice(_ parameter: Parameter) -> Problem {
        let isList =
            switch parameter.kind {
            case .texts, .choices: true
            case .choice, .text, .whole: false
            }
        return Problem(
            .malformed, "\(parameter.name) is given twice", where: parameter.title,
            found: "\(parameter.name) more than once",
            expected: isList
                ? "it once, with commas between several values: \(parameter.name)=A,B" : "it once")
    }
}

/// What the parameters of a request are.
struct Values: Sendable {
    private let values: [String: Parameter.Value]

    init(_ values: [String: Parameter.Value] = [:]) { self.values = values }

    /// Whether it is given.
    func has(_ name: String) -> Bool { values[name] != nil }

    /// One text; nil where it is not given.
    func text(_ name: String) -> String? {
        if case .text(let text) = values[name] { text } else { nil }
    }

    /// One whole number; nil where it is not given.
    func whole(_ name: String) -> Int? {
        if case .whole(let number) = values[name] { number } else { nil }
    }

    /// Several texts; nil where they are not given.
    func texts(_ name: String) -> [String]? {
        if case .texts(let texts) = values[name] { texts } else { nil }
    }
}
