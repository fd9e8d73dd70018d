/// Which cell styles of a workbook show a number as a date or a time (ECMA-376 part 1, 18.8).
final class DateStyles: XMLPartHandler {
    /// For each cell style, by its place in the list.
    private(set) var isDate: [Bool] = []

    private var codes: [Int: String] = [:]
    private var isInCellStyles = false
    private let list, style, format, id, code: XMLName

    init(_ reader: XMLReader) {
        list = reader.name("cellXfs")
        style = reader.name("xf")
        format = reader.name("numFmt")
        id = reader.name("numFmtId")
        code = reader.name("formatCode")
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TableError) {
        if name == format {
            guard let number = attributes[id].flatMap({ NumberText.int($0) }) else { return }
            codes[number] = attributes.text(code) ?? ""
        } else if name == list {
            isInCellStyles = true
        } else if name == style, isInCellStyles {
            let number = attributes[id].flatMap { NumberText.int($0) } ?? 0
            isDate.append(codes[number].map(Self.isDate) ?? Self.isBuiltInDate(number))
        }
    }

    func end(_ name: XMLName) throws(TableError) {
        if name == list { isInCellStyles = false }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {}

    /// The numbers that Excel gives to formats of its own, those of eastern Asia included.
    private static func isBuiltInDate(_ number: Int) -> Bool {
        (14...22).contains(number) || (27...36).contains(number) || (45...47).contains(number)
            || (50...58).contains(number)
    }

    /// Whether a format's code has a letter of dates and times outside quotes, brackets and escapes.
    static func isDate(_ code: String) -> Bool {
        var isQuoted = false
        var isBracketed = false
        var isEscaped = false
        for character in code.lowercased() {
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if character == "\\" || character == "_" || character == "*" {
                isEscaped = true
            } else if character == "[" {
                isBracketed = true
            } else if character == "]" {
                isBracketed = false
            } else if isBracketed {
                continue
            } else if "ymdhs".contains(character) {
                return true
            } else if character == ";" {
                // Only the format of positive numbers counts.
                return false
            }
        }
        return false
    }
}
