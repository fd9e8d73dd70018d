import Tables

extension WorldBankPages {
    /// The columns of ``table(_:)``.
    static let columns = ["country", "indicator", "date", "value"]

    /// Codes of two letters of groups that come without one of three.
    private static let groups = [
        "1W": "WLD", "XD": "HIC", "XM": "LIC", "XN": "LMC", "XT": "UMC", "XO": "LMY", "XP": "MIC",
    ]

    /// Whether content is of this form.
    static func fit(_ content: FileContent) -> Bool {
        guard case .items = content else { return false }
        return content.hasColumns(members)
    }

    /// The items as comma-separated text.
    func table(_ name: String) -> InputFile {
        var text = Array((Self.columns.joined(separator: ",") + "\n").utf8)
        for item in items {
            for (place, field) in [Self.area(item), item.indicator, item.year, item.value]
                .enumerated()
            {
                if place > 0 { text.append(UInt8(ascii: ",")) }
                text.append(UInt8(ascii: "\""))
                for byte in field.utf8 {
                    switch byte {
                    case UInt8(ascii: "\""): text += [byte, byte]
                    // A row is a line.
                    case 0, 10, 13: text.append(UInt8(ascii: " "))
                    default: text.append(byte)
                    }
                }
                text.append(UInt8(ascii: "\""))
            }
            text.append(10)
        }
        return InputFile(name: name, bytes: text)
    }

    /// Years that have items.
    var years: [Int] { Array(Set(items.compactMap { NumberText.int($0.year) })) }

    /// From the first to the last figure of each area and indicator, by ``key(_:_:)``.
    var spans: [String: ClosedRange<Int>] {
        var spans: [String: ClosedRange<Int>] = [:]
        for item in items where !item.value.isEmpty {
            guard let year = NumberText.int(item.year) else { continue }
            let key = Self.key(Self.area(item), item.indicator)
            let known = spans[key] ?? year...year
            spans[key] = min(known.lowerBound, year)...max(known.upperBound, year)
        }
        return spans
    }

    static func key(_ area: String, _ indicator: String) -> String { area + " " + indicator }

    private static func area(_ item: Item) -> String {
        item.area.isEmpty ? groups[item.short.uppercased()] ?? "" : item.area
    }
}
