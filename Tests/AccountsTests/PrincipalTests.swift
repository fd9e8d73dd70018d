import Accounts
import Testing

/// What each role may do, as a table.
struct PrincipalTests {
    private static let others = Subject(
        organisations: ["ilo"], areas: ["DEU"], account: "somebody")
    private static let own = Subject(organisations: ["unsd"], areas: ["FRA"], account: "me")

    private static let principals: [(Role?, Principal)] =
        [(nil, .everybody)]
        + Role.allCases.map {
            ($0, Principal(name: "me", role: $0, organisations: ["unsd"], areas: ["FRA"]))
        }

    /// For each deed, who may do it to what is theirs and to what is others'.
    private static let table: [(Deed, own: Set<Role?>, others: Set<Role?>)] = [
        (
            .read, [nil, .reader, .country, .agency, .desk, .administrator],
            [nil, .reader, .country, .agency, .desk, .administrator]
        ),
        (
            .readMembers, [.reader, .country, .agency, .desk, .administrator],
            [.reader, .country, .agency, .desk, .administrator]
        ),
        (.readUnpublished, [.country, .agency, .desk, .administrator], [.desk, .administrator]),
        (.writeRecord, [.country, .agency, .desk, .administrator], [.desk, .administrator]),
        (.deleteRecord, [.country, .agency, .desk, .administrator], [.desk, .administrator]),
        (.answer, [.country, .agency, .desk, .administrator], [.desk, .administrator]),
        (.runRound, [.agency, .desk, .administrator], [.desk, .administrator]),
        (.publish, [.desk, .administrator], [.desk, .administrator]),
        (.reportProgress, [.country, .agency, .desk, .administrator], [.desk, .administrator]),
        (
            .readMessage, [.reader, .country, .agency, .desk, .administrator],
            [.desk, .administrator]
        ),
        (
            .contact, [.reader, .country, .agency, .desk, .administrator],
            [.reader, .country, .agency, .desk, .administrator]
        ),
        (.keepAccount, [.reader, .country, .agency, .desk, .administrator], []),
        (.administer, [.administrator], [.administrator]),
        (.audit, [.administrator], [.administrator]),
    ]

    @Test func `each role may do to its own and to others' what the table says`() {
        #expect(Self.table.map(\.0) == Deed.allCases)
        for (deed, own, others) in Self.table {
            for (role, principal) in Self.principals {
                #expect(
                    principal.may(deed, Self.own) == own.contains(role),
                    "\(deed) \(role as Any) own")
                #expect(
                    principal.may(deed, Self.others) == others.contains(role),
                    "\(deed) \(role as Any) others")
            }
        }
    }
}
