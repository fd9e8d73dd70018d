import SDMX
import Testing

/// Messages that only say what went wrong.
@Suite struct ErrorMessageTests {
    static let formats: [MessageFormat] = [.ml21, .ml30, .json1, .json2]

    private func written(
        _ message: NoteMessage, _ format: MessageFormat, of kind: MessageKind = .data
    ) throws -> (text: String, losses: [Loss]) {
        var bytes: [UInt8] = []
        let losses = try message.write(format, of: kind) { bytes += $0 }
        return (String(decoding: bytes, as: UTF8.self), losses)
    }

    @Test(arguments: formats, ErrorCode.allCases)
    func `every error of the standard is read back`(_ format: MessageFormat, _ code: ErrorCode)
        throws
    {
        let detail = LocalisedText([.init("en", "No <such> \"thing\""), .init("fr", "Rien")])
        var message = NoteMessage(format, notes: [MessageNote(code, detail: detail)])
        if format == .json1 || format == .json2 {
            message.header.id = "E1"
            message.header.prepared = "2026-01-02T03:04:05Z"
            message.header.sender = Party("OFFICE")
        }
        let (text, losses) = try written(message, format)
        #expect(losses == [])
        guard case .notes(let read) = try Message.open(.text(text)) else {
            Issue.record("\(text)")
            return
        }
        #expect(read.format == format)
        #expect(read.header.id == message.header.id)
        #expect(read.notes.map(\.code) == ["\(code.rawValue)"])
        #expect(read.notes.map(\.errorCode) == [code])
        #expect(read.notes.map(\.severity) == [.error])
        #expect(read.notes.first?.texts == [LocalisedText(code.title), detail])
        #expect(try MessageSurvey(.text(text)).kind == .error)
    }

    @Test func `an error is written as this`() throws {
        let message = NoteMessage(.ml21, notes: [MessageNote(.syntaxError, detail: "Found x")])
        let start = #"<?xml version="1.0" encoding="UTF-8"?>"#
        let (xml, _) = try written(message, .ml21)
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
        #expect(
            xml.replacing(start, with: "").replacing("\n", with: "").replacing("  ", with: "")
                == "<mes:Error xmlns:mes=\"\(base)/message\" xmlns:com=\"\(base)/common\">"
                + #"<mes:ErrorMessage code="140"><com:Text xml:lang="en">Syntax error</com:Text>"#
                + #"<com:Text xml:lang="en">Found x</com:Text></mes:ErrorMessage></mes:Error>"#)
        let (json, _) = try written(message, .json2)
        #expect(
            json
                == #"{"errors":[{"code":140,"title":"Syntax error","titles":{"en":"Syntax error"},"#
                + #""detail":"Found x","details":{"en":"Found x"}}]}"#)
        #expect(message.text() == "140: Syntax error Found x\n")
    }

    @Test func `the schema is that of the kind which was asked for`() throws {
        var message = NoteMessage(.json1, notes: [MessageNote(.noResultsFound)])
        message.header = MessageHeader(id: "E")
        for (kind, name) in [(MessageKind.data, "data"), (.structure, "structure")] {
            let (text, losses) = try written(message, .json1, of: kind)
            #expect(
                text.contains("/\(name)-message/tools/schemas/1.0/sdmx-json-\(name)-schema.json"))
            #expect(losses.map(\.kind) == [.madeUp, .madeUp])
        }
    }

    @Test func `what the format cannot say is told`() throws {
        var message = NoteMessage(
            .ml21, notes: [MessageNote(code: "X", severity: .warning, texts: [])])
        message.header.id = "E"
        let (_, xml) = try written(message, .ml30)
        #expect(xml.map(\.what) == ["header", "severity of a note", "text of a note"])
        let (text, json) = try written(message, .json2)
        #expect(text.contains(#""code":1000"#))
        #expect(json.map(\.what).contains("severity of a note"))
        for format in [MessageFormat.csv1, .csv2, .ml20, .jsonStat] {
            let error = #expect(throws: SDMXError.self) { try written(message, format) }
            #expect(error?.kind == .unsupported)
        }
    }

    @Test func `an error has the status that each release of the web service gives it`() {
        let old = ErrorCode.allCases.map { $0.httpStatus(.v1) }
        #expect(old == [404, 401, 413, 400, 403, 500, 501, 503, 413])
        let new = ErrorCode.allCases.map { $0.httpStatus(.v2) }
        #expect(new == [404, 401, 413, 400, 422, 500, 501, 503, 413])
        #expect(MessageNote(code: "1001", severity: nil, texts: []).errorCode == nil)
    }
}
