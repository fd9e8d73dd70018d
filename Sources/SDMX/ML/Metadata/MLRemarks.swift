/// The remarks on a message, at most as many as the limit of notes.
final class MLRemarks {
    private(set) var list: [SDMXError] = []
    /// What is being read, as remarks and errors name it; empty where that is not needed.
    var place = ""
    private let limit: Int

    init(limits: MessageLimits) {
        limit = limits.notes
    }

    /// Notes something that was read in spite of a fault, or could not be kept.
    func add(_ kind: SDMXError.Kind, _ node: XMLNode, found: String, expected: String) {
        if list.count < limit - 1 {
            list.append(located(node.error(kind, found: found, expected: expected)))
        } else if list.count < limit {
            list.append(
                node.error(
                    .limit, found: "more than \(limit - 1) remarks",
                    expected: "at most that many; the others are left out"))
        }
    }

    /// Notes an element that was not read.
    func unknown(_ node: XMLNode) {
        add(
            .unexpected, node, found: "element \(node.name), which was passed over",
            expected: "what belongs to \(place.isEmpty ? "the message" : place)")
    }

    /// The error with the place before its path.
    func located(_ error: SDMXError) -> SDMXError {
        guard !place.isEmpty else { return error }
        var error = error
        error.path = place + (error.path.map { ", " + $0 } ?? "")
        return error
    }
}
