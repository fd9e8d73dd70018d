internal import Harmonisation
internal import Tables
internal import Vocabulary

/// Weights that somebody states in a file, as delimited text with the columns
///
///     area,part,share,axis,date,source
///
/// `figure` may stand in place of `share`: shares are then in proportion. `axis` is `origin`,
/// `destination` or `either`; `date` a year or a day; `source` says whose weights these are. A column
/// `counterpart` may name the one other end for which they hold. Rows of one area, axis, counterpart,
/// date and source are one division. Several sources are several opinions, the first the central one.
public struct StatedWeights: Hashable, Sendable {
    /// The file's name.
    public let file: String
    let divisions: [Division]

    /// One area divided, by one who says so.
    struct Division: Hashable {
        let weights: AreaWeights
        /// The figure of each part, where figures are stated.
        let figures: [String: Double]
        /// The row of each part.
        let rows: [String: Int]
    }

    /// - Throws: ``OfficeError`` with file, row and column for what cannot be read, for areas and parts
    ///   that are none, and for shares that do not sum to 1.
    public init(path: String) throws(OfficeError) {
        let rows: [Row]
        let name: String
        do throws(TableError) {
            let source = try ByteSource(path: path).inflated().utf8Text()
            name = source.name
            rows = try Self.rows(source)
        } catch {
            throw OfficeError(
                kind: .file, place: "\(error.place)", found: error.found, expected: error.expected)
        }
        file = name
        var groups: [Group: [Row]] = [:]
        var order: [Group] = []
        for row in rows {
            if groups[row.group] == nil { order.append(row.group) }
            groups[row.group, default: []].append(row)
        }
        var divisions: [Division] = []
        for group in order {
            divisions.append(try Self.division(group, groups[group] ?? [], name))
        }
        self.divisions = divisions
    }

    /// What rows of one division have in common.
    private struct Group: Hashable {
        let area: String
        let axis: AreaWeights.Axis
        let counterpart: String?
        let date: CalendarDate
        let source: String
    }

    private struct Row {
        let number: Int
        let group: Group
        let part: String
        let value: Double
        let isShare: Bool
    }

    private static func rows(_ source: ByteSource) throws(TableError) -> [Row] {
        var table = try HeaderedReader(source, dialect: Dialect.guess(source.bytes))
        let area = try table.index(of: "area")
        let part = try table.index(of: "part")
        let shares = table.indexIfPresent(of: "share")
        let value: Int
        if let shares { value = shares } else { value = try table.index(of: "figure") }
        let axis = try table.index(of: "axis")
        let date = try table.index(of: "date")
        let basis = try table.index(of: "source")
        let counterpart = table.indexIfPresent(of: "counterpart")
        let register = AreaHistory.standard
        func place(_ column: Int) throws(TableError) -> String {
            let code = table.text(column)
            guard register.extent(of: code) != nil else {
                throw table.unexpected(column, expected: "an area's code that is no aggregate")
            }
            return code
        }
        var rows: [Row] = []
        var seen: Set<[Group: String]> = []
        while try table.advance() {
            if let fault = table.countFault { throw fault }
            guard let number = table.double(value), number.isFinite, number >= 0,
                shares == nil || number <= 1
            else {
                throw table.unexpected(
                    value,
                    expected: shares == nil ? "a number of 0 or more" : "a number from 0 to 1")
            }
            guard let end = AreaWeights.Axis(rawValue: table.text(axis)) else {
                throw table.unexpected(axis, expected: "origin, destination or either")
            }
            guard let day = day(table.text(date)) else {
                throw table.unexpected(date, expected: "a year or YYYY-MM-DD")
            }
            guard !table.isEmpty(basis) else {
                throw table.unexpected(basis, expected: "who says so")
            }
            var other: String?
            if let counterpart, !table.isEmpty(counterpart) { other = try place(counterpart) }
            let group = Group(
                area: try place(area), axis: end, counterpart: other, date: day,
                source: table.text(basis))
            let code = try place(part)
            if !seen.insert([group: code]).inserted {
                throw table.unexpected(part, expected: "each part of a division once")
            }
            rows.append(
                Row(
                    number: table.row, group: group, part: code, value: number,
                    isShare: shares != nil))
        }
        guard !rows.isEmpty else {
            throw TableError(
                .missing, at: TablePlace(file: source.name, row: 2), found: "no rows",
                expected: "a row for each part of an area")
        }
        return rows
    }

    private static func day(_ text: String) -> CalendarDate? {
        if let date = CalendarDate(text) { return date }
        guard text.utf8.count == 4, let year = Int(text) else { return nil }
        return CalendarDate(year: year, month: 7, day: 1)
    }

    private static func division(
        _ group: Group, _ rows: [Row], _ file: String
    ) throws(OfficeError) -> Division {
        let values = Dictionary(
            rows.map { ($0.part, $0.value) }, uniquingKeysWith: { first, _ in first })
        let isShare = rows.first?.isShare ?? true
        do throws(AreaMoveError) {
            let weights =
                if isShare {
                    try AreaWeights(
                        of: group.area, shares: values, basis: group.source, date: group.date,
                        axis: group.axis, counterpart: group.counterpart)
                } else {
                    try AreaWeights(
                        of: group.area, proportionalTo: values, basis: group.source,
                        date: group.date, axis: group.axis, counterpart: group.counterpart)
                }
            // Parts outside of the area, or in one another, are found here.
            _ = try AreaMove(to: AreaHistory.standard.frame(on: group.date), weights: [weights])
            return Division(
                weights: weights, figures: isShare ? [:] : values,
                rows: Dictionary(
                    rows.map { ($0.part, $0.number) }, uniquingKeysWith: { first, _ in first }))
        } catch {
            let numbers = rows.map(\.number)
            throw OfficeError(
                kind: .file,
                place: "\(file), rows \(numbers.min() ?? 0) to \(numbers.max() ?? 0)",
                found: error.description,
                expected: "shares of parts that lie in \(group.area), apart, and sum to 1")
        }
    }
}
