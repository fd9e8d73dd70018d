import Harmonisation
import Testing

@Suite struct BetterSideTests {
    private func report(
        _ value: Double = 10, _ stay: DurationFactors.LeastStay? = nil,
        undercount: ReportGrade? = nil, accuracy: ReportGrade? = nil
    ) -> EndReport {
        EndReport(
            value, leastStay: stay, grades: .init(undercount: undercount, accuracy: accuracy))
    }

    @Test func `where one end reports, its report is taken, and where none does, none`() throws {
        let origin = try #require(BetterSide.choose(origin: report(), destination: nil))
        #expect(origin.side == .origin && origin.rule == .onlyReport && origin.other == nil)
        #expect(origin.reason == "only the origin reports")
        let destination = try #require(BetterSide.choose(origin: nil, destination: report(0)))
        #expect(destination.side == .destination && destination.rule == .onlyReport)
        #expect(destination.report.value == 0, "a reported nothing is a report")
        #expect(BetterSide.choose(origin: nil, destination: nil) == nil)
        #expect(BetterSide.choose(origin: report(.nan), destination: report(-1)) == nil)
    }

    @Test func `a least stay of twelve months comes before the best grades`() throws {
        let choice = try #require(
            BetterSide.choose(
                origin: report(1, .twelveMonths, undercount: .high, accuracy: .low),
                destination: report(2, .threeMonths, undercount: .low, accuracy: .high)))
        #expect(choice.side == .origin && choice.rule == .leastStay)
        #expect(choice.report.value == 1 && choice.other?.value == 2)
        #expect(choice.reason.contains("another: three months"))
    }

    @Test func `a stay that is not said decides nothing`() throws {
        let choice = try #require(
            BetterSide.choose(
                origin: report(1, .twelveMonths, accuracy: .low),
                destination: report(2, nil, accuracy: .medium)))
        #expect(choice.side == .destination && choice.rule == .accuracy)
    }

    @Test func `high accuracy is good, and decides before undercount`() throws {
        let choice = try #require(
            BetterSide.choose(
                origin: report(undercount: .high, accuracy: .high),
                destination: report(undercount: .low, accuracy: .medium)))
        #expect(choice.side == .origin && choice.rule == .accuracy)
        #expect(
            choice.reason
                == "the accuracy of the origin's report is graded high, that of the destination's "
                + "medium")
    }

    @Test func `high undercount is bad, and decides where accuracy is alike or not known`() throws {
        for accuracy in [nil, ReportGrade.medium] {
            let choice = try #require(
                BetterSide.choose(
                    origin: report(undercount: .low, accuracy: accuracy),
                    destination: report(undercount: .medium, accuracy: .medium)))
            #expect(choice.side == .origin && choice.rule == .undercount)
        }
    }

    @Test
    func `where nothing tells them apart, the destination's is taken and the reason says why`()
        throws
    {
        let plain = try #require(BetterSide.choose(origin: report(99), destination: report(1)))
        #expect(plain.side == .destination && plain.rule == .destination)
        #expect(plain.reason.hasPrefix("the two were not both graded"))
        let alike = report(undercount: .low, accuracy: .high)
        let graded = try #require(BetterSide.choose(origin: alike, destination: alike))
        #expect(graded.side == .destination && graded.reason.hasPrefix("both are graded alike"))
        let half = try #require(
            BetterSide.choose(origin: report(accuracy: .high), destination: report()))
        #expect(half.side == .destination, "a report is not the worse for not being graded")
    }

    /// Every combination: exactly one report is taken, whatever the figures are, and exchanging the
    /// two ends exchanges the choice wherever something tells them apart.
    @Test
    func `the figures play no part, and the ends are told apart only where nothing else does`()
        throws
    {
        let grades: [ReportGrade?] = [nil] + ReportGrade.allCases
        let stays: [DurationFactors.LeastStay?] = [nil] + DurationFactors.LeastStay.allCases
        var reports: [EndReport] = []
        for stay in stays {
            for undercount in grades {
                for accuracy in grades {
                    reports.append(report(10, stay, undercount: undercount, accuracy: accuracy))
                }
            }
        }
        for one in reports {
            for other in reports {
                let choice = try #require(BetterSide.choose(origin: one, destination: other))
                let back = try #require(BetterSide.choose(origin: other, destination: one))
                let large = EndReport(1e6, leastStay: one.leastStay, grades: one.grades)
                let grown = try #require(BetterSide.choose(origin: large, destination: other))
                #expect(grown.side == choice.side && grown.reason == choice.reason)
                #expect(choice.rule == back.rule)
                #expect((choice.side != back.side) == (choice.rule != .destination))
            }
        }
    }

    @Test func `grades are read out of a remark, and other words are none`() {
        #expect(
            ReportGrades(remark: "undercount high; accuracy medium")
                == .init(undercount: .high, accuracy: .medium))
        #expect(ReportGrades(remark: "provisional; Accuracy  LOW") == .init(accuracy: .low))
        for remark in ["", ";;", "undercount", "undercount very high", "undercount huge"] {
            #expect(ReportGrades(remark: remark) == ReportGrades())
        }
    }
}
