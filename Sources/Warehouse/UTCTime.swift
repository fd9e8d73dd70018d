internal import Foundation
internal import Vocabulary

/// A moment in UTC, to the second; two moments order as their texts do.
public struct UTCTime: Hashable, Sendable {
    /// `YYYY-MM-DDThh:mm:ssZ`.
    public let description: String

    /// Reads a day (its first moment), or a day and time of it with `Z` or an offset:
    /// `2026-12-01`, `2026-12-01T09:30Z`, `2026-12-01T09:30:00+02:00`. Anything else is nil, and
    /// so is a time without either, which would mean another moment on each machine.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10,
            let day = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        if bytes.count == 10 {
            self.init(checked: "\(day)T00:00:00Z")
            return
        }
        guard bytes[10] == UInt8(ascii: "T") else { return nil }
        var rest = bytes[11...]
        guard let hour = Self.number(&rest, below: 24), rest.popFirst() == UInt8(ascii: ":"),
            let minute = Self.number(&rest, below: 60)
        else { return nil }
        var second = 0
        if rest.first == UInt8(ascii: ":") {
            rest.removeFirst()
            guard let read = Self.number(&rest, below: 60) else { return nil }
            second = read
        }
        let local = "\(day)T\(Self.pad(hour)):\(Self.pad(minute)):\(Self.pad(second))"
        if rest.count == 1, rest.first == UInt8(ascii: "Z") {
            self.init(checked: local + "Z")
            return
        }
        guard let sign = rest.popFirst(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let hours = Self.number(&rest, below: 24), rest.popFirst() == UInt8(ascii: ":"),
            let minutes = Self.number(&rest, below: 60), rest.isEmpty,
            let date = try? Date(local + "Z", strategy: .iso8601)
        else { return nil }
        let offset = Double((hours * 60 + minutes) * 60)
        self.init(sign == UInt8(ascii: "+") ? date - offset : date + offset)
    }

    private init(_ date: Date) { self.init(checked: date.formatted(.iso8601)) }

    private init(checked text: String) { description = text }

    /// The moment at which it is asked.
    public static var now: UTCTime { UTCTime(.now) }

    private static func number(_ bytes: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
        guard let a = bytes.popFirst(), let b = bytes.popFirst(), (0x30...0x39).contains(a),
            (0x30...0x39).contains(b)
        else { return nil }
        let value = Int(a - 0x30) * 10 + Int(b - 0x30)
        return value < limit ? value : nil
    }

    private static func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension UTCTime: Comparable {
    public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}

extension UTCTime: CustomStringConvertible {}
