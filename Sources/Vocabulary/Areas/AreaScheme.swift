/// A set of codes in which a publisher names areas. The same letters mean different areas in
/// different schemes: `ARE` is the United Arab Emirates in `alpha3` and Egypt in `unhcr`.
public enum AreaScheme: String, Sendable, CaseIterable {
    /// Our own ids (see ``Area/id``).
    case corridor
    /// ISO 3166-1 alpha-2, with withdrawn codes in their years, and `EL`, `UK`, `XK` as in use.
    case alpha2
    /// ISO 3166-1 alpha-3, with withdrawn codes in their years, `XKX`, `XXA`, `UNK` and `W`.
    case alpha3
    /// UN M49 numeric codes, also of regions and of former areas. Leading zeros may lack.
    case m49
    /// Location numbers of UN DESA's Population Division: M49 numbers for areas, its own (900,
    /// 901, 1833 ...) for regions and groups.
    case desa
    /// UNHCR's own codes. Its `*_iso` columns are ``alpha3``, which also knows `UNK` and `XXA`.
    case unhcr
    /// Eurostat's country codes (`EL`, `UK`, `XK`), `STLS`, `UNK`, `RNC` and its EU aggregates.
    case eurostat
    /// World Bank codes, current and as in its older migration database (`CHI`, `KSV`, `ROM`).
    case worldBank
    /// The codes in the copy of the UN migrant stock 2024: alpha-3, `XCX` and `OOO`.
    case undesaCopy

    /// The scheme's name in messages.
    public var name: String {
        switch self {
        case .corridor: "Corridor's area codes"
        case .alpha2: "ISO 3166 alpha-2"
        case .alpha3: "ISO 3166 alpha-3"
        case .m49: "UN M49"
        case .desa: "UN DESA location numbers"
        case .unhcr: "UNHCR country codes"
        case .eurostat: "Eurostat country codes"
        case .worldBank: "World Bank codes"
        case .undesaCopy: "codes of the UN migrant stock copy"
        }
    }

    /// Whether the codes follow history. Publishers of the other schemes carry today's areas
    /// back in time, so their codes mean the same in every year.
    var isDated: Bool {
        switch self {
        case .corridor, .alpha2, .alpha3, .m49: true
        case .desa, .unhcr, .eurostat, .worldBank, .undesaCopy: false
        }
    }

    /// A code as it is stored: without blanks, in capitals, numbers in their usual width.
    func canonical(_ code: String) -> String {
        var plain = code[...]
        while plain.first?.isWhitespace == true { plain.removeFirst() }
        while plain.last?.isWhitespace == true { plain.removeLast() }
        let isNumber = !plain.isEmpty && plain.utf8.allSatisfy { (48...57).contains($0) }
        switch self {
        case .m49 where isNumber && plain.utf8.count < 3:
            return String(repeating: "0", count: 3 - plain.utf8.count) + plain
        case .desa where isNumber:
            let digits = plain.drop { $0 == "0" }
            return digits.isEmpty ? "0" : String(digits)
        case .corridor, .alpha2, .alpha3, .m49, .desa, .unhcr, .eurostat, .worldBank, .undesaCopy:
            return plain.uppercased()
        }
    }
}
