internal import Vocabulary

/// A record with what questions look at. Shared by the states that follow each other.
final class RegisterEntry: Sendable {
    let record: Record
    /// Place of its register among them, for ordering.
    let rank: Int
    /// What it says as numbers (``ValueCode``), in order, each once.
    let codes: [UInt64]
    /// Every date that it gives, but those of sources, by path.
    let dates: [DatedPlace]
    /// Folded words of its id and texts.
    let words: [UInt8]
    /// Which beginnings those words have, roughly.
    let beginnings: WordBeginnings
    private let sharing: Opening
    private let opening: Opening

    /// A date with where it stands. Days are year, month and day in one number.
    struct DatedPlace: Sendable {
        let first: Int32
        let last: Int32
        let path: FieldPath
        let statement: Int
    }

    /// What others see of it.
    private enum Opening: Sendable {
        case all
        case some(RegisterEntry)
        case nothing
    }

    init(_ record: Record, rank: Int, _ frame: RegisterFrame) {
        self.record = record
        self.rank = rank
        let layout = frame.layouts[rank]
        var reading = Reading(record, frame)
        for (path, statements) in record.content.statements {
            guard let slot = layout.slot(path) else { continue }
            for (place, statement) in statements.enumerated() {
                reading.take(statement, at: place, path, slot)
            }
        }
        codes = Array(Set(reading.codes)).sorted()
        dates = reading.dates.sorted {
            ($0.path.description, $0.statement) < ($1.path.description, $1.statement)
        }
        words = SearchText.folded(reading.text)
        beginnings = WordBeginnings(words)
        func opening(_ reader: Readership) -> Opening {
            guard layout.register.readership.includes(reader) else { return .nothing }
            guard layout.hidesSome, let seen = record.seen(by: reader, layout.register),
                seen != record
            else { return .all }
            return .some(RegisterEntry(seen, rank: rank, frame))
        }
        sharing = opening(.members)
        // What everybody sees of it is kept by what members see.
        if case .all = sharing {
            self.opening = opening(.everybody)
        } else {
            self.opening = .nothing
        }
    }

    /// The entry as members see it; nil where it is not for them.
    var shared: RegisterEntry? {
        switch sharing {
        case .all: self
        case .some(let entry): entry
        case .nothing: nil
        }
    }

    /// An entry of members as everybody sees it; nil where it is not for them.
    var open: RegisterEntry? {
        switch opening {
        case .all: self
        case .some(let entry): entry
        case .nothing: nil
        }
    }

    /// A day as one number that grows with it.
    static func day(_ date: CalendarDate) -> Int32 {
        Int32(truncatingIfNeeded: date.year * 10_000 + date.month * 100 + date.day)
    }

    /// What is found on the way through a record.
    private struct Reading {
        let frame: RegisterFrame
        var text: String
        var codes: [UInt64] = []
        var dates: [DatedPlace] = []

        init(_ record: Record, _ frame: RegisterFrame) {
            self.frame = frame
            text = record.key.id
            if record.key.register == "organisations" {
                codes.append(
                    ValueCode.code(ValueCode.organisation, frame.numbers.number(record.key.id)))
            }
        }

        mutating func take(
            _ statement: Statement, at place: Int, _ path: FieldPath, _ slot: RegisterFrame.Slot
        ) {
            for words in [statement.printed, statement.note].compactMap(\.self) {
                text += "\n" + words
            }
            guard let value = statement.value else { return }
            let number = slot.isNumbered ? frame.numbers.number(value) : 0
            if slot.isNumbered { codes.append(ValueCode.code(slot.number, number)) }
            switch slot.field.kind {
            case .area:
                codes.append(ValueCode.code(ValueCode.area, number))
                text += "\n" + (frame.areas.area(value)?.name ?? value)
            case .link(let register):
                if let rank = frame.ranks[register] {
                    codes.append(ValueCode.code(ValueCode.link(to: rank), number))
                }
                if register == "organisations" {
                    codes.append(ValueCode.code(ValueCode.organisation, number))
                }
                text += "\n" + value
            case .choice(let list): text += "\n" + (list.title(value) ?? value)
            case .date:
                guard let date = statement.date else { return }
                dates.append(
                    DatedPlace(
                        first: RegisterEntry.day(date.first), last: RegisterEntry.day(date.last),
                        path: path, statement: place))
                if let year = date.year {
                    codes.append(
                        ValueCode.code(
                            ValueCode.year(of: slot.number), UInt32(truncatingIfNeeded: year)))
                }
            case .text, .longText, .address, .dataflow, .integer, .decimal: text += "\n" + value
            }
        }
    }
}

/// Which beginnings of two and three letters some folded words have, in 256 bits: where it says no,
/// there is none.
struct WordBeginnings: Sendable {
    private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ words: [UInt8]) {
        var place = 0
        while place < words.count {
            guard words[place] == 0x20 else {
                place += 1
                continue
            }
            let word = words[(place + 1)...].prefix(3).prefix { $0 != 0x20 }
            if word.count >= 2 { set(Self.bit(word.prefix(2))) }
            if word.count == 3 { set(Self.bit(word)) }
            place += 1
        }
    }

    /// Whether a word with the blank before it may begin one of them.
    func mayHold(_ word: [UInt8]) -> Bool {
        let letters = word.dropFirst().prefix(3)
        guard letters.count >= 2 else { return true }
        return has(Self.bit(letters))
    }

    private static func bit(_ letters: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for letter in letters { hash = (hash ^ UInt64(letter)) &* 0x100_0000_01b3 }
        return Int((hash ^ (hash >> 29)) & 255)
    }

    private mutating func set(_ bit: Int) {
        let mask = UInt64(1) << UInt64(bit & 63)
        switch bit >> 6 {
        case 0: bits.0 |= mask
        case 1: bits.1 |= mask
        case 2: bits.2 |= mask
        default: bits.3 |= mask
        }
    }

    private func has(_ bit: Int) -> Bool {
        let mask = UInt64(1) << UInt64(bit & 63)
        return switch bit >> 6 {
        case 0: bits.0 & mask != 0
        case 1: bits.1 & mask != 0
        case 2: bits.2 & mask != 0
        default: bits.3 & mask != 0
        }
    }
}
