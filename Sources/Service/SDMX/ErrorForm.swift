internal import Office
internal import SDMX

/// In which form a client is told what went wrong.
enum ErrorForm {
    /// JSON or XML of the version of the standard that the client asks for, else of the grammar's
    /// own; nil for plain text, for those who ask for text or CSV.
    ///
    /// - Parameters:
    ///   - accept: the `Accept` header.
    ///   - query: what follows the question mark, as it was sent.
    static func format(
        _ accept: String?, _ query: String?, _ grammar: QueryGrammar
    ) -> MessageFormat? {
        let parameters = parameters(query)
        if let format = parameters["format"] {
            let version = parameters["formatVersion"] ?? version(in: format)
            if let known = known(format, version, grammar) { return known.format }
        } else {
            for range in MediaRange.ranges(accept ?? "") where range.quality > 0 {
                let version = range["version"] ?? ""
                if let known = known(range.name, version, grammar) { return known.format }
            }
        }
        return grammar == .v1 ? .ml21 : .json2
    }

    private struct Known {
        let format: MessageFormat?
    }

    /// What a name of a format or a media type means for errors; nil where it means nothing.
    private static func known(
        _ name: String, _ version: String, _ grammar: QueryGrammar
    ) -> Known? {
        let name = name.lowercased()
        if name.contains("json") {
            let isOld = version.hasPrefix("1") || version.isEmpty && grammar == .v1
            let isStat = name.contains("stat")
            return Known(format: isOld && !isStat || isStat && grammar == .v1 ? .json1 : .json2)
        }
        if ["xml", "sdmx-ml", "xsd", "generic", "structure", "schema"].contains(
            where: name.contains)
        {
            let isOld = version.hasPrefix("2") || version.isEmpty && grammar == .v1
            return Known(format: isOld ? .ml21 : .ml30)
        }
        if name.contains("csv") || name.hasPrefix("text/") { return Known(format: nil) }
        return nil
    }

    /// The version at the end of a name such as `sdmx-json-1`.
    private static func version(in format: String) -> String {
        guard let last = format.split(separator: "-").last, last.first?.isNumber == true else {
            return ""
        }
        return String(last)
    }

    private static func parameters(_ query: String?) -> [String: String] {
        var parameters: [String: String] = [:]
        for piece in (query ?? "").split(separator: "&").prefix(200) {
            let pair = piece.split(separator: "=", maxSplits: 1)
            if pair.count == 2, parameters[String(pair[0])] == nil {
                parameters[String(pair[0])] = String(pair[1])
            }
        }
        return parameters
    }

    static func mediaType(_ format: MessageFormat?) -> String {
        switch format {
        case .ml21?: "application/vnd.sdmx.structure+xml;version=2.1"
        case .ml30?: "application/vnd.sdmx.structure+xml;version=3.0.0"
        case .json1?: "application/vnd.sdmx.structure+json;version=1.0.0"
        case .json2?: "application/vnd.sdmx.structure+json;version=2.0.0"
        default: "text/plain; charset=utf-8"
        }
    }

    static func text(_ refusal: SDMXRefusal, _ format: MessageFormat?, _ office: Office) -> String {
        let detail = [refusal.title, refusal.detail].filter { !$0.isEmpty }
            .map { $0.hasSuffix(".") ? $0 : $0 + "." }
        let plain = detail.map { $0 + "\n" }.joined()
        guard let format, let code = ErrorCode(rawValue: refusal.code) else { return plain }
        var message = NoteMessage(
            format,
            notes: [MessageNote(code, detail: LocalisedText(detail.joined(separator: " ")))])
        message.header = office.messageHeader(id: "ERROR")
        var bytes: [UInt8] = []
        do {
            try message.write(format, of: .structure) { bytes.append(contentsOf: $0) }
        } catch {
            // The words matter more than their form.
            return plain
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
