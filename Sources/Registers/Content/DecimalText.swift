/// Numbers as texts in which no digit is lost.
enum DecimalText {
    /// The canonical text of a number: digits with a point, no sign but `-`, no needless zeros. Nil
    /// where it is no such number, or has more than 40 digits.
    static func canonical(_ text: String) -> String? {
        var rest = Substring(text)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let pieces = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(pieces.count), rest.utf8.count <= 41,
            pieces.allSatisfy({ piece in
                !piece.isEmpty && piece.utf8.allSatisfy { (0x30...0x39).contains($0) }
            })
        else { return nil }
        let whole = pieces[0].drop { $0 == "0" }
        var part = pieces.count == 2 ? pieces[1] : ""
        while part.last == "0" { part.removeLast() }
        let digits = (whole.isEmpty ? "0" : whole) + (part.isEmpty ? "" : "." + part)
        return isNegative && digits != "0" ? "-" + digits : String(digits)
    }
}
