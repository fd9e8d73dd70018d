/// A component as a message that is being written has it: its values get numbers as they come, and
/// are listed at the end of the message.
struct JSONDataColumn {
    /// How a value stands where the data are.
    enum Form {
        /// As its number in the list of values.
        case listed
        /// Itself, as a number where it is one.
        case number
        /// Itself, as a text.
        case text
    }

    let column: DataColumn
    let component: Component?
    let form: Form
    /// Whether its values are known not to be codes.
    let isUncoded: Bool
    private var interner = CodeInterner()
    /// Values that are more than one text, by their number.
    private var lists: [UInt32: [ComponentValue]] = [:]
    /// Whether XHTML is among the values.
    var isXHTML = false

    init(
        _ column: DataColumn, _ component: Component?, in structures: Structures,
        _ edition: JSONEdition
    ) {
        self.column = column
        self.component = component
        let representation = component.flatMap { structures.representation(of: $0) }
        let isCoded = representation?.enumeration != nil
        isUncoded = component != nil && !isCoded
        switch column.role {
        case .dimension, .timeDimension: form = .listed
        case .measure:
            // Version 1.0 lists no values of its measure.
            let isListed = isCoded && edition == .v2
            let isText = isCoded || representation?.format?.type.isText == true
            form = isListed ? .listed : isText ? .text : .number
        case .attribute:
            // Texts that may differ from observation to observation are not worth a list, where
            // the version can do without.
            let isText = isUncoded || column.isMultiValued || column.isMultilingual
            let isObserved = column.attachment == .observation
            form = edition == .v2 && isText && isObserved ? .text : .listed
        }
    }

    /// Number of values that came so far.
    var count: Int { interner.count }

    /// The number of a text.
    @inline(__always)
    mutating func code(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        interner.code(for: bytes)
    }

    /// The number of several values, or of one in several languages.
    mutating func code(_ values: [ComponentValue]) -> UInt32 {
        // No text begins like this; each part has its length before it.
        var key: [UInt8] = [0]
        func add(_ mark: UInt8, _ text: String) {
            key.append(mark)
            key += Array(String(text.utf8.count).utf8) + [0]
            key += Array(text.utf8)
        }
        for value in values {
            switch value {
            case .text(let text): add(1, text)
            case .localised(let texts), .structured(let texts):
                for entry in texts.entries {
                    add(2, entry.language)
                    add(3, entry.text)
                }
                key.append(4)
            }
        }
        let code = key.withUnsafeBufferPointer { interner.code(for: $0) }
        if lists[code] == nil { lists[code] = values }
        return code
    }

    /// The values in the order of their numbers.
    func forEach(
        _ body: (_ text: String, _ list: [ComponentValue]?) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        for code in 0..<UInt32(interner.count) {
            if let list = lists[code] {
                try body("", list)
            } else {
                try body(interner[code], nil)
            }
        }
    }
}

extension DataType? {
    /// Whether values are texts even where they look like numbers.
    fileprivate var isText: Bool {
        switch self {
        case .string?, .alpha?, .alphaNumeric?, .numeric?, .uri?, .xhtml?: true
        default: false
        }
    }
}
