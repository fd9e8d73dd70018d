import Cubes
import Foundation
import Office
import Vocabulary

/// A workspace with the starter set and flows of all intervals, made once for all tests that
/// only read.
final class StarterWorkspace: Sendable {
    let office: Office
    let folder: String

    static let shared: StarterWorkspace? = try? StarterWorkspace(estimates: true)

    init(estimates: Bool) throws {
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-office-\(UUID().uuidString)").path
        office = try Office(workspace: folder, create: true)
        _ = try office.loadStarter()
        if estimates {
            _ = try office.estimateFlows(
                FlowRequest(intervals: try office.neighbouringIntervals()))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
