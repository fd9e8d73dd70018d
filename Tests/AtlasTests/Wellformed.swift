/// A reader of well-formed markup, small and strict: it knows elements, attributes and
/// text, and complains about everything else.
struct Wellformed {
    /// An element as it was met.
    struct Element {
        let name: String
        let attributes: [String: String]
        /// The text inside it, of its children too.
        var text = ""
        /// The names of its children.
        var children: [String] = []
    }

    private(set) var elements: [Element] = []
    private(set) var faults: [String] = []

    init(_ html: String) {
        var stack: [Int] = []
        var rest = Substring(html)
        if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
        while let open = rest.firstIndex(of: "<") {
            note(rest[..<open], in: stack)
            guard let close = rest[open...].firstIndex(of: ">") else {
                faults.append("a tag without an end")
                return
            }
            var tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                guard let last = stack.popLast(), elements[last].name == name else {
                    faults.append("</\(name)> closes nothing")
                    return
                }
                continue
            }
            let isEmpty = tag.hasSuffix("/")
            if isEmpty { tag = tag.dropLast() }
            let name = String(tag.prefix { $0 != " " && $0 != "\n" })
            let attributes = read(tag.dropFirst(name.count), of: name)
            for index in stack.suffix(1) { elements[index].children.append(name) }
            elements.append(Element(name: name, attributes: attributes))
            if !isEmpty { stack.append(elements.count - 1) }
        }
        if let left = stack.last { faults.append("<\(elements[left].name)> is never closed") }
    }

    /// The elements of a name.
    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    private mutating func note(_ text: Substring, in stack: [Int]) {
        if text.contains(">") { faults.append("a bare > in \(text.prefix(40))") }
        check(text)
        for index in stack { elements[index].text += text }
    }

    private mutating func read(_ text: Substring, of name: String) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text.drop { $0 == " " || $0 == "\n" }
        while !rest.isEmpty {
            let key = rest.prefix { $0 != "=" }
            let quoted = rest.dropFirst(key.count + 1)
            guard !key.isEmpty, !key.contains(" "), quoted.first == "\"",
                let end = quoted.dropFirst().firstIndex(of: "\"")
            else {
                faults.append("<\(name)> has an attribute without quotes: \(rest.prefix(40))")
                return attributes
            }
            let value = quoted[quoted.index(after: quoted.startIndex)..<end]
            check(value)
            if attributes.updateValue(String(value), forKey: String(key)) != nil {
                faults.append("<\(name)> has \(key) twice")
            }
            rest = quoted[quoted.index(after: end)...].drop { $0 == " " || $0 == "\n" }
        }
        return attributes
    }

    /// Every ampersand begins one of the entities that XML knows.
    private mutating func check(_ text: Substring) {
        for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"]
            if !known.contains(where: { part.hasPrefix($0) }) {
                faults.append("a bare & before \(part.prefix(20))")
            }
        }
    }
}
