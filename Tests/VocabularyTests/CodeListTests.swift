import Testing
import Vocabulary

/// The closed code lists: what each code is, and that none stands for two things.
struct CodeListTests {
    @Test func `sexes are coded as the global code list does`() {
        #expect(Sex.allCases.map(\.rawValue) == ["_T", "F", "M", "_U"])
        #expect(Sex(rawValue: "T") == nil)
        #expect(Set(Sex.allCases.map(\.name)).count == Sex.allCases.count)
    }

    @Test func `criteria are birth, citizenship, previous residence, or unstated`() {
        #expect(Criterion.allCases.map(\.rawValue) == ["B", "C", "P", "_U"])
        #expect(Criterion(rawValue: "") == nil)
        #expect(Set(Criterion.allCases.map(\.name)).count == Criterion.allCases.count)
    }

    @Test func `a status is one letter of its own`() {
        let codes = ObservationStatus.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        for code in codes {
            #expect(code.utf8.count == 1)
            #expect(code.utf8.allSatisfy { (0x41...0x5A).contains($0) })
        }
        #expect(Set(ObservationStatus.allCases.map(\.name)).count == codes.count)
    }

    @Test func `a reason for missing is never coded as a value is`() {
        #expect(MissingReason.allCases.allSatisfy { $0.rawValue != 0 })
        #expect(MissingReason(rawValue: 0) == nil)
    }

    @Test func `each reason for missing has a status of its own, none of them normal`() {
        let statuses = MissingReason.allCases.map(\.status)
        #expect(Set(statuses).count == statuses.count)
        #expect(!statuses.contains(.normal))
        #expect(MissingReason.suppressed.status == .suppressed)
        #expect(MissingReason.notApplicable.status == .cannotExist)
    }
}
