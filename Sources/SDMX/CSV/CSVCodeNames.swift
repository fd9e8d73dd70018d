/// The names of the codes of one component, found once for each code.
final class CSVCodeNames {
    private let names: [String: String]
    private var interner = CodeInterner()
    /// By number of the code: the name, or code and name in one.
    private var texts: [[UInt8]] = []
    private let isBoth: Bool

    /// - Parameter isBoth: whether code and name are written in one cell.
    init(_ component: Component, _ structures: Structures, language: String, isBoth: Bool) {
        self.isBoth = isBoth
        let list = structures.representation(of: component)?.enumeration
        var names: [String: String] = [:]
        if let codelist = list.flatMap({ structures.codelist($0) }) {
            for code in codelist.codes { names[code.id] = code.names.best(language) }
        } else if let values = list.flatMap({ structures.valueList($0) }) {
            for item in values.items { names[item.id] = item.names.best(language) }
        }
        self.names = names
    }

    /// Whether there is any name.
    var isEmpty: Bool { names.isEmpty }

    /// What is written for the code: in one cell with it, or beside it.
    func text(_ code: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let number = Int(interner.code(for: code))
        if number == texts.count {
            texts.append(Array(text(String(decoding: code, as: UTF8.self)).utf8))
        }
        return texts[number]
    }

    /// The same for one of several codes.
    func text(_ code: String) -> String {
        let name = names[code]
        return isBoth ? name.map { code + ": " + $0 } ?? code : name ?? ""
    }
}
