import ArgumentParser
import Collection
import Office
import Registers
import Vocabulary

/// Which round of which collection.
struct RoundArguments: ParsableArguments {
    @Argument(help: "The collection's id.")
    var collection: String

    @Argument(help: "The round: a year, month or day, such as 2026.")
    var round: String
}

/// Why something is done, where there is something to say.
struct WhyOption: ParsableArguments {
    @Option(name: .long, help: "Why, in words that everybody may read.")
    var why: String = ""

    @OptionGroup var person: PersonOption
}

extension Office {
    /// The name of an area with its code.
    func named(_ area: String) -> String {
        areas.area(area).map { "\(area) \($0.shortName)" } ?? area
    }
}

extension RoundResponse {
    /// As JSON.
    var json: JSONValue {
        var members: [JSONMember] = [
            JSONMember("collection", .string(key.collection)),
            JSONMember("round", .string(key.round)), JSONMember("area", .string(key.area)),
            JSONMember("state", .string(state.rawValue)),
            JSONMember("standing", .string(state.standing.rawValue)),
            JSONMember("revision", .number("\(revision)")),
        ]
        if !reason.isEmpty { members.append(JSONMember("reason", .string(reason))) }
        if let findings { members.append(JSONMember("findings", .number("\(findings)"))) }
        members.append(JSONMember("releases", .array(releases.map { .number("\($0)") })))
        members.append(JSONMember("steps", .array(steps.map(\.json))))
        return .object(members)
    }
}

extension RoundResponse.Taken {
    fileprivate var json: JSONValue {
        var members: [JSONMember] = [
            JSONMember("step", .string(step?.rawValue ?? "")),
            JSONMember("state", .string(state.rawValue)),
            JSONMember("date", date.map { .string($0.description) } ?? .null),
            JSONMember("by", .string(by)),
        ]
        if !reason.isEmpty { members.append(JSONMember("reason", .string(reason))) }
        if let document { members.append(JSONMember("document", .string(document))) }
        if let findings { members.append(JSONMember("findings", .number("\(findings)"))) }
        return .object(members)
    }
}
