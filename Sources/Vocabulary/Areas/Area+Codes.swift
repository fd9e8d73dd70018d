extension Area {
    /// The area's main code in a scheme, if it has one there.
    public func code(in scheme: AreaScheme) -> String? {
        mainCode(in: scheme) ?? record.codes.first { $0.scheme == scheme }?.code
    }

    /// The code that the area's own property gives.
    func mainCode(in scheme: AreaScheme) -> String? {
        switch scheme {
        case .corridor: id
        case .alpha2: alpha2
        case .alpha3: alpha3
        case .m49: m49
        case .desa: desa
        case .unhcr: unhcr
        case .eurostat: eurostat
        case .worldBank: worldBank
        case .undesaCopy: kind == .country || kind == .territory ? alpha3 : nil
        }
    }
}
