import Estimation
import Foundation
import Office
import TestKit
import Testing
import Vocabulary

/// The figures of docs/methods/validation.md.
@Suite struct FlowValidationSharedTests {
    private func found(_ start: Int, _ end: Int, areas: Int = 0) throws -> FlowValidation {
        let shared = try #require(ProcessInfo.processInfo.environment["CORRIDOR_SHARED"])
        let scratch = try Scratch()
        let office = try Office(workspace: scratch.workspace, create: true)
        for file in [
            "undesa/ims2024_bilateral_by_sex.csv.gz", "wpp/wpp2024_components_1950_2023.csv.gz",
            "eurostat/mirror_flows_eu27_2010_2019.csv.gz",
        ] {
            _ = try office.importFile("\(shared)/data/\(file)")
        }
        var request = FlowValidationRequest(interval: FlowInterval(start: start, end: end))
        request.sensitiveAreas = areas
        return try office.validateFlows(request)
    }

    /// To two decimals.
    private func hundredths(_ value: Double?) -> Double? {
        value.map { ($0 * 100).rounded() / 100 }
    }

    private func row(_ agreement: FlowAgreement?) throws -> [Double?] {
        let agreement = try #require(agreement)
        return [
            agreement.correlation, agreement.logCorrelation, agreement.rankCorrelation,
            agreement.medianRatio, agreement.typicalFactor, agreement.spread,
            agreement.withinTwo,
        ].map(hundredths)
    }

    @Test func `mid-2010 to mid-2015, beside the destinations' reports`() throws {
        let found = try found(2010, 2015)
        #expect(found.coverage.estimated == 53_130)
        #expect(found.coverage.byDestination == 300 && found.coverage.byOrigin == 274)
        #expect(found.coverage.both == 113)
        #expect(found.coverage.stretched == 26 && found.coverage.tooShort == 234)
        let expected: [[Double]] = [
            [0.84, 0.39, 0.36, 0.13, 7.68, 5.33, 0.21],
            [0.83, 0.42, 0.43, 0.21, 5.14, 3.51, 0.25],
            [0.91, 0.69, 0.72, 0.30, 3.51, 2.21, 0.28],
            [0.84, 0.55, 0.58, 0.23, 4.51, 2.83, 0.25],
            [0.67, 0.45, 0.46, 0.15, 6.95, 5.50, 0.20],
            [0.84, 0.86, 0.85, 0.59, 2.26, 1.92, 0.42],
        ]
        for (method, numbers) in zip(found.methods, expected) {
            #expect(try row(method.byDestination) == numbers, "\(method.method.code)")
        }
        #expect(try row(found.reports) == [0.82, 0.85, 0.86, 0.79, 1.73, 1.79, 0.55])
        let zeros = found.methods.map { $0.byDestination?.onlyEstimateZero }
        #expect(zeros == [97, 75, 40, 38, 52, 0])
        let pseudoBayes = try #require(found.methods.last?.range)
        #expect(pseudoBayes.below == 56 && pseudoBayes.between == 32 && pseudoBayes.above == 25)
    }

    @Test func `mid-2015 to mid-2020, for which 2020 is missing, beside the destinations' reports`()
        throws
    {
        let found = try found(2015, 2020)
        #expect(found.coverage.byDestination == 378 && found.coverage.stretched == 756)
        let logarithms = found.methods.map { hundredths($0.byDestination?.logCorrelation) }
        #expect(logarithms == [0.36, 0.40, 0.64, 0.61, 0.55, 0.87])
    }

    @Test func `net migration of closed accounts is the implied one, and the others' is not`()
        throws
    {
        let found = try found(2010, 2015)
        for method in found.methods {
            let net = try #require(method.net)
            let implied = try #require(method.implied?.absoluteShare)
            #expect(net.areas == 230)
            switch method.method {
            case .accountingClosed, .pseudoBayes:
                #expect(implied < 0.001)
                #expect(try #require(net.absoluteShare) < 0.004)
            case .stockDifferencingDrop, .stockDifferencingReverse, .rate, .accountingOpen:
                #expect(implied > 0.5)
            }
        }
        let shares = found.methods.map { hundredths($0.net?.absoluteShare) }
        #expect(shares == [0.60, 0.62, 0.88, 0.55, 0.00, 0.00])
    }

    @Test func `one percent of the people of the United States is most of a percent of net`() throws
    {
        let found = try found(2010, 2015, areas: 1)
        #expect(found.sensitivity.map(\.change.area) == [nil, "USA", "USA"])
        func change(_ item: FlowValidation.Sensitivity, _ method: FlowMethod) -> Double? {
            item.methods.first { $0.method == method }
                .map { $0.worldAfter - $0.worldBefore }?.rounded()
        }
        let all = found.sensitivity[0]
        #expect(all.people.rounded() == 2_492_231)
        #expect(change(all, .stockDifferencingDrop) == 1_781_596)
        #expect(change(all, .accountingClosed) == 437_362)
        let everybody = found.sensitivity[2]
        #expect(everybody.people.rounded() == 3_261_152)
        let closed = try #require(
            everybody.methods.first { $0.method == .accountingClosed }?.area)
        #expect((closed.netAfter - closed.netBefore).rounded() == 3_131_721)
        #expect(change(everybody, .accountingClosed) == 3_167_084)
    }
}
