import Cubes
import Vocabulary

/// Words by which tables of statistical offices say what they are about, in six languages of
/// publishers. They only draft a mapping, and each guess is marked in the draft.
enum TableWords {
    /// A text as words are looked up: small letters without accents.
    static func folded(_ text: String) -> String {
        var folded = ""
        for scalar in text.lowercased().unicodeScalars {
            folded.unicodeScalars.append(accents[scalar] ?? scalar)
        }
        return MappingText.plain(folded)
    }

    private static let accents: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (base, letters) in [
            ("a", "àáâãäå"), ("c", "ç"), ("e", "èéêë"), ("i", "ìíîï"), ("n", "ñ"), ("o", "òóôõö"),
            ("u", "ùúûü"),
        ] {
            for letter in letters.unicodeScalars { table[letter] = base.unicodeScalars.first }
        }
        return table
    }()

    static let sexes: [String: Sex] = {
        let words: [(Sex, String)] = [
            (
                .total,
                "total|both sexes|both|all|t|_t|insgesamt|zusammen|ensemble|les deux sexes|ambos sexos"
                    + "|totale|maschi e femmine|persons|total both sexes|mf|m+f|hm"
            ),
            (
                .male,
                "m|male|males|men|man|manner|mannlich|hommes|homme|masculin|hombres|hombre|varones"
                    + "|maschi|homens|sexo masculino|boys and men"
            ),
            (
                .female,
                "f|female|females|women|woman|w|frauen|weiblich|femmes|femme|feminin|mujeres|mujer"
                    + "|femmine|mulheres|girls and women"
            ),
            (.unknown, "unknown|not stated|u|_u|unbekannt|inconnu"),
        ]
        var table: [String: Sex] = [:]
        for (sex, list) in words {
            for word in list.split(separator: "|") { table[String(word)] = sex }
        }
        return table
    }()

    /// What says that a row or column is the sum of the others.
    static let totals: Set<String> = [
        "total", "totals", "grand total", "world", "all countries", "all", "insgesamt", "gesamt",
        "zusammen", "summe", "ensemble", "total general", "totale", "mundo", "monde", "welt",
        "world total", "total all countries", "all areas", "sum", "ukupno", "razem", "wszystkie",
        "sammanlagt", "totalt", "i alt", "yhteensa", "toplam",
    ]

    /// Texts for origins that are no area, with our codes.
    static let others: [String: String] = {
        let words = [
            (
                "UNK",
                "unknown|not stated|not specified|not known|unbekannt|ohne angabe|inconnu|non declare"
                    + "|ungeklart|ungeklart und ohne angabe|keine angabe|no consta|non specificato"
                    + "|no especificado|no declarado|desconocido|sconosciuto|undetermined|unspecified"
            ),
            (
                "OOO",
                "other|others|other countries|rest of the world|all other countries|ubrige|sonstige"
                    + "|andere|autres|autres pays|otros|otros paises|altri|altri paesi|other areas|various"
            ),
            ("XXA", "stateless|staatenlos|apatride|apatrides|apatridas|apatrida|apolidi"),
        ]
        var table: [String: String] = [:]
        for (code, list) in words {
            for word in list.split(separator: "|") { table[String(word)] = code }
        }
        return table
    }()

    /// Marks in place of figures.
    static let marks: Set<String> = [
        "..", "...", "\u{2026}", ".", "-", "\u{2013}", "\u{2014}", ":", "x", "X", "n/a", "N/A",
        "NA",
        "na", "n.a.", "n.d.", "nd", "*", "**", "/", "#N/A", "c", "(c)", "s", "S", "C", "null",
        "NULL",
        "NaN", "nan", "n", "\u{2022}\u{2022}", "\u{2022}",
    ]

    /// Words in headings that speak of each end.
    static let origin = [
        "origin", "birth", "citizen", "nationality", "from", "coo", "send", "previous", "source",
        "herkunft", "geburt", "staatsang", "nation", "naissance", "origine", "provenance", "nacim",
        "origen", "ciudadan", "nascita", "cittadin", "partner", "counterpart", "nac",
    ]
    static let destination = [
        "dest", "host", "asylum", "residence", "receiv", "reporting", "report", "ref_area", "coa",
        "geo", "to", "arrival", "current", "ziel", "wohn", "accueil", "resid", "acogida", "country",
    ]

    /// Words of a matrix's corner for its columns, and for its rows.
    static let across = ["across", "column", "spalte", "colonne", "columna", "horizontal"]
    static let down = ["down", "row", "rows", "zeile", "ligne", "fila", "vertical"]

    /// Whether some word of the text begins with one of these; those of up to three letters have to
    /// be the whole word.
    static func has(_ words: [String], in text: String) -> Bool {
        let parts = folded(text).split { !$0.isLetter && !$0.isNumber }
        return words.contains { word in
            parts.contains { word.count <= 3 ? $0 == word : $0.hasPrefix(word) }
        }
    }

    static func dataflow(_ text: String) -> Dataflow? {
        let list: [(Dataflow, [String])] = [
            (.remittance, ["remittance", "rucküberweis", "remesa", "transferts"]),
            (.asylum, ["asylum", "asyl", "asile", "asilo"]),
            (.displaced, ["refugee", "displaced", "fluchtling", "refugie", "refugiad"]),
            (
                .flow,
                [
                    "immigrat", "emigrat", "inflow", "outflow", "flow", "arrival", "departure",
                    "zuzug", "zuzuge", "fortzug", "fortzuge", "zuwander", "abwander", "wander",
                    "moves", "entrees", "sorties", "inmigrac", "emigrac", "immigraz", "emigraz",
                    "entries", "admitted", "admissions",
                ]
            ),
            (
                .stock,
                [
                    "stock", "foreign", "born", "resident", "population", "auslander", "bestand",
                    "etranger", "extranjer", "stranier", "immigrant", "migrant", "citizen",
                ]
            ),
        ]
        return list.first { has($0.1, in: text) }?.0
    }

    static func criterion(_ text: String) -> Criterion? {
        if has(
            [
                "birth", "born", "birthplace", "geburt", "geboren", "naissance", "nes", "nacim",
                "nacid", "nascita",
            ], in: text)
        {
            return .birth
        }
        if has(
            [
                "citizen", "national", "foreigner", "foreigners", "staatsang", "auslander",
                "etrangers", "extranjeros", "stranieri", "cittadin", "ciudadan",
            ], in: text)
        {
            return .citizenship
        }
        if has(
            ["previous", "next", "residence", "herkunft", "provenance", "zuzug", "fortzug"],
            in: text)
        {
            return .previousResidence
        }
        return nil
    }

    static func isEmigration(_ text: String) -> Bool {
        has(
            ["emigra", "outflow", "departure", "fortzug", "fortzuge", "abwander", "sorties"],
            in: text)
            && !has(["immigra", "inflow", "arrival", "zuzug", "zuzuge"], in: text)
    }

    /// The power of ten that a line of units states, such as "Unité : milliers".
    static func unit(_ line: String) -> Int? {
        let sentences = line.split { ".;".contains($0) }.map(String.init)
        let unit = sentences.first {
            has(
                ["unit", "units", "unite", "unites", "einheit", "unidad"], in: String($0.prefix(12))
            )
        }
        guard let unit else { return nil }
        return multiplier(unit) ?? (has(["miles", "migliaia"], in: unit) ? 3 : nil)
    }

    /// The power of ten that a title states.
    static func multiplier(_ text: String) -> Int? {
        let folded = folded(text)
        if has(["thousand", "thousands", "tausend", "millier", "milliers"], in: text)
            || folded.contains("in 1000") || folded.contains("1 000s")
            || ["en miles", "(miles)", "miles de "].contains(where: folded.contains)
        {
            return 3
        }
        return has(["million", "millions", "millionen", "millones"], in: text) ? 6 : nil
    }
}
