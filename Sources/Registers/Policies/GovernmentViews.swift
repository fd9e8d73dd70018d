public import Vocabulary

/// What Governments said on one subject in one year.
public struct ViewCounts: Hashable, Sendable {
    public let year: Int
    /// How many Governments said each code, by code.
    public let counts: [String: Int]
    /// Governments that have a record of the year and say nothing in the field.
    public let silent: Int
    /// Governments of which the records of the year contradict each other: counted at no code.
    public let conflicting: Int

    /// Governments that said one thing: what shares are of.
    public var answered: Int { counts.values.reduce(0, +) }
}

/// What is known of a Government's view or policy on a subject in a year.
public enum StatedView: Hashable, Sendable {
    /// A code of the field.
    case code(String)
    /// Records or sources that contradict each other: their codes, sorted.
    case conflict([String])
    /// There is a record, and it says nothing in the field.
    case silent
}

extension RegisterState {
    /// The two fields of ``Register/views`` that have codes.
    public static let viewFields = ["view", "policy"]

    /// What Governments said on a subject, by year and area. Records whose year is not one year are
    /// of none. Nothing is carried from one year to another.
    ///
    /// - Parameter field: `view` or `policy`.
    public func statedViews(
        _ subject: String, _ field: String
    ) -> [Int: [String: StatedView]] {
        var question = RegisterQuestion(register: "views")
        question.fields = ["subject": [subject]]
        var said: [Int: [String: Set<String>]] = [:]
        for place in selected(question) {
            let record = entries[place].record
            guard let area = record.value("area"), let year = Self.year(record) else { continue }
            said[year, default: [:]][area, default: []].formUnion(record.values(field))
        }
        return said.mapValues { areas in
            areas.mapValues { codes in
                guard let only = codes.first else { return .silent }
                return codes.count == 1 ? .code(only) : .conflict(codes.sorted())
            }
        }
    }

    /// How many Governments said what on a subject, by year in order.
    public func viewCounts(_ subject: String, _ field: String) -> [ViewCounts] {
        statedViews(subject, field).sorted { $0.key < $1.key }.map { year, areas in
            var counts: [String: Int] = [:]
            var silent = 0
            var conflicting = 0
            for stated in areas.values {
                switch stated {
                case .code(let code): counts[code, default: 0] += 1
                case .silent: silent += 1
                case .conflict: conflicting += 1
                }
            }
            return ViewCounts(
                year: year, counts: counts, silent: silent, conflicting: conflicting)
        }
    }

    /// The records on a Government's views and policies, by subject and then by year.
    public func views(of area: String) -> [Record] {
        var question = RegisterQuestion(register: "views")
        question.areas = [area]
        question.limit = .max
        return answer(question).records.sorted { a, b in
            let left = (a.value("subject") ?? "", Self.first(a), a.key.id)
            return left < (b.value("subject") ?? "", Self.first(b), b.key.id)
        }
    }

    private static func first(_ record: Record) -> Int {
        record.content["year"].first?.date?.first.year ?? 0
    }

    /// The year of a record; nil where its statements are of several, or of none.
    private static func year(_ record: Record) -> Int? {
        let years = Set(record.content["year"].map { $0.date?.year })
        return years.count == 1 ? years.first ?? nil : nil
    }
}
