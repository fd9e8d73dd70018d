/// Which versions of an artefact a query means: a `VersionReference`, or one of the ranges that
/// only queries have.
public enum VersionSelector: Hashable, Sendable {
    case reference(VersionReference)
    /// `1.2~.0` or `1.2*.0`: versions with as many numbers as this one, from it on, that are the
    /// same left of the number at the place, counted from 0.
    case range(from: Version, changing: Int, taking: Taking)

    /// What a range takes of the versions within it.
    public enum Taking: Character, Hashable, Sendable, CaseIterable {
        /// The latest, drafts included.
        case latest = "~"
        /// Each of them.
        case all = "*"
    }

    /// `~`, or `latest` in SDMX REST 1.x.
    public static let latest = VersionSelector.reference(.latest)
    /// `+`.
    public static let latestStable = VersionSelector.reference(.latestStable)
    /// `*`, or `all` in SDMX REST 1.x.
    public static let all = VersionSelector.reference(.all)

    /// One version and no other.
    public static func exact(_ version: Version) -> VersionSelector { .reference(.exact(version)) }

    /// Reads every form of SDMX REST 2.2, and the words `latest` and `all` of 1.x; nil for anything
    /// else. `1.+.0` is read as `1.0+.0`, which means the same, and so on.
    public init?(_ text: some StringProtocol) {
        if let simple = VersionReference(text) {
            self = .reference(simple)
            return
        }
        guard let mark = text.firstIndex(where: { "+~*".contains($0) }) else { return nil }
        let sign = text[mark]
        let before = text[..<mark]
        let after = text[text.index(after: mark)...]
        guard after.isEmpty || after.first == "." else { return nil }
        let place = before.utf8.filter { $0 == UInt8(ascii: ".") }.count
        // A sign in the place of a number stands behind a 0.
        let isAlone = before.isEmpty || before.last == "."
        let numbers = String(before) + (isAlone ? "0" : "") + String(after)
        guard let version = Version(numbers), !version.isDraft, version.numbers.count <= 3
        else { return nil }
        if let taking = Taking(rawValue: sign) {
            guard version.numbers.count > 1 else { return nil }
            self = .range(from: version, changing: place, taking: taking)
        } else if before.isEmpty {
            guard version.isSemantic, version.numbers == [0, 0, 0] else { return nil }
            self = .latestStable
        } else {
            guard version.isSemantic, let part = VersionReference.Part(rawValue: place) else {
                return nil
            }
            self = .reference(.from(version, changing: part))
        }
    }

    /// Whether the version is one that may be meant; which of several is the latest is not decided
    /// here.
    public func admits(_ version: Version) -> Bool {
        switch self {
        case .reference(let reference):
            return reference.admits(version)
        case .range(let floor, let place, _):
            return version.numbers.count == floor.numbers.count
                && version.numbers.prefix(place) == floor.numbers.prefix(place)
                && !version.numbers.lexicographicallyPrecedes(floor.numbers)
        }
    }

    /// The versions meant among those there are, the latest first.
    ///
    /// `+` means semantic versions from 1.0.0 on, as versions before are not stable by the rules of
    /// SDMX 3.0. Where there is none, as with artefacts of SDMX 2.1, it means the latest of the others
    /// that is no draft.
    public func select(from versions: [Version]) -> [Version] {
        switch self {
        case .reference(.latestStable):
            let stable = versions.filter { version in
                version.isSemantic && !version.isDraft
                    && version.numbers.first.map { $0 > 0 } == true
            }
            return VersionReference.latestStable.select(from: stable.isEmpty ? versions : stable)
        case .reference(let reference):
            return reference.select(from: versions)
        case .range(_, _, let taking):
            let admitted = versions.filter { admits($0) }.sorted(by: >)
            return taking == .all ? admitted : Array(admitted.prefix(1))
        }
    }
}

extension VersionSelector: CustomStringConvertible {
    /// In the syntax of SDMX REST 2.x.
    public var description: String {
        switch self {
        case .reference(let reference):
            return reference.description
        case .range(let version, let place, let taking):
            return version.numbers.enumerated()
                .map { $0.offset == place ? "\($0.element)\(taking.rawValue)" : "\($0.element)" }
                .joined(separator: ".")
        }
    }
}
