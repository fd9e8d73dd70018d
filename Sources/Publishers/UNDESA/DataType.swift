import Vocabulary

/// The UN's data-type flags: what a migrant stock was estimated from.
struct DataType: OptionSet, Hashable {
    let rawValue: UInt8

    /// Foreign-born: `B`.
    static let foreignBorn = DataType(rawValue: 1)
    /// Foreign citizens: `C`.
    static let foreignCitizens = DataType(rawValue: 2)
    /// No data of the area's own, imputed by the publisher: `I`.
    static let imputed = DataType(rawValue: 4)
    /// Refugees, asylum-seekers and other displaced people added: `R`.
    static let refugeesAdded = DataType(rawValue: 8)

    private static let letters: [(flag: DataType, letter: Character)] = [
        (.foreignBorn, "B"), (.foreignCitizens, "C"), (.imputed, "I"), (.refugeesAdded, "R"),
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Reads what the publisher prints: `B R`, `BR`, `C B R`, with stray blanks, or nothing.
    /// Nil for any other letter and for one that stands twice.
    init?(printed text: String) {
        self = []
        for letter in text where !letter.isWhitespace {
            guard let known = Self.letters.first(where: { $0.letter == letter }),
                insert(known.flag).inserted
            else { return nil }
        }
    }

    /// The flags as kept, in the order B C I R: `B R`, `I R`; empty for none.
    var text: String {
        Self.letters.filter { contains($0.flag) }.map { String($0.letter) }
            .joined(separator: " ")
    }

    /// What makes a migrant in the figure. Both criteria together, or neither, is unstated.
    var criterion: Criterion {
        switch (contains(.foreignBorn), contains(.foreignCitizens)) {
        case (true, false): .birth
        case (false, true): .citizenship
        case (true, true), (false, false): .unstated
        }
    }

    var status: ObservationStatus { contains(.imputed) ? .imputed : .normal }
}
