/// The values that a message lists for a component, to which its data point by number.
///
/// Each is held once, as bytes that stay where they are while the list lives.
final class JSONValueList {
    struct Entry {
        var bytes: ByteSlice
        /// Index into `lists`, or one of the two below.
        var list: Int

        /// For a single text.
        static let text = -1
        /// For no value, which is listed too: `null`.
        static let none = -2
    }

    private(set) var start: UnsafeMutablePointer<Entry>
    private(set) var count = 0
    private(set) var lists: [[ComponentValue]] = []
    private var capacity = 8
    private var arena = ByteArena()

    init() { start = .allocate(capacity: capacity) }

    deinit { start.deallocate() }

    func append(_ value: JSONValue) {
        if count == capacity { grow() }
        let entry: Entry
        switch value {
        case .none: entry = Entry(bytes: arena.copy(""), list: Entry.none)
        case .text(let text): entry = Entry(bytes: arena.copy(text), list: Entry.text)
        case .list(let values):
            entry = Entry(bytes: arena.copy(""), list: lists.count)
            lists.append(values)
        }
        (start + count).initialize(to: entry)
        count += 1
    }

    /// A value by its number, nil beyond the end.
    func values(_ index: Int) -> [ComponentValue]? {
        guard index >= 0, index < count else { return nil }
        let entry = start[index]
        switch entry.list {
        case Entry.none: return []
        case Entry.text: return [.text(entry.bytes.string)]
        default: return lists.indices.contains(entry.list) ? lists[entry.list] : []
        }
    }

    /// Makes texts by language to XHTML by language, which only the component's format tells.
    func markXHTML() {
        lists = lists.map { values in
            values.map { value in
                if case .localised(let texts) = value { .structured(texts) } else { value }
            }
        }
    }

    private func grow() {
        let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
        start = larger
        capacity *= 2
    }
}

/// A value of a component as JSON has it.
enum JSONValue {
    case none
    case text(String)
    case list([ComponentValue])

    /// A value where it stands itself: a scalar, an object of texts by language, an array of
    /// either.
    ///
    /// Arrays within arrays, which are for nested metadata attributes, are laid out flat.
    init?(direct node: JSONNode, isXHTML: Bool = false) {
        if let text = node.scalarText {
            self = .text(text)
            return
        }
        switch node.value {
        case .null: self = .none
        case .object:
            guard let value = Self.localised(node, isXHTML) else { return nil }
            self = .list([value])
        case .array:
            var values: [ComponentValue] = []
            guard Self.collect(node, isXHTML, into: &values) else { return nil }
            self = .list(values)
        case .string, .number, .bool: return nil
        }
    }

    /// An element of a component's `values`: an object with `id`, `value` or `values`, or in
    /// version 1.0 with a name alone, or names in several languages.
    init?(listed node: JSONNode) {
        guard case .object = node.value else {
            self.init(direct: node)
            return
        }
        let name = node["name"]?.scalarText ?? node["names"]?.members.first?.value.scalarText
        if let id = node["id"]?.scalarText, !id.isEmpty || name == nil {
            self = .text(id)
        } else if let value = node["values"] ?? node["value"], !value.isNull {
            self.init(direct: value)
        } else if let period = JSONPeriod.text(node["start"]?.string, node["end"]?.string) {
            self = .text(period)
        } else if let names = node["names"], names.members.count > 1,
            let texts = Self.localised(names, false)
        {
            self = .list([texts])
        } else if let name {
            self = .text(name)
        } else {
            return nil
        }
    }

    private static func collect(
        _ node: JSONNode, _ isXHTML: Bool, into values: inout [ComponentValue]
    ) -> Bool {
        for element in node.elements {
            switch element.value {
            case .null: continue
            case .array: guard collect(element, isXHTML, into: &values) else { return false }
            case .object:
                guard let value = localised(element, isXHTML) else { return false }
                values.append(value)
            case .string, .number, .bool: values.append(.text(element.scalarText ?? ""))
            }
        }
        return true
    }

    /// The texts of an object with a member for each language.
    private static func localised(_ node: JSONNode, _ isXHTML: Bool) -> ComponentValue? {
        var texts = LocalisedText()
        for member in node.members where !member.value.isNull {
            guard let text = member.value.scalarText else { return nil }
            texts.entries.append(LocalisedText.Entry(member.name, text))
        }
        return isXHTML ? .structured(texts) : .localised(texts)
    }
}
