/// The namespaces of a document, as numbers, and the prefixes that are bound to them.
final class XMLNamespaces {
    /// The number of no namespace.
    static let none = 0
    /// The number of what the prefix `xml` is bound to.
    static let xml = 1

    private struct Binding {
        var prefix: [UInt8]
        var namespace: Int
        var depth: Int
    }

    /// By number.
    @exclusivity(unchecked) private(set) var uris = ["", "http://www.w3.org/XML/1998/namespace"]
    /// The number of the default namespace.
    @exclusivity(unchecked) private(set) var defaultNamespace = none
    /// Whether declarations of the current depth may have to be forgotten.
    @exclusivity(unchecked) private(set) var deepest = -1
    /// By bytes: texts that Unicode holds to be equal are different namespaces.
    private var numbers: [[UInt8]: Int] = [:]
    @exclusivity(unchecked) private var bindings: [Binding] = []
    /// At once; they are searched one after the other.
    private static let mostBindings = 250
    private static let mostURIs = 10_000
    private static let longestURI = 4096

    init() {
        for (number, uri) in uris.enumerated() { numbers[Array(uri.utf8)] = number }
        bindings.append(Binding(prefix: Array("xml".utf8), namespace: Self.xml, depth: -1))
    }

    /// Binds the prefix, empty for the default namespace, from that depth on. Returns false if
    /// there are too many bindings or namespaces, or the URI is too long.
    func declare(_ prefix: ByteSlice?, _ uri: ByteSlice, depth: Int) -> Bool {
        guard bindings.count < Self.mostBindings, uris.count < Self.mostURIs,
            uri.count <= Self.longestURI
        else { return false }
        let bytes = Array(uri.buffer)
        let number: Int
        if let known = numbers[bytes] {
            number = known
        } else {
            number = uris.count
            uris.append(uri.string)
            numbers[bytes] = number
        }
        bindings.append(
            Binding(prefix: prefix.map { Array($0.buffer) } ?? [], namespace: number, depth: depth))
        if prefix == nil { defaultNamespace = number }
        deepest = depth
        return true
    }

    /// Whether the prefix was declared at that depth already.
    func isDeclared(_ prefix: ByteSlice?, depth: Int) -> Bool {
        bindings.contains { binding in
            binding.depth == depth
                && binding.prefix.elementsEqual(
                    prefix?.buffer ?? UnsafeBufferPointer(start: nil, count: 0))
        }
    }

    /// The number of what the prefix is bound to; nil if it is not.
    func find(_ prefix: ByteSlice) -> Int? {
        var index = bindings.count - 1
        while index >= 0 {
            let isSame = bindings[index].prefix.withUnsafeBufferPointer { known in
                known.count == prefix.count
                    && ByteCompare.isSame(
                        UnsafeRawBufferPointer(known), UnsafeRawBufferPointer(prefix.buffer))
            }
            if isSame { return bindings[index].namespace }
            index -= 1
        }
        return nil
    }

    /// Forgets what was declared at that depth.
    func forget(depth: Int) {
        while let last = bindings.last, last.depth >= depth, last.depth >= 0 {
            bindings.removeLast()
        }
        deepest = bindings.last?.depth ?? -1
        defaultNamespace = bindings.last { $0.prefix.isEmpty }?.namespace ?? Self.none
    }
}
