/// What a part refers to (ECMA-376 part 2, 6.5): targets by identifier.
final class Relationships: XMLPartHandler {
    struct Target {
        let id: String
        /// Last component of the type, such as `worksheet`; the rest differs between editions.
        let kind: String
        /// Name of the part, resolved; nil for a target outside the file.
        let part: String?
    }

    private(set) var targets: [Target] = []
    private let folder: String
    private let relationship, id, type, target, mode: XMLName

    /// - Parameter folder: that of the part they belong to, such as `xl`, without slash at the end.
    init(_ reader: XMLReader, folder: String) {
        self.folder = folder
        relationship = reader.name("Relationship")
        id = reader.name("Id")
        type = reader.name("Type")
        target = reader.name("Target")
        mode = reader.name("TargetMode")
    }

    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TableError) {
        guard name == relationship, let id = attributes.text(id) else { return }
        let kind = attributes.text(type)?.split(separator: "/").last.map(String.init) ?? ""
        let path = attributes.text(target) ?? ""
        let isExternal = attributes.text(mode) == "External"
        targets.append(
            Target(
                id: id, kind: kind, part: isExternal ? nil : Self.resolved(path, folder: folder)))
    }

    func end(_ name: XMLName) throws(TableError) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {}

    /// The first target of a kind that lies in the file.
    func part(ofKind kind: String) -> String? {
        targets.first { $0.kind == kind && $0.part != nil }?.part
    }

    /// A target relative to a folder, or absolute, as a name in the container; nil if it leads out.
    static func resolved(_ target: String, folder: String) -> String? {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for step in target.split(separator: "/") where step != "." {
            if step != ".." {
                steps.append(String(step))
            } else if steps.popLast() == nil {
                return nil
            }
        }
        return steps.isEmpty ? nil : steps.joined(separator: "/")
    }
}

/// Reads the list of sheets in a workbook part (ECMA-376 part 1, 18.2.20).
final class SheetList: XMLPartHandler {
    struct Item {
        let name: String
        let relationship: String
        let visibility: Workbook.SheetEntry.Visibility
    }

    private(set) var items: [Item] = []
    private let limit: Int
    private let sheet, name, id, state: XMLName

    init(_ reader: XMLReader, limit: Int) {
        self.limit = limit
        sheet = reader.name("sheet")
        name = reader.name("name")
        id = reader.name("id")
        state = reader.name("state")
    }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws(TableError) {
        guard element == sheet else { return }
        guard let name = attributes.text(name), let id = attributes.text(id) else {
            throw TableError(
                .corrupt, found: "a sheet without name or part", expected: "name and r:id")
        }
        guard items.count < limit else {
            throw TableError(
                .limit, found: "more than \(limit) sheets", expected: "at most \(limit)")
        }
        let visibility = attributes.text(state).flatMap(Workbook.SheetEntry.Visibility.init)
        items.append(Item(name: name, relationship: id, visibility: visibility ?? .visible))
    }

    func end(_ name: XMLName) throws(TableError) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError) {}
}
