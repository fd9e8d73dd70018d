import Foundation
import Registers
import Vocabulary
import Warehouse

/// A workspace with registers for one test, removed with it.
final class Desk: Sendable {
    let folder: String
    let store: RegisterStore

    init(
        rules: RecordRules = RecordRules(dataflows: ["DF_STOCK"]),
        clock: @escaping @Sendable () -> UTCTime = { .now }
    ) throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-registers-\(UUID().uuidString)"
        store = RegisterStore(
            try Warehouse(folder: folder, create: true, clock: clock),
            rules: rules)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @discardableResult
    func put(
        _ register: String, _ id: String, _ fields: [String: String], base: Int? = nil,
        by who: String = "Ana"
    ) throws -> EditOutcome {
        let outcomes = try store.apply(
            [Edit(RecordKey(register, id), content(fields), base: base)], by: who, reason: "test")
        return outcomes[0]
    }

    func refusal(_ work: () throws -> Void) -> RegisterError? {
        do {
            try work()
            return nil
        } catch {
            return error as? RegisterError
        }
    }
}

/// One plain statement by path.
func content(_ fields: [String: String]) -> RecordContent {
    var statements: [FieldPath: [Statement]] = [:]
    for (text, value) in fields {
        if let path = FieldPath(text: text) { statements[path] = [Statement(value)] }
    }
    return RecordContent(statements)
}

extension RegisterQuestion {
    init(_ register: String?, words: String) {
        self.init(register: register)
        self.words = words
    }
}
