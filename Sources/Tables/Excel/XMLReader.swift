import CLibxml2

/// A name as libxml2 holds it: one pointer for equal names, so that comparing costs nothing.
struct XMLName: Equatable {
    fileprivate let pointer: UnsafePointer<UInt8>?
}

/// The attributes of an element, valid during the call that hands them over.
struct XMLAttributes {
    fileprivate let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    /// Five pointers each: local name, prefix, namespace, start and end of the value.
    let count: Int

    /// The value of an attribute, whatever its namespace.
    subscript(name: XMLName) -> UnsafeBufferPointer<UInt8>? {
        guard let base else { return nil }
        for index in 0..<count where base[index * 5] == name.pointer {
            guard let start = base[index * 5 + 3], let end = base[index * 5 + 4] else { return nil }
            return UnsafeBufferPointer(start: start, count: end - start)
        }
        return nil
    }

    func text(_ name: XMLName) -> String? {
        self[name].map { String(decoding: $0, as: UTF8.self) }
    }
}

/// What reads one kind of part. Sees only elements of the namespace of the root element.
protocol XMLPartHandler: AnyObject {
    func start(_ name: XMLName, _ attributes: XMLAttributes) throws(TableError)
    func end(_ name: XMLName) throws(TableError)
    /// Text and CDATA, in pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TableError)
}

/// One run of libxml2's SAX parser over a part held in memory.
///
/// Nothing is fetched, no entity can be declared and a document type is refused, so that no part
/// can grow or reach out. libxml2's own limits stand: 256 levels, 10 MB in one text.
final class XMLReader {
    private let context: xmlParserCtxtPtr
    private let part: String
    /// Kept alive by `run`; not counted at each element.
    private unowned(unsafe) var handler: (any XMLPartHandler)?
    private var failure: TableError?
    /// Kept beside `failure`, which is costly to look at for each element.
    private var hasFailed = false
    /// Namespace of the root element, and whether there was one.
    private var namespace: UnsafePointer<UInt8>?
    private var hasRoot = false
    /// Open elements, and the namespaces declared on those of them that declare any.
    private var depth = 0
    private var declared: [(depth: Int, count: Int)] = []
    private var declaredCount = 0

    /// libxml2 asks to be initialised once, before threads use it.
    private static let initialised: Void = xmlInitParser()

    /// - Parameter bytes: UTF-8, whatever the document says; must outlive the reader.
    init(_ bytes: UnsafeBufferPointer<UInt8>, part: String) throws(TableError) {
        _ = Self.initialised
        if let offset = TagScan.firstOverlong(in: bytes) {
            throw TableError(
                .limit, at: TablePlace(part: part, byte: offset),
                found: "a tag with more than \(TagScan.attributeLimit) attributes",
                expected: "at most that many")
        }
        guard let size = Int32(exactly: bytes.count), size > 0, let base = bytes.baseAddress,
            let context = base.withMemoryRebound(
                to: CChar.self, capacity: bytes.count, { xmlCreateMemoryParserCtxt($0, size) })
        else {
            throw TableError(
                .corrupt, at: TablePlace(part: part), found: "a part of \(bytes.count) bytes",
                expected: "an XML document")
        }
        self.context = context
        self.part = part
    }

    deinit { xmlFreeParserCtxt(context) }

    /// The name under which an element or attribute will be reported.
    func name(_ text: String) -> XMLName {
        XMLName(pointer: xmlDictLookup(context.pointee.dict, text, Int32(text.utf8.count)))
    }

    /// Parses to the end; the first error, of the handler or of XML, stops it.
    func run(_ handler: some XMLPartHandler) throws(TableError) {
        self.handler = handler
        defer { self.handler = nil }
        // NOENT so that `&amp;` in an attribute arrives as `&` (else as `&#38;`): with document
        // types refused and no callback to declare or look up an entity, there are no others.
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        context.pointee.sax.pointee = Self.callbacks
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        xmlParseDocument(context)
        if let failure { throw failure }
        guard context.pointee.wellFormed == 1 else { throw malformed() }
    }

    private func malformed() -> TableError {
        malformed(context.pointee.lastError)
    }

    private func stop(_ error: xmlError) { stop(malformed(error)) }

    private func malformed(_ error: xmlError) -> TableError {
        var reason = error.message.map { String(cString: $0) } ?? "not well-formed"
        while reason.last?.isWhitespace == true { reason.removeLast() }
        return TableError(
            .corrupt, at: TablePlace(part: part),
            found: "an XML error at line \(error.line), character \(error.int2): \(reason)",
            expected: "well-formed XML")
    }

    /// Names are looked up along all open declarations, which must therefore stay few.
    private func open(declaring count: Int) {
        depth += 1
        guard count > 0 else { return }
        declared.append((depth, count))
        declaredCount += count
        if declaredCount > TagScan.attributeLimit {
            stop(
                TableError(
                    .limit, found: "more than \(TagScan.attributeLimit) open namespaces",
                    expected: "at most that many"))
        }
    }

    private func close() {
        if let last = declared.last, last.depth == depth {
            declaredCount -= last.count
            declared.removeLast()
        }
        depth -= 1
    }

    private func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard !hasFailed, let handler else { return }
        do throws(TableError) { try handler.start(name, attributes) } catch { stop(error) }
    }

    private func end(_ name: XMLName) {
        guard !hasFailed, let handler else { return }
        do throws(TableError) { try handler.end(name) } catch { stop(error) }
    }

    private func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !hasFailed, let handler else { return }
        do throws(TableError) { try handler.text(bytes) } catch { stop(error) }
    }

    private func stop(_ error: TableError) {
        if !hasFailed {
            hasFailed = true
            failure = error
            if error.place.sheet == nil { failure?.place.part = error.place.part ?? part }
        }
        xmlStopParser(context)
    }

    private func isOwn(_ uri: UnsafePointer<UInt8>?) -> Bool {
        if !hasRoot {
            hasRoot = true
            namespace = uri
        }
        return uri == namespace
    }

    /// Calls with the reader behind libxml2's pointer, uncounted: `run` keeps it alive.
    private static func with(_ data: UnsafeMutableRawPointer?, _ body: (XMLReader) -> Void) {
        guard let data else { return }
        Unmanaged<XMLReader>.fromOpaque(data)._withUnsafeGuaranteedRef(body)
    }

    private static var callbacks: xmlSAXHandler {
        var sax = xmlSAXHandler()
        // XML_SAX2_MAGIC: callbacks with namespaces, and errors to `serror`.
        sax.initialized = 0xDEED_BEAF
        sax.startElementNs = { data, name, _, uri, namespaces, _, count, _, attributes in
            XMLReader.with(data) { reader in
                reader.open(declaring: Int(namespaces))
                guard reader.isOwn(uri) else { return }
                reader.start(
                    XMLName(pointer: name), XMLAttributes(base: attributes, count: Int(count)))
            }
        }
        sax.endElementNs = { data, name, _, uri in
            XMLReader.with(data) { reader in
                reader.close()
                if reader.isOwn(uri) { reader.end(XMLName(pointer: name)) }
            }
        }
        let characters: charactersSAXFunc = { data, start, count in
            XMLReader.with(data) {
                $0.text(UnsafeBufferPointer(start: start, count: Int(count)))
            }
        }
        sax.characters = characters
        sax.ignorableWhitespace = characters
        sax.internalSubset = { data, _, _, _ in
            XMLReader.with(data) {
                $0.stop(
                    TableError(
                        .unsupported, found: "a document type declaration (DOCTYPE)",
                        expected: "XML without one, as workbooks are"))
            }
        }
        // libxml2 would parse on after most errors, only to report nothing more.
        sax.serror = { data, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            XMLReader.with(data) { $0.stop(error.pointee) }
        }
        return sax
    }
}
