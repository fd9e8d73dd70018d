internal import Synchronization

/// Numbers for values, so that records are compared by numbers and not by texts. Shared by the states
/// that follow each other; a number keeps its meaning.
final class ValueNumbers: Sendable {
    private struct Held {
        var numbers: [String: UInt32] = [:]
        var texts: [String] = []
    }

    private let held = Mutex(Held())

    /// The number of a value, a new one where it has none yet.
    func number(_ text: String) -> UInt32 {
        held.withLock { held in
            if let known = held.numbers[text] { return known }
            let number = UInt32(truncatingIfNeeded: held.texts.count)
            held.numbers[text] = number
            held.texts.append(text)
            return number
        }
    }

    /// The number of a value; nil where no record ever had it.
    func known(_ text: String) -> UInt32? { held.withLock { $0.numbers[text] } }

    /// The values of some numbers.
    func texts(_ numbers: some Sequence<UInt32>) -> [UInt32: String] {
        held.withLock { held in
            var found: [UInt32: String] = [:]
            for number in numbers where Int(number) < held.texts.count {
                found[number] = held.texts[Int(number)]
            }
            return found
        }
    }
}

/// What a number of a record says: which field, or which kind of thing, and which value.
enum ValueCode {
    /// The areas that a record names, in whichever field.
    static let area: UInt32 = 0x2000
    /// The organisations that it names, or is.
    static let organisation: UInt32 = 0x2001

    /// The years of a date field.
    static func year(of slot: UInt32) -> UInt32 { 0x1000 + slot }

    /// Links to records of a register, by the register's place.
    static func link(to rank: Int) -> UInt32 { 0x3000 + UInt32(truncatingIfNeeded: rank) }

    static func code(_ slot: UInt32, _ value: UInt32) -> UInt64 {
        UInt64(slot) << 32 | UInt64(value)
    }

    static func slot(_ code: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: code >> 32) }

    static func value(_ code: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: code) }
}

/// Some codes of which a record should have one.
struct CodeSet {
    private let few: [UInt64]
    private let many: Set<UInt64>?

    init(_ codes: [UInt64]) {
        few = codes
        many = codes.count > 6 ? Set(codes) : nil
    }

    func meets(_ codes: [UInt64]) -> Bool {
        if let many { return codes.contains(where: many.contains) }
        return codes.contains { code in few.contains(code) }
    }
}
