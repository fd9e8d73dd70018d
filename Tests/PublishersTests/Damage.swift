import Cubes
import Publishers
import Testing
import Vocabulary

/// Draws numbers by a linear congruential generator, so that a failure can be repeated.
struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, sides)
    }
}

/// Files damaged at random.
enum Damage {
    /// Bytes with one to five changes.
    static func of(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var bytes = bytes
        for _ in 0...dice.roll(4) where !bytes.isEmpty {
            let place = dice.roll(bytes.count)
            let other = Array(",;\"\n\r-.0129AZ \t\u{7F}[]:".utf8)
            switch dice.roll(5) {
            case 0: bytes[place] = other[dice.roll(other.count)]
            case 1: bytes.insert(other[dice.roll(other.count)], at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.removeSubrange(place..<min(bytes.count, place + dice.roll(30)))
            default: bytes[place] = UInt8(dice.roll(256))
            }
        }
        return bytes
    }

    /// Reads a text that was damaged again and again: what is read has its figures in the account,
    /// what is not is refused with its place.
    ///
    /// - Returns: how many were read.
    static func read(_ text: String, as publisher: any Publisher, times: Int) -> Int {
        var dice = Dice(state: 20)
        var read = 0
        for _ in 0..<times {
            let file = InputFile(name: "d.csv", bytes: of(Array(text.utf8), &dice))
            do throws(PublisherError) {
                let reading = try publisher.read(file, areas: .standard)
                read += 1
                #expect(reading.report.figures == reading.cubes.reduce(0) { $0 + $1.count })
                for cube in reading.cubes { #expect(throws: Never.self) { try cube.series() } }
            } catch {
                #expect(error.place.hasPrefix("d.csv"))
                #expect(!error.found.isEmpty && !error.expected.isEmpty)
            }
            _ = try? Publishers.recognise(file)
        }
        return read
    }
}
