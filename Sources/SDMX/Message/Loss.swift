/// Something that a written message says otherwise than what it was written from, because the
/// format has no place for it or asks for more. Nothing is lost without one.
public struct Loss: Hashable, Sendable {
    /// What became of it.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// It is not in the message.
        case leftOut
        /// It is there in another form, which does not say quite the same.
        case changed
        /// The format asks for it and nothing was given; what stands there was made up.
        case madeUp
        /// It was written as it is, or is missing, against the format's schema: a strict receiver
        /// may refuse the message.
        case invalid
    }

    public var kind: Kind
    /// The artefact, `Codelist SDMX:CL_FREQ(2.0)`, or the part of the message, `header`.
    public var path: String
    /// The first place within the artefact, such as `code A`; nil for the artefact itself.
    public var place: String?
    public var what: String
    /// Nil where the kind says it all.
    public var why: String?
    /// In how many places of the artefact.
    public var count: Int

    public init(
        _ kind: Kind, path: String, place: String? = nil, what: String, why: String? = nil,
        count: Int = 1
    ) {
        self.kind = kind
        self.path = path
        self.place = place
        self.what = what
        self.why = why
        self.count = count
    }
}

extension Loss: CustomStringConvertible {
    public var description: String {
        let verb =
            switch kind {
            case .leftOut: "left out"
            case .changed: "changed"
            case .madeUp: "made up"
            case .invalid: "not as the schema asks"
            }
        let place = place.map { ", \($0)" } ?? ""
        let times = count == 1 ? "" : ", \(count) times"
        let reason = why.map { ": \($0)" } ?? ""
        return "\(path)\(place): \(what) (\(verb)\(times))\(reason)"
    }
}

/// Losses as they are met: the same loss in one artefact is counted and not repeated.
struct LossLog {
    private struct Key: Hashable {
        var kind: Loss.Kind
        var path: String
        var what: String
    }

    private(set) var losses: [Loss] = []
    private var indices: [Key: Int] = [:]

    mutating func add(_ kind: Loss.Kind, path: String, what: String, why: String? = nil) {
        add(Loss(kind, path: path, what: what, why: why))
    }

    mutating func add(_ loss: Loss) {
        let key = Key(kind: loss.kind, path: loss.path, what: loss.what)
        if let index = indices[key] {
            losses[index].count += loss.count
        } else {
            indices[key] = losses.count
            losses.append(loss)
        }
    }
}
