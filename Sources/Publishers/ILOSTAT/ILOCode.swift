import Vocabulary

/// What the codes of ILOSTAT's classifications mean.
enum ILOCode {
    /// The other end of a corridor.
    enum Other: Hashable {
        case area(Area)
        /// Figures that are not taken, and why.
        case leftOut(String)
        /// A code of three letters that is no area.
        case unknown(String)
    }

    static func sex(_ code: String) -> Sex? {
        switch code {
        case "SEX_T": .total
        case "SEX_M": .male
        case "SEX_F": .female
        default: nil
        }
    }

    /// `AGE_AGGREGATE_Y15-24`, `AGE_YTHADULT_YGE15`, `AGE_5YRBANDS_Y05-09`; a total is of working age.
    /// Nil for other forms.
    static func age(_ code: String) -> AgeGroup? {
        guard code.hasPrefix("AGE_"), let band = code.split(separator: "_").last else { return nil }
        if band == "TOTAL" { return workingAge }
        if band.hasPrefix("YGE") { return number(band.dropFirst(3)).map { .from($0) } }
        guard band.hasPrefix("Y") else { return nil }
        let ends = band.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = number(ends[0]), let last = number(ends[1]),
            first <= last
        else { return nil }
        return .years(first, last)
    }

    /// From 15 on, as most countries count it.
    static let workingAge = AgeGroup.from(15)

    private static func number(_ digits: Substring) -> Int? {
        guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ 48...57 ~= $0 }),
            let number = Int(digits), number <= 150
        else { return nil }
        return number
    }

    /// The area of a code such as `CBR_FRA`, the world for a total, or why there is none.
    static func other(
        _ code: String, of indicator: ILOIndicator, in areas: AreaRegister
    ) -> Other {
        let prefix = indicator.classification + "_"
        guard code.hasPrefix(prefix) else {
            return .leftOut("\(code.prefix(40)): not of the classification \(prefix)")
        }
        let rest = code.dropFirst(prefix.count)
        guard let last = rest.split(separator: "_").last else {
            return .leftOut("\(code.prefix(40)): a code without area")
        }
        switch last {
        case "FOREIGN", "NONCIT": return world(areas)
        case "TOTAL" where indicator.isOfMigrants: return world(areas)
        case "TOTAL": return .leftOut("natives or citizens and migrants together")
        case "NATIVE", "CITIZEN": return .leftOut("natives or citizens: no migrants")
        case "X" where indicator.isOfMigrants:
            return areas.area("UNK").map { .area($0) } ?? .unknown("no area UNK")
        case "X": return .leftOut("people not known to be migrants or not")
        default: break
        }
        guard last == rest, rest.utf8.count == 3 else {
            return .leftOut("\(code.prefix(40)): a group or another code that is no area")
        }
        return area(String(rest), in: areas)
    }

    /// The area of three letters; the ILO's aggregates are left out.
    static func area(_ code: String, in areas: AreaRegister) -> Other {
        if isAggregate(code) {
            return .leftOut("X01 to X99: the world, a region or a group, modelled")
        }
        do throws(AreaLookupError) {
            let area = try areas.resolve(code == "KOS" ? "XKX" : code, in: .alpha3)
            return area.isAggregate
                ? .leftOut("\(code.prefix(40)): a group or another code that is no area")
                : .area(area)
        } catch {
            return .unknown(error.description)
        }
    }

    private static func world(_ areas: AreaRegister) -> Other {
        areas.area("W").map { .area($0) } ?? .unknown("no area W")
    }

    private static func isAggregate(_ code: String) -> Bool {
        code.utf8.count == 3 && code.utf8.first == UInt8(ascii: "X")
            && code.utf8.dropFirst().allSatisfy { 48...57 ~= $0 }
    }

    /// The status that a letter of ILOSTAT means, and what COMMENT says beside.
    static func status(_ letter: String) -> (status: ObservationStatus, comment: String?) {
        switch letter {
        case "", "R": (.normal, nil)
        case "A": (.normal, "adjusted by the publisher")
        case "B": (.breakInSeries, nil)
        case "E", "M": (.estimated, nil)
        case "I": (.imputed, nil)
        case "P": (.provisional, nil)
        case "U": (.lowReliability, nil)
        default: (.normal, "obs_status \(letter.prefix(20)) of the publisher")
        }
    }
}
