import Cubes
import Vocabulary

/// The flags beside a figure, as a set of Eurostat's letters.
struct EurostatFlags: OptionSet, Hashable {
    let rawValue: UInt32

    /// Letters in the order in which they decide OBS_STATUS; those behind `p` do not.
    static let letters = Array("bdufesnpricz".utf8)

    static let confidential = EurostatFlags(letter: UInt8(ascii: "c")) ?? []
    static let notApplicable = EurostatFlags(letter: UInt8(ascii: "z")) ?? []
    private static let unsaid: [UInt8] = Array("sri".utf8)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Nil for what is no flag.
    init?(letter: UInt8) {
        guard let place = Self.letters.firstIndex(of: letter | 0x20) else { return nil }
        rawValue = 1 << UInt32(place)
    }

    /// The flags of a field: letters with or without blanks or commas between, and perhaps a
    /// label behind a colon. Nil where a letter is none of them.
    init?(_ bytes: some Sequence<UInt8>) {
        var flags: EurostatFlags = []
        for byte in bytes {
            if byte == UInt8(ascii: ":") { break }
            if byte == 32 || byte == UInt8(ascii: ",") { continue }
            guard let flag = EurostatFlags(letter: byte) else { return nil }
            flags.insert(flag)
        }
        self = flags
    }

    /// The letters in the order of ``letters``, with blanks between: `b e p`.
    var text: String {
        let found = Self.letters.indices.filter { rawValue & 1 << UInt32($0) != 0 }
            .map { String(UnicodeScalar(Self.letters[$0])) }
        return found.joined(separator: " ")
    }

    /// The status of a number: that of the first flag that has one.
    var status: ObservationStatus {
        for (place, letter) in Self.letters.enumerated() where rawValue & 1 << UInt32(place) != 0 {
            switch letter {
            case UInt8(ascii: "b"): return .breakInSeries
            case UInt8(ascii: "d"): return .definitionDiffers
            case UInt8(ascii: "u"): return .lowReliability
            case UInt8(ascii: "f"): return .forecast
            case UInt8(ascii: "e"), UInt8(ascii: "s"): return .estimated
            case UInt8(ascii: "n"): return .notSignificant
            case UInt8(ascii: "p"): return .provisional
            default: continue
            }
        }
        return .normal
    }

    /// Why a cell without number has none.
    func reason(isWithheld: Bool) -> MissingReason {
        if isWithheld { return .suppressed }
        return contains(.notApplicable) ? .notApplicable : .notReported
    }

    /// What COMMENT must say because the status does not; nil for none.
    func comment(isMissing: Bool) -> String? {
        var rest = self
        if isMissing { rest.subtract([.confidential, .notApplicable]) }
        guard !rest.isEmpty else { return nil }
        let isSaid =
            !isMissing && rawValue.nonzeroBitCount == 1 && status != .normal
            && !Self.unsaid.contains { self == EurostatFlags(letter: $0) }
        return isSaid ? nil : "flags " + text
    }
}

/// Status and attributes for each set of flags, confidentiality and note, made once.
struct EurostatMarks {
    struct Mark {
        let reason: MissingReason
        let status: ObservationStatus
        let attributes: AttributeSet
    }

    private struct Key: Hashable {
        let flags: EurostatFlags
        let confidentiality: UInt8
        let isMissing: Bool
        let note: Int
    }

    /// Comments of series: empty, or what is true of all figures of a row.
    private(set) var notes = [""]
    private var marks: [Key: Mark] = [:]
    private var last: (key: Key, mark: Mark)?

    /// Codes of CL_CONF_STATUS, of which `F` is free.
    static let confidentiality = Set("FNCDSAOTGM".utf8)

    mutating func note(_ text: String) -> Int {
        if let known = notes.firstIndex(of: text) { return known }
        notes.append(text)
        return notes.count - 1
    }

    /// - Parameter confidentiality: a letter of CL_CONF_STATUS, 0 for none.
    mutating func mark(
        _ flags: EurostatFlags, confidentiality: UInt8, isMissing: Bool, note: Int
    ) -> Mark {
        let key = Key(
            flags: flags, confidentiality: confidentiality, isMissing: isMissing, note: note)
        if let last, last.key == key { return last.mark }
        if let known = marks[key] {
            last = (key, known)
            return known
        }
        var letter = confidentiality == UInt8(ascii: "F") ? 0 : confidentiality
        if letter == 0, flags.contains(.confidential) { letter = UInt8(ascii: "C") }
        let reason = flags.reason(isWithheld: letter != 0)
        var attributes: [AttributeID: String] = [.unitMeasure: "PS"]
        if letter != 0 { attributes[.confidentiality] = String(UnicodeScalar(letter)) }
        let comments = [notes[note], flags.comment(isMissing: isMissing) ?? ""]
            .filter { !$0.isEmpty }
        if !comments.isEmpty { attributes[.comment] = comments.joined(separator: "; ") }
        let mark = Mark(
            reason: reason, status: isMissing ? reason.status : flags.status,
            attributes: AttributeSet(attributes))
        marks[key] = mark
        return mark
    }
}
