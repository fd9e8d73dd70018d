/// Where a value is in a message: `data.codelists[3].codes[2].id`.
final class JSONPath {
    private enum Step {
        case member(String)
        case element(Int)
    }

    private let parent: JSONPath?
    private let step: Step

    init(_ name: String, in parent: JSONPath? = nil) {
        step = .member(name)
        self.parent = parent
    }

    init(_ index: Int, in parent: JSONPath) {
        step = .element(index)
        self.parent = parent
    }

    /// In full.
    var text: String {
        var parts: [String] = []
        var place: JSONPath? = self
        while let here = place {
            switch here.step {
            case .member(let name):
                parts.append(name)
                if here.parent != nil { parts.append(".") }
            case .element(let index): parts.append("[\(index)]")
            }
            place = here.parent
        }
        return parts.reversed().joined()
    }

    /// Without the indices: the same for all elements of an array.
    private(set) lazy var shape: String = {
        let start = parent?.shape ?? ""
        return switch step {
        case .member(let name): start + "." + name
        case .element: start
        }
    }()
}

/// What the reading of a message's values has in common: the language of texts that do not state
/// theirs, and what was remarked.
final class JSONReading {
    let format: MessageFormat
    let limits: MessageLimits
    /// Of texts that do not state theirs: the first of the message's languages, else the standard's
    /// default.
    var language = LocalisedText.defaultLanguage
    private(set) var remarks: [SDMXError] = []
    private var remarked: Set<String> = []

    init(_ format: MessageFormat, limits: MessageLimits = MessageLimits()) {
        self.format = format
        self.limits = limits
    }

    /// Notes a fault that is read over. Of faults of the same sort at the same place of a list's
    /// elements only the first is kept, and of all no more than notes are allowed.
    ///
    /// - Parameter sort: what the sort of the fault is told by.
    func remark(
        _ sort: String, at path: JSONPath, _ error: () -> SDMXError
    ) {
        guard remarks.count < limits.notes else { return }
        if remarked.insert(sort + " " + path.shape).inserted { remarks.append(error()) }
    }
}
