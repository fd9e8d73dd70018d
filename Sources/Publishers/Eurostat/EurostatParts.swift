/// Totals and their parts along each dimension of a table of asylum or permits, for the checks.
///
/// Only figures count that are total in every other dimension, so that a table of millions of
/// figures has some thousand sums.
struct EurostatParts {
    /// A total of one dimension with its parts.
    struct Group: Hashable {
        let axis: EurostatAxis
        /// Eurostat's code of the total: TOTAL, or POS of POS_RFG and others.
        let total: String

        /// The fewest parts that make up the total; nil where a file may lack any, as of
        /// citizenships, of which files show some.
        var fewest: Int? {
            switch (axis, total) {
            case (.applicant, "TOTAL"), (.decision, "TOTAL"), (.sex, "T"): 2
            case (.decision, "POS"), (.decision, "TOTAL_POS"), (.duration, "TOTAL"): 3
            case (.reason, "TOTAL"): 4
            case (.reason, "EMP"), (.age, "TOTAL"): 5
            default: nil
            }
        }
    }

    /// What a record is in a group.
    struct Role {
        let group: Group
        let isTotal: Bool
    }

    private struct Key: Hashable {
        let group: Group
        let geo: Int
        let time: Int
    }

    private struct Sum {
        var total = Double.nan
        var parts = 0.0
        var count = 0
    }

    private var sums: [Key: Sum] = [:]
    /// The codes of the parts that the file has.
    private var members: [Group: Set<Int>] = [:]

    /// What the record of these codes is: a part of one total, and the total of others.
    ///
    /// - Parameter chosen: the code of each dimension that the record has, and its place.
    static func roles(_ chosen: [(axis: EurostatAxis, code: EurostatCode)]) -> [Role] {
        let open = chosen.filter { $0.axis.mayBeTotal && !$0.code.isTotal }
        guard open.count <= 1 else { return [] }
        guard let (axis, code) = open.first else {
            return chosen.filter(\.axis.mayBeTotal).map {
                Role(group: Group(axis: $0.axis, total: $0.code.text), isTotal: true)
            }
        }
        var roles = [Role(group: Group(axis: axis, total: code.text), isTotal: true)]
        if let whole = code.partOf {
            roles.append(Role(group: Group(axis: axis, total: whole), isTotal: false))
        }
        return roles
    }

    mutating func add(
        _ roles: [Role], _ figure: EurostatRows.Figure, geo: Int, time: Int,
        code: (EurostatAxis) -> Int
    ) {
        guard !figure.isMissing else { return }
        for role in roles {
            let key = Key(group: role.group, geo: geo, time: time)
            if role.isTotal {
                sums[key, default: Sum()].total = figure.value
            } else {
                sums[key, default: Sum()].parts += figure.value
                sums[key, default: Sum()].count += 1
                members[role.group, default: []].insert(code(role.group.axis))
            }
        }
    }

    /// Compares parts with totals, rounding allowed for. Less than the total is a fault only where
    /// all parts are there, and never of citizenships.
    func check(_ log: inout ReadingLog, geo: [String], _ frequency: EurostatFrequency) {
        let groups = members.keys.sorted {
            ($0.axis.rawValue, $0.total) < ($1.axis.rawValue, $1.total)
        }
        let byGroup = Dictionary(grouping: sums, by: \.key.group)
        for group in groups {
            let entries = (byGroup[group] ?? []).filter {
                $0.value.count > 0 && !$0.value.total.isNaN
            }.sorted { ($0.key.geo, $0.key.time) < ($1.key.geo, $1.key.time) }
            var whole = EurostatComparison()
            var some = EurostatComparison()
            let all = members[group]?.count ?? 0
            for (index, entry) in entries.enumerated() {
                let (sum, total) = (entry.value.parts, entry.value.total)
                if entry.value.count == all, all >= group.fewest ?? .max {
                    whole.compare(sum, total, parts: entry.value.count, index)
                } else {
                    some.compare(sum, total, parts: entry.value.count, index)
                }
            }
            func place(_ index: Int) -> String {
                let key = entries[index].key
                let period = frequency.period(key.time).map(\.description) ?? "?"
                return "\(geo[key.geo]) \(period)"
            }
            let name = "\(group.axis.name) make \(group.total)"
            whole.tell(name, &log, mayBeBelow: false, place: place)
            some.tell(name + ", some not shown", &log, mayBeBelow: true, place: place)
        }
    }
}
