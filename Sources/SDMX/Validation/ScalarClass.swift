/// A set of characters, as a pattern of XML Schema writes it.
struct ScalarClass {
    /// A part of the set.
    enum Part {
        case range(ClosedRange<UInt32>)
        case digit, word, blank, nameStart, name
        /// A general category, by its one or two letters.
        case category(String)
        indirect case not(Part)
    }

    var parts: [Part] = []
    var isNegated = false
    /// What is taken away again.
    var subtracted: [ScalarClass] = []

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isIn = parts.contains { Self.contains(scalar, $0) }
        return isIn != isNegated && !subtracted.contains { $0.contains(scalar) }
    }

    private static func contains(_ scalar: Unicode.Scalar, _ part: Part) -> Bool {
        switch part {
        case .range(let range): return range.contains(scalar.value)
        case .digit: return scalar.properties.generalCategory == .decimalNumber
        case .word:
            // All but punctuation, separators and others.
            let letter = category(scalar).first
            return letter != "P" && letter != "Z" && letter != "C"
        case .blank: return [32, 9, 10, 13].contains(scalar.value)
        case .nameStart:
            return scalar.isASCII
                ? XMLByte.table[Int(scalar.value)] & XMLByte.nameStart != 0
                : XMLByte.isName(scalar, first: true)
        case .name:
            return scalar.isASCII
                ? XMLByte.table[Int(scalar.value)] & XMLByte.name != 0
                : XMLByte.isName(scalar, first: false)
        case .category(let name): return category(scalar).hasPrefix(name)
        case .not(let part): return !contains(scalar, part)
        }
    }

    /// Whether there is such a general category, or group of them.
    static func isCategory(_ name: String) -> Bool {
        let groups = [
            "L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko",
            "C": "cfon",
        ]
        guard let first = name.first, let letters = groups[String(first)] else { return false }
        let rest = name.dropFirst()
        return rest.isEmpty || rest.count == 1 && letters.contains(rest)
    }

    /// The two letters of a scalar's general category.
    private static func category(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
