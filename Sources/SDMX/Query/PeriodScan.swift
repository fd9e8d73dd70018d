/// Reads what periods are made of, from left to right.
struct PeriodScan {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Whether everything has been read.
    var isAtEnd: Bool { rest.isEmpty }

    /// The next byte, which stays.
    var next: UInt8? { rest.first }

    /// Takes the sign if it is next.
    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == sign.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes the byte, whatever it is.
    mutating func take() -> UInt8? { rest.popFirst() }

    /// Takes exactly that many digits.
    mutating func number(_ digits: Int) -> Int64? {
        guard rest.count >= digits else { return nil }
        var number: Int64 = 0
        for byte in rest.prefix(digits) {
            guard (48...57).contains(byte) else { return nil }
            number = number * 10 + Int64(byte - 48)
        }
        rest.removeFirst(digits)
        return number
    }

    /// Takes one to nine digits.
    mutating func number() -> Int64? {
        let count = rest.prefix { (48...57).contains($0) }.count
        return (1...9).contains(count) ? number(count) : nil
    }

    /// Takes `.` or `,` and digits, as billionths; 0 if there are none, nil if they are wrong.
    mutating func fraction() -> Int64? {
        guard skip(".") else { return 0 }
        var billionths: Int64 = 0
        var count = 0
        while let byte = rest.first, (48...57).contains(byte) {
            if count < 9 { billionths = billionths * 10 + Int64(byte - 48) }
            count += 1
            rest.removeFirst()
        }
        guard count > 0 else { return nil }
        for _ in min(count, 9)..<9 { billionths *= 10 }
        return billionths
    }

    /// Takes a time zone; the seconds that it is ahead of UTC, 0 if there is none, nil if it is
    /// wrong. Says nothing of what follows.
    mutating func zone() -> Int64? {
        if skip("Z") { return 0 }
        guard let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            hasZone
        else { return 0 }
        rest.removeFirst()
        guard let hours = number(2), skip(":"), let minutes = number(2), minutes < 60,
            hours * 60 + minutes <= 14 * 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -60 : 60) * (hours * 60 + minutes)
    }

    /// Whether what follows has the form of a time zone with a sign, and not of a month or day.
    var hasZone: Bool {
        let bytes = rest.prefix(4)
        return bytes.count == 4 && bytes.last == UInt8(ascii: ":")
    }
}
