public import Vocabulary

/// The codes under which a table wants figures. Totals are not among them: they are sums.
extension TableRequest {
    /// The years asked, in order.
    public var askedYears: [Int] {
        Array(stride(from: years.lowerBound, through: years.upperBound, by: interval))
    }

    /// Whether the table is asked of an area.
    public func asks(_ area: String) -> Bool { areas.isEmpty || areas.contains(area) }

    /// The other ends that an area is asked about: areas without its own, `UNK` for those of whom
    /// it is not known and, by citizenship, `XXA` for the stateless; groups in their order and `UNK`;
    /// `W` alone where they are not told apart. The area itself is among them where its own are
    /// asked, and in `W` then.
    public func counterparts(of area: String, in register: AreaRegister = .standard) -> [String] {
        let own = includesOwn ? [area] : []
        switch counterpart {
        case .total: return ["W"]
        case .groups: return own + groupIDs(in: register) + ["UNK"]
        case .each:
            let others = register.countries.map(\.id).filter { $0 != area }
            return own + others + (criterion == .citizenship ? ["XXA"] : []) + ["UNK"]
        }
    }

    /// The groups of the other end: those stated, else the five M49 regions.
    public func groupIDs(in register: AreaRegister = .standard) -> [String] {
        groups.isEmpty ? register.areas(of: .region).map(\.id) : groups
    }

    /// Women and men, or `_T` where they are not told apart.
    public var sexCodes: [String] { isBySex ? ["F", "M"] : ["_T"] }

    /// The age groups, or `_T` where ages are not told apart.
    public var ageCodes: [String] { ages.codes }
}

extension TableRequest.Ages {
    /// Codes of CL_AGE, from the youngest; `_U` for those whose age is not known.
    public var codes: [String] {
        let groups: [AgeGroup]
        switch self {
        case .total: return [AgeGroup.total.code]
        case .broad: groups = [.years(0, 14), .years(15, 24), .years(25, 64), .from(65)]
        case .fiveYear:
            groups = stride(from: 0, to: 85, by: 5).map { .years($0, $0 + 4) } + [.from(85)]
        case .single: groups = (0..<100).map { .years($0, $0) } + [.from(100)]
        }
        return (groups + [.unknown]).map(\.code)
    }
}
