internal import Accounts
internal import Collection
internal import Registers

extension ResponseStep {
    /// What somebody must be allowed to do to take it.
    var deed: Deed {
        switch right {
        case .answer: .answer
        case .runRound: .runRound
        case .publish: .publish
        }
    }

    /// The steps that are taken by hand. A questionnaire is received and checked where it comes in.
    static let byHand = allCases.filter { $0 != .receive && $0 != .check }

    /// The steps that an answer's state allows and somebody may take.
    static func open(
        after response: RoundResponse, to principal: Principal, _ subject: Subject
    ) -> [ResponseStep] {
        byHand.filter { step in
            step.next(after: response.state) != nil && principal.may(step.deed, subject)
                && (step != .publish || !response.releases.isEmpty)
        }
    }
}

extension Record {
    /// A collection as rights see it, with the area that is asked.
    func asked(_ area: String? = nil) -> Subject {
        Subject(organisations: Set(values("owner")), areas: area.map { [$0] } ?? [])
    }
}
