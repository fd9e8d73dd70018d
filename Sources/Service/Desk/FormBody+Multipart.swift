internal import Foundation

/// A file that a form sent.
struct FormFile: Hashable, Sendable {
    /// Without folders, controls and leading points; at most 200 bytes. It is a name to show, and never a
    /// path to write to.
    let filename: String
    /// As the browser says; it may say anything.
    let mediaType: String
    let bytes: [UInt8]
}

extension FormBody {
    /// The most parts that are read.
    static let mostParts = 5000
    /// The largest field that is not a file. Units: bytes.
    static let fieldBytes = 1 << 20

    /// The boundary that a `Content-Type` names; nil where it is not that of a form with files.
    ///
    /// - Throws: ``Refusal`` where it is, and names none that can be one.
    static func boundary(_ contentType: String) throws(Refusal) -> [UInt8]? {
        let parts = HeaderValue(contentType)
        guard parts.value.lowercased() == "multipart/form-data" else { return nil }
        let boundary = Array((parts["boundary"] ?? "").utf8)
        let isFine = boundary.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "'()+_,-./:=? ".utf8.contains(byte)
            }
        }
        guard (1...70).contains(boundary.count), isFine, boundary.last != 0x20 else {
            throw unreadable("no boundary of 1 to 70 characters in Content-Type")
        }
        return boundary
    }

    /// Reads `multipart/form-data` (RFC 7578).
    ///
    /// - Parameter fileBytes: the largest file that is taken.
    /// - Throws: ``Refusal`` for a body that is cut short or malformed, for too many parts, fields that are
    ///   no text, and files that are too large.
    init(
        multipart bytes: [UInt8], boundary: [UInt8], fileBytes: Int = .max
    ) throws(Refusal) {
        var items: [(name: String, value: String)] = []
        var files: [(name: String, file: FormFile)] = []
        var reader = PartReader(bytes, boundary)
        try reader.begin()
        while let part = try reader.next() {
            guard items.count + files.count < Self.mostParts else {
                throw .malformed(
                    "The form is too long", "At most \(Self.mostParts) parts are read.")
            }
            let head = try PartHead(bytes[part.head])
            guard head.filename != nil else {
                guard part.body.count <= Self.fieldBytes else {
                    throw .malformed(
                        "A field is too long",
                        "\(Refusal.shortened(head.name)) has \(part.body.count) bytes; at most "
                            + "\(Self.fieldBytes) are read.")
                }
                items.append((head.name, try Self.text(bytes[part.body])))
                continue
            }
            // A browser sends an empty part where no file was chosen.
            if head.filename == "", part.body.isEmpty { continue }
            guard part.body.count <= fileBytes else {
                throw .longBody(fileBytes)
            }
            files.append(
                (
                    head.name,
                    FormFile(
                        filename: Self.sanitised(head.filename ?? ""), mediaType: head.mediaType,
                        bytes: Array(bytes[part.body]))
                ))
        }
        self.init(items: items, files: files)
    }

    /// The first file of a name; nil where none was chosen.
    func file(_ name: String) -> FormFile? { files.first { $0.name == name }?.file }

    /// Every file of a name.
    func files(_ name: String) -> [FormFile] { files.filter { $0.name == name }.map(\.file) }

    /// A name to show: what stands after the last slash of either kind, without what cannot be seen.
    static func sanitised(_ name: String) -> String {
        let last = name.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last
        let seen = (last ?? "").unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
                false
            default: true
            }
        }
        var plain = String(String.UnicodeScalarView(seen.drop { $0 == "." || $0 == " " }))
        while plain.utf8.count > 200 { plain.removeLast() }
        return plain.isEmpty ? "file" : plain
    }

    private static func text(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
        let isText = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) }
        guard isText, let text = String(validating: bytes, as: UTF8.self) else {
            throw unreadable("a field that is no UTF-8 text")
        }
        return text.replacing("\r\n", with: "\n")
    }

    fileprivate static func unreadable(_ found: String) -> Refusal {
        .malformed(
            "The form cannot be read",
            "Found \(found); expected multipart/form-data as browsers send it.")
    }
}

/// Finds the parts of a body between its boundaries.
private struct PartReader {
    typealias Part = (head: Range<Int>, body: Range<Int>)

    private let bytes: [UInt8]
    /// Line end, two hyphens, boundary.
    private let delimiter: [UInt8]
    private var place = 0
    private var isOver = false

    init(_ bytes: [UInt8], _ boundary: [UInt8]) {
        self.bytes = bytes
        delimiter = Array("\r\n--".utf8) + boundary
    }

    /// Goes to the first part; what stands before it is passed over.
    mutating func begin() throws(Refusal) {
        let opening = delimiter.dropFirst(2)
        if bytes.starts(with: opening) {
            place = opening.count
        } else if let found = Self.find(delimiter, in: bytes, from: 0) {
            place = found + delimiter.count
        } else {
            throw FormBody.unreadable("a body without its boundary")
        }
        try endLine()
    }

    /// The next part; nil after the last.
    mutating func next() throws(Refusal) -> Part? {
        if isOver { return nil }
        let start = place
        guard let blank = Self.find(Array("\r\n\r\n".utf8), in: bytes, from: start) else {
            throw FormBody.unreadable("a part without a head")
        }
        // From the second of its line ends, so that a part may have nothing in it.
        guard let end = Self.find(delimiter, in: bytes, from: blank + 2) else {
            throw FormBody.unreadable("a body that ends early")
        }
        place = end + delimiter.count
        try endLine()
        return (start..<blank, min(blank + 4, end)..<end)
    }

    /// Passes over the rest of a boundary's line.
    private mutating func endLine() throws(Refusal) {
        if bytes.dropFirst(place).starts(with: Array("--".utf8)) {
            isOver = true
            return
        }
        while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
        guard bytes.dropFirst(place).starts(with: Array("\r\n".utf8)) else {
            throw FormBody.unreadable("a boundary that is not alone on its line")
        }
        place += 2
    }

    private static func find(_ wanted: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard let first = wanted.first else { return nil }
        return bytes.withUnsafeBytes { all -> Int? in
            guard let base = all.baseAddress else { return nil }
            var place = start
            while place + wanted.count <= all.count {
                let rest = all.count - place - wanted.count + 1
                guard let found = memchr(base + place, Int32(first), rest) else { return nil }
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, wanted, wanted.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }
}

/// What stands before the body of a part.
private struct PartHead {
    let name: String
    let filename: String?
    let mediaType: String

    init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        guard bytes.count <= 8 << 10, let text = String(validating: bytes, as: UTF8.self) else {
            throw FormBody.unreadable("a part whose head is too long or no UTF-8")
        }
        var fields: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":"), fields.count < 16,
                line.unicodeScalars.allSatisfy({
                    $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t"
                })
            else { throw FormBody.unreadable("a part whose head has a malformed line") }
            let name = line[..<colon].lowercased()
            guard fields[name] == nil else {
                throw FormBody.unreadable("a part with \(Refusal.shortened(name)) twice")
            }
            fields[name] = String(line[line.index(after: colon)...])
        }
        let disposition = HeaderValue(fields["content-disposition"] ?? "")
        guard disposition.value.lowercased() == "form-data", let name = disposition["name"] else {
            throw FormBody.unreadable("a part without Content-Disposition: form-data and a name")
        }
        let coding = HeaderValue(fields["content-transfer-encoding"] ?? "binary").value.lowercased()
        guard ["7bit", "8bit", "binary"].contains(coding) else {
            throw FormBody.unreadable("a part in \(Refusal.shortened(coding))")
        }
        self.name = Self.unescaped(name)
        filename = disposition["filename"].map(Self.unescaped)
        mediaType = String(
            HeaderValue(fields["content-type"] ?? "text/plain").value.prefix(100))
    }

    /// Undoes what browsers do to names: three characters are written with per cent.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

/// A header field's value and parameters: `form-data; name="x"`.
struct HeaderValue {
    let value: String
    private var parameters: [String: String] = [:]

    /// The first parameter of a name counts.
    subscript(name: String) -> String? { parameters[name] }

    init(_ text: String) {
        var pieces: [String] = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if isEscaped {
                // Only quotes are escaped so; paths of Windows have backslashes of their own.
                if character != "\"" { pieces[pieces.count - 1].append("\\") }
                pieces[pieces.count - 1].append(character == "\"" ? "\u{1}" : character)
                isEscaped = false
            } else if isQuoted, character == "\\" {
                isEscaped = true
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                if character == "\"" { isQuoted.toggle() }
                pieces[pieces.count - 1].append(character)
            }
        }
        if isEscaped { pieces[pieces.count - 1].append("\\") }
        value = Self.trimmed(pieces[0])
        for piece in pieces.dropFirst() {
            guard let sign = piece.firstIndex(of: "=") else { continue }
            let name = Self.trimmed(String(piece[..<sign])).lowercased()
            guard parameters[name] == nil else { continue }
            let content = Self.trimmed(String(piece[piece.index(after: sign)...]))
            parameters[name] = content.filter { $0 != "\"" }.replacing("\u{1}", with: "\"")
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
