public import Logging

/// Writes each event of the log as one line, of JSON or of plain text.
public struct LineLogHandler: LogHandler {
    private let sink: LogSink
    private let isJSON: Bool
    public var logLevel: Logger.Level
    public var metadata: Logger.Metadata = [:]

    /// - Parameter isJSON: one object a line; else text for people.
    public init(_ sink: LogSink, asJSON isJSON: Bool, level: Logger.Level) {
        self.sink = sink
        self.isJSON = isJSON
        logLevel = level
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes an event: time, level, message, then fields in the order of their names.
    public func log(event: LogEvent) {
        var line = LogLine(
            asJSON: isJSON, level: event.level.rawValue, message: event.message.description)
        var all = metadata
        if let more = event.metadata { all.merge(more) { _, new in new } }
        if all.count == 1, let only = all.first {
            Self.add(only.key, only.value, to: &line)
        } else {
            for (key, value) in all.sorted(by: { $0.key < $1.key }) {
                Self.add(key, value, to: &line)
            }
        }
        if let error = event.error { line.field("error", .text("\(error)")) }
        sink.write(line.finish())
    }

    private static func add(_ key: String, _ value: Logger.MetadataValue, to line: inout LogLine) {
        switch value {
        case .string(let text): line.field(key, .text(text))
        case .stringConvertible(let value):
            switch value {
            case let fields as any LogFields: fields.add(to: &line)
            case let number as Int: line.field(key, .whole(number))
            case let number as Double: line.field(key, .decimal(number))
            default: line.field(key, .text(value.description))
            }
        case .array, .dictionary: line.field(key, .text("\(value)"))
        }
    }
}

/// Several fields of a line that are handed on as one value.
protocol LogFields: Sendable, CustomStringConvertible {
    func add(to line: inout LogLine)
}
