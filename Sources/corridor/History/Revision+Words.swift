import Cubes
import Office
import Vocabulary
import Warehouse

extension Revision.Kind {
    var title: String {
        switch self {
        case .revised: "Revised, largest change first"
        case .new: "New, largest first"
        case .gone: "Gone, largest first"
        case .nowGiven: "Given where the value was missing, largest first"
        case .nowMissing: "Missing where a value was given, largest first"
        case .remarked: "The same value with another status, reason or attribute, largest first"
        }
    }

    var columnTitle: String {
        switch self {
        case .revised: "Revised"
        case .new: "New"
        case .gone: "Gone"
        case .nowGiven: "Now given"
        case .nowMissing: "Now missing"
        case .remarked: "Marks"
        }
    }
}

extension Revision.Kind {
    /// What is told of a figure in numbers.
    enum Column {
        case change, share, before, after

        var title: String {
            switch self {
            case .change: "Change"
            case .share: "Share"
            case .before: "Before"
            case .after: "After"
            }
        }
    }

    var columns: [Column] {
        switch self {
        case .revised: [.change, .share, .before, .after]
        case .new: [.after]
        case .gone: [.before]
        case .nowGiven, .nowMissing: [.before, .after]
        case .remarked: [.after]
        }
    }
}

extension Revision {
    /// What became of the status and the attributes, one text each.
    var markWords: [String] {
        guard let old = before?.observation, let new = after?.observation else { return [] }
        var words: [String] = []
        if old.status != new.status {
            words.append("status \(old.status.rawValue) -> \(new.status.rawValue)")
        }
        for id in AttributeID.allCases where old.attributes[id] != new.attributes[id] {
            words.append(
                "\(id.rawValue) \(old.attributes[id] ?? "none") -> \(new.attributes[id] ?? "none")")
        }
        return words
    }
}

extension Revision.Figure {
    /// Release, file and cell.
    func place(_ releases: [Int: Release]) -> String {
        guard let release = releases[self.release] else { return "release \(self.release)" }
        let start = "release \(release.id), "
        guard let file = release.files.first else { return start + release.kind.rawValue }
        guard observation.row > 0 else { return start + file.name }
        let sheets = file.sheets
        let sheet = sheets.indices.contains(observation.sheet) ? sheets[observation.sheet] : nil
        let cell = SourceCell(
            file: file.name, sheet: sheet, row: observation.row, column: observation.column)
        return start + cell.description
    }
}

extension Revision.Figure? {
    /// The value, or why there is none.
    var valueWords: String {
        guard let observation = self?.observation else { return "-" }
        switch observation.value {
        case .number(let value): return exactText(observation.scaled ?? value)
        case .missing(let reason): return reason.name
        }
    }
}
