import SDMX

/// What conversions are compared by.
enum ConvertedData {
    static func convert(
        _ text: String, _ format: MessageFormat, _ layout: DataMessageWriter.Layout
    ) throws -> (text: String, outcome: MessageConversion.Outcome) {
        var conversion = MessageConversion(to: format)
        conversion.options.layout = layout
        var bytes: [UInt8] = []
        let outcome = try conversion.convert(.text(text)) { bytes += $0 }
        return (String(decoding: bytes, as: UTF8.self), outcome)
    }

    /// Keys and values of the observations, each as a text of `id=value`, sorted.
    static func observations(_ text: String) throws -> [String] {
        let reader = try DataMessageReader(.text(text))
        var lines: [String] = []
        while let row = try reader.nextObservation() {
            let parts = row.columns.indices.compactMap { index -> String? in
                let column = row.columns[index]
                guard column.role != .attribute, let text = row.text(index) else { return nil }
                return "\(column.id)=\(text)"
            }
            lines.append(parts.sorted().joined(separator: " "))
        }
        return lines.sorted()
    }

    /// Whether JSON-stat has the numbers from 1 up to that.
    static func hasValues(_ text: String, _ count: Int) -> Bool {
        let values: Substring = text.split(separator: "\"value\":", maxSplits: 1).last ?? ""
        let end = values.firstIndex { (mark: Character) in mark == "]" || mark == "}" }
        let parts: [Substring] = values[..<(end ?? values.endIndex)]
            .split { (mark: Character) in !mark.isNumber }
        let numbers: Set<String> = Set(parts.map { String($0) })
        for number in 1...count where !numbers.contains(String(number)) { return false }
        return true
    }
}
