internal import Warehouse

extension Office {
    /// The state that a text names: `now`, the number of a release (after it was written; 0 is
    /// before the first), a day (at its end, UTC), or a time in UTC.
    public func state(_ text: String) throws -> Int {
        let last = try warehouse.lastReleaseID()
        if text == "now" { return last }
        if let number = Int(text), text.allSatisfy({ $0.isNumber }) {
            guard number <= last else {
                throw OfficeError(
                    kind: .notFound, place: "release \(text)", found: "no such release",
                    expected: last == 0
                        ? "a release; there is none yet"
                        : "a number up to \(last), a day such as 2026-05-01, or `now`")
            }
            return number
        }
        guard let time = UTCTime(text) else {
            throw OfficeError(
                kind: .request, place: "state", found: text,
                expected: "the number of a release, YYYY-MM-DD, YYYY-MM-DDThh:mm:ssZ, or `now`")
        }
        let bound = text.count == 10 ? text : time.description
        return try warehouse.lastRelease(heldAt: bound)?.id ?? 0
    }
}
