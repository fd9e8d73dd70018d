extension AreaNameIndex {
    /// A text as search sees it: a blank, then its words in small letters without accents, a
    /// blank between them, in UTF-8. A text without letters or digits gives one blank.
    static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 1)
        var atBreak = true
        for scalar in text.lowercased().unicodeScalars {
            let plain: Unicode.Scalar
            if scalar.isASCII {
                plain = scalar
            } else if let letters = bases[scalar] {
                if atBreak { bytes.append(UInt8(ascii: " ")) }
                atBreak = false
                bytes.append(contentsOf: letters.utf8)
                continue
            } else {
                plain = scalar
            }
            switch plain.properties.generalCategory {
            case .nonspacingMark, .modifierLetter, .format:
                continue
            case .lowercaseLetter, .uppercaseLetter, .otherLetter, .titlecaseLetter,
                .decimalNumber, .spacingMark:
                if atBreak { bytes.append(UInt8(ascii: " ")) }
                atBreak = false
                bytes.append(contentsOf: UTF8.encode(plain) ?? UTF8.encodedReplacementCharacter)
            default:
                atBreak = true
            }
        }
        return bytes.isEmpty ? [UInt8(ascii: " ")] : bytes
    }

    /// Letters that readers also write otherwise, with what they are read as.
    private static let bases: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"),
            ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"),
            ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"),
            ("oe", "œ"), ("ss", "ß"), ("th", "þ"), ("е", "ё"), ("и", "й"), ("ا", "أإآٱ"),
            ("ه", "ة"), ("ي", "ىئ"), ("و", "ؤ"),
        ]
        var bases: [Unicode.Scalar: String] = [:]
        for (base, letters) in groups {
            for scalar in letters.unicodeScalars { bases[scalar] = base }
        }
        return bases
    }()
}
