/// What the values of one component are checked against.
final class ColumnCheck {
    let id: String
    /// The codes it may have; nil where it has no list, or one that is not at hand.
    @exclusivity(unchecked) private(set) var codes: CodeInterner?
    private(set) var listName = ""
    @exclusivity(unchecked) private(set) var type: ValueType.Check = .anything
    private(set) var typeName = ""
    @exclusivity(unchecked) private var format: TextFormat?
    @exclusivity(unchecked) private var pattern: XSDPattern?
    @exclusivity(unchecked) private var sentinels: Set<String> = []
    @exclusivity(unchecked) private var minimum: Double?
    @exclusivity(unchecked) private var maximum: Double?
    /// Whether the format narrows the type.
    @exclusivity(unchecked) private var hasFacets = false
    let minOccurs: UInt64
    /// Nil for any number.
    let maxOccurs: UInt64?
    /// The longest value that a pattern is tried on, in bytes.
    static let longestMatched = 4096
    /// What cannot be checked, for one finding at the start.
    private(set) var gaps: [(Finding.Rule, found: String, expected: String)] = []

    /// - Parameter isTime: the dimension of time takes any period where nothing is said.
    init(_ component: Component, isTime: Bool, in structures: Structures) {
        id = component.id
        let representation = structures.representation(of: component)
        minOccurs = representation?.minOccurs ?? 1
        maxOccurs =
            switch representation?.maxOccurs {
            case nil: 1
            case .count(let count)?: count
            case .unbounded?: nil
            }
        format = representation?.format
        if let list = representation?.enumeration {
            setCodes(list, structures)
        } else if isTime {
            setType(format?.type ?? .observationalTimePeriod)
        } else if let type = format?.type {
            setType(type)
        }
        sentinels = Set(format?.sentinels.map(\.value) ?? [])
        minimum = (format?.minValue ?? format?.startValue).flatMap { Double($0) }
        maximum = (format?.maxValue ?? format?.endValue).flatMap { Double($0) }
        if let text = format?.pattern, codes == nil {
            do {
                pattern = try XSDPattern(text)
            } catch {
                gaps.append((.uncheckable, error.found, error.expected))
            }
        }
        hasFacets =
            format?.minLength != nil || format?.maxLength != nil || format?.decimals != nil
            || minimum != nil || maximum != nil || pattern != nil
    }

    private func setCodes(_ list: ArtefactReference, _ structures: Structures) {
        listName = list.text
        guard let found = structures.codes(of: list) else {
            let isStub =
                structures.codelist(list)?.maintenance.isExternalReference ?? false
            gaps.append(
                (
                    .listMissing, isStub ? "only a stub of \(list)" : "no \(list)",
                    "the list, to check codes by"
                ))
            return
        }
        var interner = CodeInterner()
        for code in found { _ = interner.code(for: code.id) }
        codes = interner
    }

    private func setType(_ type: DataType) {
        self.type = ValueType.check(type)
        typeName = type.rawValue
    }

    /// The number of the code in its list; nil for other components and for unknown codes.
    @inline(__always)
    func code(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32? { codes?.find(bytes) }

    /// What is wrong with a value, if anything.
    @inline(__always)
    func fault(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (rule: Finding.Rule, expected: String)? {
        if let codes {
            if codes.find(bytes) != nil { return nil }
            return isMissingMark(bytes) ? nil : (.unknownCode, "a code of \(listName)")
        }
        if type == .anything, format == nil { return nil }
        return uncodedFault(bytes)
    }

    @inline(never)
    private func uncodedFault(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (rule: Finding.Rule, expected: String)? {
        if isMissingMark(bytes) { return nil }
        if !ValueType.isValid(bytes, type) {
            if case .period = type {
                return (.timeFormat, "a period of type \(typeName) that exists")
            }
            return (.wrongType, "a value of type \(typeName)")
        }
        guard hasFacets, let format else { return nil }
        if format.minLength != nil || format.maxLength != nil {
            let length = UInt64(bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) })
            if let least = format.minLength, length < least {
                return (.range, "at least \(least) characters")
            }
            if let most = format.maxLength, length > most {
                return (.range, "at most \(most) characters")
            }
        }
        if case .number = type, let value = NumberText.double(bytes, mark: UInt8(ascii: ".")) {
            if let minimum, isOpen ? value <= minimum : value < minimum {
                return (.range, "\(isOpen ? "more than" : "at least") \(NumberText.text(minimum))")
            }
            if let maximum, isOpen ? value >= maximum : value > maximum {
                return (.range, "\(isOpen ? "less than" : "at most") \(NumberText.text(maximum))")
            }
            if let most = format.decimals, Self.decimals(bytes) > most {
                return (.range, "at most \(most) decimals")
            }
        }
        if let pattern, bytes.count <= Self.longestMatched, !pattern.matches(bytes) {
            return (.pattern, "text that matches \(format.pattern ?? "")")
        }
        return nil
    }

    /// Whether the ends of a range are not in it.
    private var isOpen: Bool { type == .number(.exclusiveValueRange) }

    /// The marks of SDMX 3.0 for values that are missing on purpose, and the structure's own.
    private func isMissingMark(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count <= 4
            && (bytes.elementsEqual("#N/A".utf8) || bytes.elementsEqual("NaN".utf8))
            || !sentinels.isEmpty && sentinels.contains(String(decoding: bytes, as: UTF8.self))
    }

    private static func decimals(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        guard let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        return UInt64(bytes[(point + 1)...].prefix { (48...57).contains($0) }.count)
    }
}
