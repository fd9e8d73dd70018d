/// Every area the office knows, and what each publisher's codes mean.
///
/// A lookup either gives one area or says why not; it never guesses. Reading the table takes
/// about two milliseconds, once; a lookup is a dictionary access.
public struct AreaRegister: Sendable {
    /// The register that ships with the office.
    public static let standard = AreaRegister(AreaTable.areas(AreaTable.rows))

    /// One meaning of a code.
    struct Meaning: Sendable {
        let area: Area
        let dates: AreaDates
    }

    /// All areas: countries and territories by id, then special, former, regions and groups.
    public let all: [Area]
    /// Countries and territories that exist and together make the world once: no former area,
    /// no composite one (`XCI` stands beside its parts), no special origin.
    public let countries: [Area]

    private let byID: [String: Area]
    private let meanings: [AreaScheme: [String: [Meaning]]]

    init(_ areas: [Area]) {
        all = areas
        countries = areas.filter {
            ($0.kind == .country || $0.kind == .territory) && $0.isCurrent && !$0.isComposite
        }
        byID = Dictionary(areas.map { ($0.id, $0) }) { first, _ in first }
        var meanings: [AreaScheme: [String: [Meaning]]] = [:]
        for scheme in AreaScheme.allCases {
            var codes: [String: [Meaning]] = [:]
            codes.reserveCapacity(areas.count)
            for area in areas {
                for (code, dates) in area.codes(in: scheme) {
                    codes[code, default: []].append(Meaning(area: area, dates: dates))
                }
            }
            meanings[scheme] = codes
        }
        self.meanings = meanings
    }

    /// The area with our code, whether or not it still exists.
    public func area(_ id: String) -> Area? { byID[id] }

    /// The areas of a list of ids, in its order; ids that the register lacks are left out.
    public func areas(_ ids: [String]) -> [Area] { ids.compactMap { byID[$0] } }

    /// What a publisher's code means.
    ///
    /// - Parameters:
    ///   - code: as printed; blanks around it, small letters and M49's lost zeros are accepted.
    ///   - scheme: whose code it is.
    ///   - year: the year the figure is about, where the publisher's areas follow history. `nil`
    ///     for publishers who carry today's borders back (as UN DESA does): then the area that
    ///     still has the code is meant. Codes of `desa`, `unhcr`, `eurostat`, `worldBank` and
    ///     `undesaCopy` are checked against a year only where the area has ended.
    /// - Returns: an area, region or group; ``Area/kind`` tells which.
    /// - Throws: ``AreaLookupError``. In the year in which an area ended, a code that passed to
    ///   its successor means the successor.
    public func resolve(
        _ code: String, in scheme: AreaScheme, year: Int? = nil
    ) throws(AreaLookupError) -> Area {
        let found = meanings(of: code, in: scheme)
        if found.isEmpty {
            throw AreaLookupError(
                code: code, scheme: scheme, year: year, kind: .unknown,
                suggestions: suggestions(for: code, in: scheme))
        }
        let fitting: [Meaning]
        if let year {
            fitting = found.filter { $0.dates.contains(year) }
            if fitting.isEmpty {
                throw outside(found, code: code, scheme: scheme, year: year)
            }
        } else {
            let current = found.filter { $0.dates.last == nil }
            fitting = current.isEmpty ? found : current
        }
        guard let area = fitting.first?.area, fitting.allSatisfy({ $0.area == area }) else {
            throw AreaLookupError(
                code: code, scheme: scheme, year: year,
                kind: .ambiguous(candidates: fitting.map(\.area)), suggestions: [])
        }
        return area
    }

    /// Every area a code has meant, with the years; empty for an unknown code.
    public func history(of code: String, in scheme: AreaScheme) -> [(area: Area, dates: AreaDates)]
    {
        meanings(of: code, in: scheme).map { ($0.area, $0.dates) }
    }

    /// All codes of a scheme, sorted.
    public func codes(in scheme: AreaScheme) -> [String] {
        meanings[scheme, default: [:]].keys.sorted()
    }

    private func meanings(of code: String, in scheme: AreaScheme) -> [Meaning] {
        guard let codes = meanings[scheme] else { return [] }
        return codes[code] ?? codes[scheme.canonical(code)] ?? []
    }

    private func outside(
        _ found: [Meaning], code: String, scheme: AreaScheme, year: Int
    ) -> AreaLookupError {
        var instead: [Area] = []
        for meaning in found {
            let area = meaning.area
            if area.dates.contains(year) {
                instead.append(area)
            } else if let last = area.lastYear, year > last {
                instead += successors(of: area, in: year)
            } else {
                instead += predecessors(of: area, in: year)
            }
        }
        var seen: Set<Area> = []
        let valid = Dictionary(found.map { ($0.area, $0.dates) }) { first, _ in first }
        return AreaLookupError(
            code: code, scheme: scheme, year: year,
            kind: .outsideDates(valid: valid, instead: instead.filter { seen.insert($0).inserted }),
            suggestions: [])
    }

    /// Areas for which the code stands elsewhere, else codes one letter away, else names.
    private func suggestions(for code: String, in scheme: AreaScheme) -> [Area] {
        var seen: Set<Area> = []
        var near: [Area] = []
        func add(_ areas: [Area]) {
            near += areas.filter { seen.insert($0).inserted }
        }
        for other in [AreaScheme.corridor, .alpha3, .alpha2, .m49, .worldBank, .eurostat, .unhcr]
        where other != scheme {
            add(meanings(of: code, in: other).map(\.area).filter { $0.code(in: scheme) != nil })
        }
        if near.isEmpty {
            add(search(code, limit: 5))
        }
        if near.isEmpty {
            let wanted = scheme.canonical(code)
            let close = codes(in: scheme).filter { isOneStep(from: wanted, to: $0) }
            add(close.flatMap { meanings(of: $0, in: scheme).map(\.area) })
        }
        return Array(near.prefix(5))
    }

    /// Whether two codes of one length, three or longer, differ in one place.
    private func isOneStep(from left: String, to right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.count > 2
            && zip(left.utf8, right.utf8).count { $0 != $1 } == 1
    }
}

extension Area {
    /// The area's codes in a scheme with the years in which they mean it.
    fileprivate func codes(in scheme: AreaScheme) -> [(String, AreaDates)] {
        let usual = scheme.isDated || !isCurrent ? dates : .always
        var codes: [(String, AreaDates)] = []
        for listed in record.codes where listed.scheme == scheme {
            codes.append((listed.code, listed.dates ?? usual))
        }
        if let main = mainCode(in: scheme), !codes.contains(where: { $0.0 == main }) {
            codes.append((main, usual))
        }
        return codes
    }
}
