internal import Foundation
internal import Hummingbird
internal import Office
internal import Warehouse

/// One request to the interface, its parameters read.
struct APICall: Sendable {
    let call: Call
    let operation: Operation
    let values: Values
    let service: APIService
    /// What is held, as far as it was read: while a new release is, it is the state before.
    let holdings: Holdings

    /// For whom figures are read.
    var audience: Office.Audience { Self.audience(call) }

    static func audience(_ call: Call) -> Office.Audience {
        call.bearer.rights.contains(.see) ? .desk : .everybody
    }

    /// A reply of one value, or that nothing has changed.
    ///
    /// - Parameter parts: all that the value depends on but the request and who asks.
    func reply(
        _ parts: [String], modified: String? = nil, headers: HTTPFields = [:],
        _ make: () throws -> Datum
    ) throws -> Reply {
        let freshness = freshness(parts, modified: modified)
        if let unchanged = freshness.unchanged(call) { return unchanged }
        var fields = freshness.fields
        for field in headers { fields.append(field) }
        return Reply(.json, try make().json, headers: fields)
    }

    /// Does long work on other threads than those of short replies.
    func onStreamThreads<Result: Sendable>(
        _ make: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await Task(executorPreference: StreamExecutor.shared) { try make() }.value
    }

    /// What a reply to this request is made from.
    func freshness(_ parts: [String], modified: String?) -> Freshness {
        Freshness(
            of: ["api", "\(audience)", call.target, call.origin ?? ""] + parts, modified: modified)
    }

    /// The body of the request: texts and nulls as they are, anything else as an empty object. Refuses
    /// other members than these.
    func body(_ names: [String]) async throws -> [String: Datum] {
        let type = call.headers[.contentType] ?? ""
        let name = type.prefix { $0 != ";" && $0 != " " }.lowercased()
        guard name == "application/json" else {
            var problem = Problem(
                .limit, "The body is not JSON", where: "header Content-Type",
                found: type.isEmpty ? "none" : type, expected: "application/json")
            problem.status = .unsupportedMediaType
            throw problem
        }
        let bytes = try await call.body.collect(upTo: 64 << 10)
        let object = try? JSONSerialization.jsonObject(with: Data(bytes.readableBytesView))
        guard let members = object as? [String: Any] else {
            throw Problem(
                .malformed, "The body cannot be read", where: "the body",
                found: object == nil ? "what is no JSON" : "JSON that is no object",
                expected: "an object with " + names.joined(separator: ", "))
        }
        for member in members.keys.sorted() where !names.contains(member) {
            var problem = Problem(
                .malformed, "There is no member \(Refusal.shortened(member))", where: "the body",
                found: member, expected: "only " + names.joined(separator: ", "))
            problem.nearest = Nearest.words(to: member, among: names)
            throw problem
        }
        return members.mapValues { value in
            switch value {
            case let text as String: .text(text)
            case is NSNull: .null
            default: .object([])
            }
        }
    }
}
