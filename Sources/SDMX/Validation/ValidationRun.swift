/// One validation of one message.
final class ValidationRun {
    let reader: DataMessageReader
    let structures: Structures
    let options: DataValidator.Options
    var collector = FindingCollector()
    /// Data sets of formats whose rows may go back and forth between them.
    private var kept: [SetKey: DataSetCheck] = [:]
    private var current: DataSetCheck?
    let isFlat: Bool
    /// Whether the level at which an attribute is written means something: in SDMX-JSON it may be
    /// another than the one it belongs to.
    let hasLevels: Bool

    /// Checks of components by the structure they belong to, made once.
    private var checks: [CheckKey: ColumnCheck] = [:]

    private struct CheckKey: Hashable {
        var structure: ArtefactReference
        var component: String
    }

    private struct SetKey: Hashable {
        var structure: ArtefactReference?
        var action: Action
    }

    init(
        _ reader: DataMessageReader, _ structures: Structures, _ options: DataValidator.Options
    ) {
        self.reader = reader
        self.structures = structures
        self.options = options
        switch reader.format {
        case .csv1, .csv2:
            isFlat = true
            hasLevels = false
        case .json1, .json2, .json21, .jsonStat, .unknown:
            isFlat = false
            hasLevels = false
        case .ml20, .ml21, .ml30, .ml31:
            isFlat = false
            hasLevels = true
        }
    }

    var report: ValidationReport { collector.report }

    func run() {
        while true {
            do throws(SDMXError) {
                guard let row = try reader.next() else { break }
                take(row)
            } catch {
                collector.change { report in
                    report.unreadableCount += 1
                    if report.unreadable.count < ValidationReport.mostErrors {
                        report.unreadable.append(error)
                    }
                }
                if error.kind.endsReading { break }
            }
        }
        if isFlat {
            for check in kept.values.sorted(by: { $0.number < $1.number }) { check.finish(self) }
        } else {
            current?.finish(self)
        }
    }

    @inline(__always)
    private func take(_ row: DataRow) {
        if row.level == .dataSet { begin() }
        guard let current else { return }
        current.check(row, self)
    }

    private func begin() {
        let info = reader.dataSet
        collector.change { report in
            if !isFlat { report.dataSets += 1 }
            for guess in info.guesses where !report.guesses.contains(guess) {
                report.guesses.append(guess)
            }
        }
        guard isFlat else {
            current?.finish(self)
            current = DataSetCheck(info, number: report.dataSets, self)
            return
        }
        let key = SetKey(structure: info.structure, action: info.action)
        if let known = kept[key] {
            current = known
        } else {
            collector.change { $0.dataSets += 1 }
            let made = DataSetCheck(info, number: report.dataSets, self)
            kept[key] = made
            current = made
        }
    }

    /// The check of a component, and whether it was asked for before.
    func check(
        _ component: Component, of structure: DataStructure, isTime: Bool
    ) -> (check: ColumnCheck, isNew: Bool) {
        let key = CheckKey(structure: structure.reference, component: component.id)
        if let known = checks[key] { return (known, false) }
        let made = ColumnCheck(component, isTime: isTime, in: structures)
        checks[key] = made
        return (made, true)
    }

    /// Adds a finding at the current row.
    func add(
        _ rule: Finding.Rule, _ set: DataSetCheck, _ row: DataRow?, component: String? = nil,
        found: String, expected: String
    ) {
        var finding = Finding(
            rule, dataSet: set.number, component: component, found: found, expected: expected)
        if let row {
            let place = reader.place
            finding.line = place.line
            finding.character = isFlat ? nil : place.character
            finding.key = set.keyText(row)
        }
        collector.add(finding)
    }

    func count(series: Int = 0, observations: Int = 0) {
        collector.change { report in
            report.series += series
            report.observations += observations
        }
    }
}
