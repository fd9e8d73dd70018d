/// Turns a message of one format into a message of another.
///
/// ```swift
/// let conversion = MessageConversion(to: .csv2, structures: structures)
/// let result = try conversion.convert(.file(path)) { chunk in try file.write(contentsOf: chunk) }
/// ```
/// Data are read twice: once for what they hold, once to write it; neither keeps them.
public struct MessageConversion: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        public var kind: MessageKind
        public var observations = 0
        /// What the format could not carry, or asked for.
        public var losses: [Loss] = []
        /// What had to be guessed of the data, in sentences.
        public var guesses: [String] = []
    }

    public let format: MessageFormat
    public let structures: Structures?
    public var options = DataMessageWriter.Options()
    public var limits = MessageLimits()

    public init(to format: MessageFormat, structures: Structures? = nil) {
        self.format = format
        self.structures = structures
    }

    /// Converts the message.
    ///
    /// Throws what reading and writing throw; what was written by then is not a whole message. A
    /// message with a fault is not converted in part.
    public func convert(
        _ input: MessageInput, output: @escaping MessageSink
    ) throws(SDMXError) -> Outcome {
        guard input.isRepeatable else {
            throw SDMXError(
                .input, found: "a stream", expected: "bytes or a file: data are read twice")
        }
        switch try Message.open(input, structures: structures, limits: limits) {
        case .structure(let message):
            var result = Outcome(kind: .structure)
            result.losses = try message.write(format, output: output)
            return result
        case .metadata(let message):
            var result = Outcome(kind: .metadata)
            result.losses = try message.write(format, output: output)
            return result
        case .notes(let message): throw message.error
        case .data(let reader): return try convert(reader, input, output)
        }
    }

    private func convert(
        _ first: DataMessageReader, _ input: MessageInput, _ output: @escaping MessageSink
    ) throws(SDMXError) -> Outcome {
        let (sets, order) = try DataSetSurvey(first).result
        let reader = try DataMessageReader(input, structures: structures, limits: limits)
        var options = options
        options.dataSets = sets
        let writer = try DataMessageWriter(
            format, header: first.header, structures: structures, options: options,
            output: output)
        var result = Outcome(kind: .data)
        for set in sets {
            for guess in set.guesses where !result.guesses.contains(guess) {
                result.guesses.append(guess)
            }
        }
        var number = 0
        while let row = try reader.next() {
            if row.level == .dataSet {
                guard number < order.count else {
                    throw SDMXError(
                        .input, found: "a data set that was not there before",
                        expected: "a message that stays as it is while it is read")
                }
                let set = sets[Int(order[number])]
                reader.adopt(set.columns)
                try writer.begin(set)
                number += 1
            }
            if row.level == .observation { result.observations += 1 }
            try writer.write(row)
        }
        result.losses = try writer.finish()
        let notes = reader.notes.count
        if notes > 0 {
            result.losses.append(
                Loss(.leftOut, path: "message", what: "notes of the sender", count: notes))
        }
        return result
    }
}
