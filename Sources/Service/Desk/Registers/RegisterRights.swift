internal import Accounts
internal import Hummingbird
internal import Registers

extension Principal {
    /// As whom somebody reads the registers.
    var readership: Readership {
        may(.readUnpublished) ? .desk : may(.readMembers) ? .members : .everybody
    }
}

extension Subject {
    init(_ matter: RecordMatter) {
        self.init(organisations: matter.organisations, areas: matter.areas)
    }
}

extension Principal {
    /// Whether somebody may make a change of a record: nil before is a new one, nil after a deletion.
    func mayChange(
        _ register: Register, _ id: String, from before: RecordContent?, to after: RecordContent?
    ) -> Bool {
        let deed: Deed = after == nil ? .deleteRecord : .writeRecord
        return register.matters(id, before: before, after: after).allSatisfy {
            may(deed, Subject($0))
        }
    }
}

extension Call {
    /// The name that is kept with what is written; refuses those who have not signed in.
    func writer() throws -> String {
        guard let name = bearer.principal.name, bearer.principal.isMember else {
            throw Refusal.unauthorised(
                "To change records, sign in, or send a token as Authorization: Bearer.")
        }
        return name
    }

    /// Refuses changes of records that are not theirs who ask, by what stands there when it is written.
    var leave: EditLeave {
        { register, id, before, after in
            let deed: Deed = after == nil ? .deleteRecord : .writeRecord
            for matter in register.matters(id, before: before, after: after) {
                try require(deed, Subject(matter))
            }
        }
    }

    /// A register as whoever asks may read it.
    func register(_ id: String, of store: RegisterStore) throws -> Register {
        let register = try store.register(id)
        guard let seen = register.seen(by: bearer.principal.readership) else {
            try require(.readMembers)
            return register
        }
        return seen
    }
}
