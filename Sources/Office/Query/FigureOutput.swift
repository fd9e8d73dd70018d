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

    private let buffer = ByteStore()
    private let sink: any FigureSink
    private var steps: [(request: FigureRequest, part: FigureAnswer.Part)]
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
    public init(
        _ requests: [FigureRequest], _ form: FigureForm, _ frame: Frame
    ) throws {
        steps = requests.flatMap { request in
            FigureAnswer(request).parts.map { (request, $0) }
        }
        let infos = steps.map { FigureLayout.info($0.request, $0.part) }
        let buffer = buffer
        switch form {
        case .csv: sink = TableSink(buffer, requests)
        case .message(let format):
            sink = try MessageFigureSink(format, frame, infos, steps.first?.request.layout) {
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
            if cursor?.advance() == true {
                let showsSeries = steps[step].request.showsOnlySeries
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
        if steps[step].request.showsOnlySeries {
            try sink.write(cursor, cursor.taken.prefix(0))
            count += 1
        } else {
            let taken = cursor.taken
            let range = window.range
            try sink.write(cursor, taken[range])
            count += range.count
        }
    }

    private func begin(_ step: (request: FigureRequest, part: FigureAnswer.Part)) throws {
        try sink.begin(step.request, step.part)
        hasBegun = true
        hasBegunAny = true
    }
}

/// Which of the figures that come by are within offset and limit.
struct FigureWindow {
    private var toSkip: Int
    private var left: Int
    /// Of the figures taken last, those within.
    private(set) var range = 0..<0

    init(offset: Int, limit: Int?) {
        toSkip = offset
        left = limit ?? .max
    }

    var isOver: Bool { left == 0 }

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

    func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }
}
