/// A row of a data message: a view, valid until its reader's or buffer's next step.
///
/// Columns are indices into `columns`; one beyond them has no value, since columns may yet be added.
/// To use a row after the step is an error in the program and stops it.
public struct DataRow {
    /// What the row is about.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// The start of a data set, with the attributes that it gives there.
        case dataSet
        /// Attributes of a part of the key: a group, or in SDMX 3.0 any dimensions, or none.
        case group
        /// The start of a series, with its key and attributes.
        case series
        case observation
    }

    let buffer: DataRowBuffer
    let stamp: UInt64

    /// What the row is about.
    public var level: Level {
        check()
        return buffer.level
    }

    /// The id of the group, where the row has one.
    public var group: String? {
        check()
        return buffer.group
    }

    /// The components of the data set.
    public var columns: [DataColumn] {
        check()
        return buffer.columns
    }

    /// Number of columns.
    public var count: Int {
        check()
        return buffer.count
    }

    /// Notes on the data set, series or observation, where the format has them.
    public var annotations: [Annotation] {
        check()
        return buffer.annotations
    }

    /// Whether the row, or the series that it belongs to, says something there: text, which may be
    /// empty.
    public func isPresent(_ column: Int) -> Bool { slot(column) != nil }

    /// Whether the value was given for the series and not for this observation.
    public func isInherited(_ column: Int) -> Bool {
        check()
        return buffer.isInherited(column)
    }

    /// The bytes of the value, none if there is none; of several values with `; ` between them.
    ///
    /// - Parameter body: must not let the bytes escape.
    @inline(__always)
    public func withBytes<Result>(
        _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let slot = slot(column) else {
            return body(UnsafeBufferPointer(start: nil, count: 0))
        }
        return body(slot.bytes.buffer)
    }

    /// The value as text; nil if there is none.
    public func text(_ column: Int) -> String? { slot(column)?.bytes.string }

    /// The value of the component of that id; nil if there is none.
    public subscript(id: String) -> String? { buffer.column(id).flatMap { text($0) } }

    /// A small integer that stands for the value's text, the same each time; nil if there is no
    /// value. No String is made.
    @inline(__always)
    public func intern(_ column: Int, into interner: inout CodeInterner) -> UInt32? {
        guard let slot = slot(column) else { return nil }
        return interner.code(for: slot.bytes.buffer)
    }

    /// The value as a decimal number, correctly rounded; nil for anything else, so for no value,
    /// `NaN` and `#N/A`, which `isPresent` and `isIntentionallyMissing` tell apart.
    public func number(_ column: Int) -> Double? {
        slot(column).flatMap { NumberText.double($0.bytes.buffer, mark: UInt8(ascii: ".")) }
    }

    /// Whether the row says that there is no value: `NaN` of numbers and `#N/A` of others.
    public func isIntentionallyMissing(_ column: Int) -> Bool {
        withBytes(column) { $0.elementsEqual("NaN".utf8) || $0.elementsEqual("#N/A".utf8) }
    }

    /// The period; nil if the value is none.
    public func period(_ column: Int) -> TimePeriod? { withBytes(column) { TimePeriod($0) } }

    /// All values: none, one, or several of a component that may have several.
    public func values(_ column: Int) -> [ComponentValue] {
        check()
        if let values = buffer.values(column) { return values }
        return text(column).map { [.text($0)] } ?? []
    }

    /// Whether there is more to the value than one text: several values, or several languages.
    public func isList(_ column: Int) -> Bool { (slot(column)?.list ?? -1) >= 0 }

    @inline(__always)
    func slot(_ column: Int) -> DataRowBuffer.Slot? {
        check()
        return buffer.slot(column)
    }

    @inline(__always)
    private func check() {
        precondition(stamp == buffer.stamp, "a row is valid until the next step")
    }
}

/// One value of a component.
public enum ComponentValue: Hashable, Sendable {
    /// A code, number or text without language.
    case text(String)
    /// A text by language.
    case localised(LocalisedText)
    /// XHTML by language, as written.
    case structured(LocalisedText)

    /// The text, in the first language where there are several.
    public var text: String {
        switch self {
        case .text(let text): text
        case .localised(let texts), .structured(let texts): texts.entries.first?.text ?? ""
        }
    }
}
