internal import Foundation

/// One setting: its name, what may be written, and where it goes.
package struct Setting: Sendable {
    /// As in the file and after `--set`.
    package let key: String
    package let unit: String
    package let meaning: String
    /// What may be written.
    package let expected: String
    /// Takes what was written; false if it is none of what is expected.
    let take: @Sendable (String, inout ServiceConfiguration) -> Bool
    /// The value, as it may be written.
    package let show: @Sendable (ServiceConfiguration) -> String

    /// The name in the environment.
    package var variable: String {
        "CORRIDOR_" + key.uppercased().replacingOccurrences(of: "-", with: "_")
    }

    typealias Place<Value> = WritableKeyPath<ServiceConfiguration, Value> & Sendable

    static func whole(
        _ key: String, _ place: any Place<Int>, _ range: ClosedRange<Int>, _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: "", meaning: meaning,
            expected: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            take: { text, configuration in
                guard let value = Int(text), range.contains(value) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            show: { "\($0[keyPath: place])" })
    }

    /// A size, written as bytes or with KiB, MiB or GiB.
    static func size(
        _ key: String, _ place: any Place<Int>, _ range: ClosedRange<Int>, _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: "bytes", meaning: meaning,
            expected: "a size from \(sizeText(range.lowerBound)) to \(sizeText(range.upperBound)), "
                + "such as 500000 or 64MiB",
            take: { text, configuration in
                guard let value = size(text), range.contains(value) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            show: { sizeText($0[keyPath: place]) })
    }

    static func time(
        _ key: String, _ place: any Place<Duration>, _ range: ClosedRange<Double>, _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: "seconds", meaning: meaning,
            expected: "seconds from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
            take: { text, configuration in
                guard let value = Double(text), range.contains(value) else { return false }
                configuration[keyPath: place] = .milliseconds(Int((value * 1000).rounded()))
                return true
            },
            show: { plain($0[keyPath: place].seconds) })
    }

    static func number(
        _ key: String, _ place: any Place<Double>, _ range: ClosedRange<Double>, unit: String,
        _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: unit, meaning: meaning,
            expected: "a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
            take: { text, configuration in
                guard let value = Double(text), range.contains(value) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            show: { plain($0[keyPath: place]) })
    }

    static func flag(_ key: String, _ place: any Place<Bool>, _ meaning: String) -> Setting {
        Setting(
            key: key, unit: "", meaning: meaning, expected: "true or false",
            take: { text, configuration in
                guard let value = Bool(text) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            show: { "\($0[keyPath: place])" })
    }

    static func choice<Choice: CaseIterable & RawRepresentable<String> & SendableMetatype>(
        _ key: String, _ place: any Place<Choice>, _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: "", meaning: meaning,
            expected: Choice.allCases.map(\.rawValue).joined(separator: ", "),
            take: { text, configuration in
                guard let value = Choice(rawValue: text) else { return false }
                configuration[keyPath: place] = value
                return true
            },
            show: { $0[keyPath: place].rawValue })
    }

    static func text(
        _ key: String, _ place: any Place<String>, mayBeEmpty: Bool = false, expected: String,
        _ meaning: String
    ) -> Setting {
        Setting(
            key: key, unit: "", meaning: meaning, expected: expected,
            take: { text, configuration in
                guard mayBeEmpty || !text.isEmpty, text.utf8.allSatisfy({ $0 >= 0x20 }) else {
                    return false
                }
                configuration[keyPath: place] = text
                return true
            },
            show: { $0[keyPath: place] })
    }

    static func ranges(_ key: String, _ place: any Place<[IPRange]>, _ meaning: String) -> Setting {
        Setting(
            key: key, unit: "", meaning: meaning,
            expected: "addresses or ranges such as 10.0.0.0/8, with commas between",
            take: { text, configuration in
                let parts = text.split(separator: ",").map { $0.filter { $0 != " " } }
                let ranges = parts.compactMap { IPRange($0) }
                guard ranges.count == parts.count else { return false }
                configuration[keyPath: place] = ranges
                return true
            },
            show: { $0[keyPath: place].map(\.description).joined(separator: ", ") })
    }
}

extension Setting {
    private static let units = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]

    private static func size(_ text: String) -> Int? {
        for (name, factor) in units where text.hasSuffix(name) {
            let number = text.dropLast(name.count).filter { $0 != " " }
            guard let value = Int(number) else { return nil }
            let (product, overflow) = value.multipliedReportingOverflow(by: factor)
            return overflow ? nil : product
        }
        return Int(text)
    }

    private static func sizeText(_ value: Int) -> String {
        let unit = units.first { value >= $0.1 && value % $0.1 == 0 }
        return unit.map { "\(value / $0.1)\($0.0)" } ?? "\(value)"
    }

    /// Without a fraction where there is none.
    private static func plain(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}

extension Duration {
    /// Units: seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
