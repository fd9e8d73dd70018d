/// Which versions of an artefact a reference or a query means.
public enum VersionReference: Hashable, Sendable {
    /// This one and no other.
    case exact(Version)
    /// `2.3+.1` and the like: the latest from there on, within what stands left of the `+`.
    ///
    /// `2.3.1+` takes patches, `2.3+.1` minor versions too, `2+.3.1` major ones too. Drafts are
    /// taken only where the reference carries a label itself.
    case from(Version, changing: Part)
    /// `+`: the latest that is final.
    case latestStable
    /// `~`, or `latest` in SDMX 2.1: the latest, drafts included.
    case latest
    /// `*`, or `all` in SDMX 2.1: each of them.
    case all

    /// A number of a semantic version.
    public enum Part: Int, Hashable, Sendable, CaseIterable {
        case major, minor, patch
    }

    /// Fails for anything that is neither a version nor one of the forms above.
    public init?(_ text: some StringProtocol) {
        switch text {
        case "+": self = .latestStable
        case "~", "latest": self = .latest
        case "*", "all": self = .all
        default:
            guard let plus = text.firstIndex(of: "+") else {
                guard let version = Version(text) else { return nil }
                self = .exact(version)
                return
            }
            let before = text[..<plus]
            let after = text[text.index(after: plus)...]
            let label = before.firstIndex(of: "-")
            // `1.0+2.1` is a list of SDMX REST 1.x, and no reference.
            guard label == nil, after.first.map({ ".-".contains($0) }) ?? true,
                let version = Version(String(before) + String(after)),
                version.isSemantic,
                let part = Part(rawValue: before.utf8.filter { $0 == UInt8(ascii: ".") }.count)
            else { return nil }
            self = .from(version, changing: part)
        }
    }

    /// Whether the version is one that is meant; which of several is the latest is not decided
    /// here.
    public func admits(_ version: Version) -> Bool {
        switch self {
        case .exact(let wanted): return version == wanted
        case .latestStable: return !version.isDraft
        case .latest, .all: return true
        case .from(let floor, let part):
            guard version.isSemantic, version >= floor, !version.isDraft || floor.isDraft else {
                return false
            }
            return version.numbers.prefix(part.rawValue) == floor.numbers.prefix(part.rawValue)
        }
    }

    /// The version meant among those there are, all of them for `.all`; the latest first.
    public func select(from versions: [Version]) -> [Version] {
        let admitted = versions.filter(admits).sorted(by: >)
        return self == .all ? admitted : Array(admitted.prefix(1))
    }
}

extension VersionReference: CustomStringConvertible {
    /// In the syntax of SDMX 3.0.
    public var description: String {
        switch self {
        case .exact(let version): return version.description
        case .latestStable: return "+"
        case .latest: return "~"
        case .all: return "*"
        case .from(let version, let part):
            var text = ""
            for (index, number) in version.numbers.enumerated() {
                text += (index == 0 ? "" : ".") + String(number)
                if index == part.rawValue { text += "+" }
            }
            return text + (version.label.map { "-" + $0 } ?? "")
        }
    }
}
