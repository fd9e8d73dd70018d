import Foundation
import SDMX
import Synchronization
import TestKit
import Testing

/// Messages with bytes changed, cut, moved and repeated: each is read or refused, never more.
///
/// `make fuzz` sets the number of messages in CORRIDOR_FUZZ and adds the published ones in the
/// folder of CORRIDOR_SHARED.
@Suite(.serialized) struct FuzzTests {
    private static let count =
        ProcessInfo.processInfo.environment["CORRIDOR_FUZZ"].flatMap { Int($0) } ?? 2_000

    /// What is being read, for whoever looks at a run that does not end.
    private static let current = Mutex("")

    @Test func `a changed message is read or refused with its place`() throws {
        let messages = try Self.messages()
        var generator = SeededGenerator(seed: 20_261_121)
        let watch = Self.watch()
        defer { watch.cancel() }
        var read = 0
        for number in 0..<Self.count {
            let (name, bytes) = messages[number % messages.count]
            var changed = Self.changedOnce(bytes, &generator)
            for _ in 0..<Int.random(in: 0...9, using: &generator) / 8 {
                changed = mutated(changed, using: &generator)
            }
            if Int.random(in: 0..<4, using: &generator) == 0 {
                changed = Self.spliced(
                    changed, messages[(number * 7 + 3) % messages.count].bytes, &generator)
            }
            Self.current.withLock { $0 = "message \(number), made of \(name)" }
            if try Self.read(changed, "message \(number) of \(name)") { read += 1 }
            Self.use(changed, number)
        }
        // Most changes hit a text or a name that nothing hangs on.
        #expect(read > Self.count / 50)
        #expect(read < Self.count)
    }

    /// One byte for another: what most often leaves a message that can be read.
    private static func changedOnce(
        _ bytes: [UInt8], _ generator: inout SeededGenerator
    ) -> [UInt8] {
        var changed = bytes
        let at = Int.random(in: changed.indices, using: &generator)
        changed[at] = bytes[Int.random(in: bytes.indices, using: &generator)]
        return changed
    }

    /// Reads to the end; false if the message was refused.
    private static func read(_ bytes: [UInt8], _ name: String) throws -> Bool {
        do throws(SDMXError) {
            let survey = try MessageSurvey(.bytes(bytes))
            for fault in survey.faults { expectPlace(fault, name) }
            if let structures = survey.structures {
                _ = StructureValidator(structures).report()
                for format in [MessageFormat.ml21, .ml30, .json2] {
                    try write(StructureMessage(format, structures: structures), name)
                }
            }
            return survey.faultCount == 0
        } catch {
            expectPlace(error, name)
            return false
        }
    }

    /// Validates data and turns them into another format, whatever comes of it.
    private static func use(_ bytes: [UInt8], _ number: Int) {
        let written = DataMessageWriter.written
        let conversion = MessageConversion(to: written[number % written.count])
        _ = try? conversion.convert(.bytes(bytes)) { _ in }
        _ = try? DataValidator(structures).validate(.bytes(bytes))
    }

    /// Of the data among the messages.
    private static let structures: Structures = {
        guard case .structure(let message)? = try? Message.open(.text(FuzzMessages.ml21Structure))
        else { return Structures() }
        return message.structures
    }()

    private static func write(_ message: StructureMessage, _ name: String) throws(SDMXError) {
        do throws(SDMXError) {
            _ = try message.write(message.format) { _ in }
        } catch {
            // Texts that XML cannot have are refused with the artefact that has them.
            #expect(error.path != nil || error.kind == .unsupported, "\(name): \(error)")
        }
    }

    private static func expectPlace(_ error: SDMXError, _ name: String) {
        let hasPlace =
            error.line != nil || error.byte != nil || error.path != nil || error.kind == .empty
        #expect(hasPlace, "\(name): \(error)")
        #expect(!error.found.isEmpty && !error.expected.isEmpty, "\(name): \(error)")
    }

    /// A piece of the one in the middle of the other.
    private static func spliced(
        _ bytes: [UInt8], _ other: [UInt8], _ generator: inout SeededGenerator
    ) -> [UInt8] {
        guard !bytes.isEmpty, !other.isEmpty else { return bytes }
        let at = Int.random(in: 0...bytes.count, using: &generator)
        let start = Int.random(in: 0..<other.count, using: &generator)
        let end = min(other.count, start + Int.random(in: 1...64, using: &generator))
        return Array(bytes[..<at]) + other[start..<end] + bytes[at...]
    }

    /// Ends the run with the name of a message that takes more than half a minute.
    private static func watch() -> Task<Void, any Error> {
        Task.detached(priority: .high) {
            var last = ""
            while true {
                try await Task.sleep(for: .seconds(30))
                let now = current.withLock { $0 }
                guard now != last || now.isEmpty else {
                    FileHandle.standardError.write(Data("hangs at \(now)\n".utf8))
                    abort()
                }
                last = now
            }
        }
    }

    private static func messages() throws -> [(name: String, bytes: [UInt8])] {
        var messages = FuzzMessages.all.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        guard let shared = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"],
            ProcessInfo.processInfo.environment["CORRIDOR_FUZZ"] != nil
        else { return messages }
        let folder = URL(fileURLWithPath: shared + "/data/sdmx")
        let files = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: [.fileSizeKey])
        while let file = files?.nextObject() as? URL {
            let size = try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
            guard !file.hasDirectoryPath, (1..<60_000).contains(size) else { continue }
            messages.append((file.lastPathComponent, Array(try Data(contentsOf: file))))
        }
        return messages
    }
}
