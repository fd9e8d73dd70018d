internal import Cubes
public import SDMX
internal import Tables
internal import Vocabulary
internal import Warehouse

/// Writes the figures of an answer piece by piece, as fast as they are taken.
///
/// Memory does not grow with the number of figures, but for JSON-stat, and where they are sorted.
public final class FigureOutput {
    /// What the whole message says of itself.
    public struct Frame: Sendable {
        public var header: MessageHeader
        /// Names for formats that carry them.
        public var structures: Structures
        public var labels = Labels.id
        /// The language of names where a format takes one.
        public var language = LocalisedText.defaultLanguage
        public var separator = UInt8(ascii: ",")
        public var isIndented = false

        public init(header: MessageHeader, structures: Structures = Structures()) {
            self.header = header
            self.structures = structures
        }
    }

    /// What the format could not carry; known at the end.
    public private(set) var losses: [Loss] = []
    /// How many observations were written, or series where none are shown.
    public private(set) var count = 0

    /// A data set to be written. A class, since each series asks for the one at hand.
    private final class Step {
        let request: FigureRequest
        let part: FigureAnswer.Part
        let info: DataSetInfo
        let showsOnlySeries: Bool

        init(_ request: FigureRequest, _ part: FigureAnswer.Part) {
            self.request = request
            self.part = part
            info = FigureLayout.info(request, part)
            showsOnlySeries = request.showsOnlySeries
        }
    }

    private let buffer = ByteStore()
    private let sink: any FigureSink
    private var steps: [Step]
    private var step = 0
    private var cursor: (any FigureCursor)?
    /// Whether the cursor stands at a series that is yet to be written.
    private var isWaiting = false
    /// Whether the data set at hand has begun, and whether any has.
    private var hasBegun = false
    private var hasBegunAny = false
    private var isFinished = false
    private var window = FigureWindow(offset: 0, limit: nil)

    /// Goes to the first figure, so that errors come before anything is written.
    ///
    /// - Throws: ``OfficeError`` for what the form cannot say.
    public init(
        _ requests: [FigureRequest], _ form: FigureForm, _ frame: Frame
    ) throws {
        let requests = try form.checked(requests)
        steps = requests.flatMap { request in
            FigureAnswer(request).parts.map { Step(request, $0) }
        }
        let buffer = buffer
        switch form {
        case .csv: sink = TableSink(buffer, language: frame.language)
        case .message, .generic:
            sink = try MessageFigureSink(
                form, frame, steps.map(\.info), steps.first?.request.layout
            ) {
                buffer.append($0)
            }
        }
        if let first = requests.first {
            window = FigureWindow(offset: first.offset, limit: first.limit)
        }
        try goOn()
    }

    /// Whether there is nothing to be written but a frame.
    public var isEmpty: Bool { count == 0 && !isWaiting }

    /// Whether all was fetched.
    public var isAtEnd: Bool { isFinished && buffer.isEmpty }

    /// The next bytes, at least that many but for the last; nil after the end.
    public func next(atLeast size: Int = 1 << 16) throws -> [UInt8]? {
        while !isFinished, buffer.count < size {
            if isWaiting {
                try writeSeries()
                try goOn()
            } else {
                if !hasBegunAny, let first = steps.first { try begin(first) }
                losses = try sink.finish()
                isFinished = true
            }
        }
        return buffer.isEmpty ? nil : buffer.take()
    }

    /// Goes to the next series of which something is within the window.
    private func goOn() throws {
        isWaiting = false
        while step < steps.count {
            if window.isOver { return }
            if cursor == nil {
                cursor = try steps[step].part.cursor()
                hasBegun = false
            }
            let showsSeries = steps[step].showsOnlySeries
            if !showsSeries, window.toSkip > 0, let cursor {
                window.skip(cursor.pass(window.toSkip))
            }
            if cursor?.advance() == true {
                let size = showsSeries ? 1 : cursor?.taken.count ?? 0
                if window.take(size) {
                    isWaiting = true
                    return
                }
            } else {
                cursor = nil
                step += 1
            }
        }
    }

    private func writeSeries() throws {
        guard let cursor else { return }
        if !hasBegun { try begin(steps[step]) }
        if steps[step].showsOnlySeries {
            try sink.write(cursor, cursor.taken.prefix(0))
            count += 1
        } else {
            let taken = cursor.taken
            let range = window.range
            try sink.write(cursor, taken[range])
            count += range.count
        }
    }

    private func begin(_ step: Step) throws {
        try sink.begin(step.request, step.info)
        hasBegun = true
        hasBegunAny = true
    }
}

/// Which of the figures that come by are within offset and limit.
struct FigureWindow {
    private(set) var toSkip: Int
    private var left: Int
    /// Of the figures taken last, those within.
    private(set) var range = 0..<0

    init(offset: Int, limit: Int?) {
        toSkip = max(0, offset)
        left = max(0, limit ?? .max)
    }

    var isOver: Bool { left == 0 }

    /// Passes over figures, of which there are not more than are to be skipped.
    mutating func skip(_ count: Int) { toSkip -= min(count, toSkip) }

    /// Whether any of so many figures is within.
    mutating func take(_ count: Int) -> Bool {
        let skipped = min(toSkip, count)
        toSkip -= skipped
        let taken = min(count - skipped, left)
        left -= taken
        range = skipped..<(skipped + taken)
        return taken > 0
    }
}

/// Takes the bytes of a message until they are fetched.
final class ByteStore {
    private var bytes: [UInt8] = []

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }

    func append(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

    /// Appends what another part of the program writes there.
    func write(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

    func take() -> [UInt8] {
        let taken = bytes
        bytes = []
        // Of a long message the next piece is as long.
        if taken.count >= 1 << 16 { bytes.reserveCapacity(taken.count + 4_096) }
        return taken
    }
}
