/// A value of an answer, before it is written down.
enum Datum: Hashable, Sendable {
    case null
    case text(String)
    case number(Double)
    case whole(Int)
    case flag(Bool)
    case list([Datum])
    /// In the order in which the members are written.
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: Datum

        init(_ name: String, _ value: Datum) {
            self.name = name
            self.value = value
        }
    }

    /// Null for nil, and for what is no finite number.
    init(_ number: Double?) { self = number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null }

    /// Null for nil.
    init(_ text: String?) { self = text.map { .text($0) } ?? .null }

    /// Null for nil.
    init(_ number: Int?) { self = number.map { .whole($0) } ?? .null }

    /// The member of an object; nil where there is none.
    subscript(name: String) -> Datum? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// An object with further members.
    func with(_ more: [Member]) -> Datum {
        guard case .object(let members) = self else { return self }
        return .object(members + more)
    }
}

extension Datum: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral text: String) { self = .text(text) }

    init(booleanLiteral flag: Bool) { self = .flag(flag) }

    init(integerLiteral number: Int) { self = .whole(number) }

    init(arrayLiteral items: Datum...) { self = .list(items) }

    init(dictionaryLiteral items: (String, Datum)...) {
        self = .object(items.map { Member($0.0, $0.1) })
    }
}
