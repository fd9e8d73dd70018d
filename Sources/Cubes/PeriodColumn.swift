public import Vocabulary

/// The periods of a cube's rows: each distinct period is held once. Cost: four bytes a row.
public struct PeriodColumn: RandomAccessCollection, Sendable {
    private var rows: [UInt32] = []
    private var periods: [Period] = []
    private var numbers: [Period: UInt32] = [:]

    init() {}

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }

    /// The period of a row.
    public subscript(row: Int) -> Period { periods[Int(rows[row])] }

    mutating func append(_ period: Period) {
        if let last = rows.last, periods[Int(last)] == period {
            rows.append(last)
        } else if let known = numbers[period] {
            rows.append(known)
        } else {
            let number = UInt32(truncatingIfNeeded: periods.count)
            periods.append(period)
            numbers[period] = number
            rows.append(number)
        }
    }

    /// The place of each row's period among all periods in order: rows order by it as by period.
    var ranks: [UInt32] {
        var ranks = Array(repeating: UInt32(0), count: periods.count)
        let order = periods.indices.sorted { periods[$0] < periods[$1] }
        for (rank, number) in order.enumerated() {
            ranks[number] = UInt32(truncatingIfNeeded: rank)
        }
        return rows.map { ranks[Int($0)] }
    }
}
