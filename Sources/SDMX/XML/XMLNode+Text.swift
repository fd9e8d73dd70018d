extension XMLNode {
    /// The text with that of all elements within, in their order. Markup is dropped, which
    /// `flattened` tells afterwards.
    func flatText() -> String {
        guard !children.isEmpty else { return text }
        isFlattened = true
        var all = ""
        appendText(to: &all)
        return all
    }

    private func appendText(to all: inout String) {
        var next = 0
        for run in texts {
            while next < min(run.before, children.count) {
                children[next].appendText(to: &all)
                next += 1
            }
            all += run.text
        }
        for child in children[next...] { child.appendText(to: &all) }
    }

    /// Remarks on the elements whose texts were taken without the markup in them; at most that
    /// many.
    func flattened(atMost limit: Int) -> [SDMXError] {
        var found: [SDMXError] = []
        var open = [self]
        while let node = open.popLast(), found.count < limit {
            if node.isFlattened {
                found.append(
                    node.error(
                        .unsupported, found: "markup in a text, of which the text was kept",
                        expected: "a text without elements"))
            }
            for child in node.children.reversed() where !child.children.isEmpty {
                open.append(child)
            }
        }
        return found
    }
}
