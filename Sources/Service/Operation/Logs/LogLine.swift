/// One line of the log in the making.
struct LogLine {
    private(set) var bytes: [UInt8] = []
    private let isJSON: Bool

    /// What a field holds.
    enum Value: Sendable {
        case text(String)
        case whole(Int)
        /// Written with three decimals.
        case decimal(Double)
    }

    /// Begins a line with its time and level.
    init(asJSON isJSON: Bool, level: String, message: String) {
        self.isJSON = isJSON
        bytes.reserveCapacity(384)
        let (seconds, milliseconds) = CivilTime.now()
        let time =
            CivilTime(seconds: seconds).text + "." + CivilTime.padded(milliseconds, 3) + "Z"
        if isJSON {
            add("{\"time\":\"\(time)\",\"level\":\"\(level)\",\"message\":")
            quote(message)
        } else {
            add("\(time) \(level) ")
            plain(message)
        }
    }

    mutating func field(_ name: String, _ value: Value) {
        if isJSON {
            add(",")
            quote(name)
            add(":")
        } else {
            add(" \(name)=")
        }
        switch value {
        case .text(let text) where isJSON: quote(text)
        case .text(let text): plainWord(text)
        case .whole(let number): add(String(number))
        case .decimal(let number): add(Self.decimal(number))
        }
    }

    /// The line with its end.
    mutating func finish() -> [UInt8] {
        add(isJSON ? "}\n" : "\n")
        return bytes
    }

    static func decimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "0" }
        let thousandths = Int((value * 1000).rounded())
        let sign = thousandths < 0 ? "-" : ""
        let size = abs(thousandths)
        return sign + "\(size / 1000)." + CivilTime.padded(size % 1000, 3)
    }

    private mutating func add(_ text: String) { bytes += text.utf8 }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20, 0x7F: escape(byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Text with control characters escaped, so that nobody can write lines into the log.
    private mutating func plain(_ text: String) {
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F { escape(byte) } else { bytes.append(byte) }
        }
    }

    private mutating func plainWord(_ text: String) {
        let isWord = !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x7F }
        if isWord { bytes += text.utf8 } else { quote(text) }
    }

    private mutating func escape(_ byte: UInt8) {
        let digits = Array("0123456789abcdef".utf8)
        add("\\u00")
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
    }
}
