import SDMX

/// A report for people.
struct ValidationText {
    private(set) var lines: [String] = []

    init(_ report: ValidationReport) {
        if report.dataSets > 0 {
            lines.append(
                "data sets \(report.dataSets), series \(report.series), observations "
                    + "\(report.observations)")
        }
        for guess in report.guesses { lines.append("guessed: \(guess)") }
        for error in report.unreadable.prefix(20) { lines.append("unreadable: \(error)") }
        if report.unreadableCount > 20 {
            lines.append("... \(report.unreadableCount - 20) more rows that cannot be read")
        }
        for total in report.totals {
            lines.append("")
            let sorts = total.isCut ? "more than \(total.sorts)" : "\(total.sorts)"
            lines.append(
                "\(total.rule.rawValue)" + (total.component.map { ", \($0)" } ?? "")
                    + ": \(total.count)" + (total.count > 1 ? ", \(sorts) different" : ""))
            let groups = report.groups.filter {
                $0.first.rule == total.rule && $0.first.component == total.component
            }
            for group in groups.prefix(10) { lines.append("  " + Self.line(group)) }
            if groups.count > 10 { lines.append("  ... \(groups.count - 10) more") }
        }
        lines.append("")
        lines.append(Self.verdict(report))
    }

    var text: String { lines.joined(separator: "\n") }

    private static func line(_ group: ValidationReport.Group) -> String {
        let finding = group.first
        var text = "found \(finding.found); expected \(finding.expected)"
        if group.count > 1 { text += "; \(group.count) times" }
        if let first = group.places.first {
            let isOneLine = group.places.allSatisfy { $0.line == first.line }
            if group.places.count > 1, isOneLine {
                let characters = group.places.map { String($0.character ?? 1) }
                text += "; line \(first.line), characters " + characters.joined(separator: ", ")
            } else {
                let lines = group.places.map { String($0.line) }.joined(separator: ", ")
                text += group.places.count == 1 ? "; line \(lines)" : "; lines \(lines)"
                if group.places.count == 1, let character = first.character {
                    text += ", character \(character)"
                }
            }
            if group.count > group.places.count { text += " ..." }
        }
        if let key = finding.key { text += "; key \(key)" }
        return text
    }

    private static func verdict(_ report: ValidationReport) -> String {
        if report.isValid {
            return report.count == 0 ? "valid" : "valid, with " + counted(report.count, "remark")
        }
        var parts: [String] = []
        if report.errorCount > 0 { parts.append(counted(report.errorCount, "finding")) }
        if report.unreadableCount > 0 { parts.append("\(report.unreadableCount) unreadable") }
        return "not valid: " + parts.joined(separator: ", ")
    }

    private static func counted(_ count: Int, _ what: String) -> String {
        "\(count) \(what)\(count == 1 ? "" : "s")"
    }
}

/// A report as JSON. Names and their meaning stay; members may be added.
struct ValidationRecord: Encodable {
    struct Group: Encodable {
        var rule: String
        var component: String?
        var count: Int
        var found: String
        var expected: String
        var dataSet: Int
        var lines: [Int]
        var characters: [Int]
        var key: String?
    }

    struct Total: Encodable {
        var rule: String
        var component: String?
        var count: Int
        var sorts: Int
        var isCut: Bool
    }

    var file: String
    var isValid: Bool
    var dataSets: Int
    var series: Int
    var observations: Int
    var count: Int
    var errorCount: Int
    var totals: [Total]
    var groups: [Group]
    var unreadable: [String]
    var unreadableCount: Int
    var guesses: [String]

    init(_ report: ValidationReport, file: String) {
        self.file = file
        isValid = report.isValid
        dataSets = report.dataSets
        series = report.series
        observations = report.observations
        count = report.count
        errorCount = report.errorCount
        totals = report.totals.map { total in
            Total(
                rule: total.rule.rawValue, component: total.component, count: total.count,
                sorts: total.sorts, isCut: total.isCut)
        }
        groups = report.groups.map { group in
            Group(
                rule: group.first.rule.rawValue, component: group.first.component,
                count: group.count, found: group.first.found, expected: group.first.expected,
                dataSet: group.first.dataSet, lines: group.lines,
                characters: group.places.compactMap(\.character), key: group.first.key)
        }
        unreadable = report.unreadable.map { "\($0)" }
        unreadableCount = report.unreadableCount
        guesses = report.guesses
    }
}
