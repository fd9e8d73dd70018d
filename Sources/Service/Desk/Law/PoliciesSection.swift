internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Vocabulary

/// `/desk/policies`: Governments' views and policies.
struct PoliciesSection: DeskSection {
    let segment = "policies"
    let title: String? = "Views and policies"
    let about = "How Governments see migration and what they do about it, by year."

    func answer(_ request: DeskRequest) async throws -> Reply {
        try request.require(.read)
        guard !request.isPost else { throw request.nothingHere() }
        let policies = Policies(try request.registers(), areas: request.office.areas)
        switch request.path.count {
        case 0:
            let model = try self.model(policies, request)
            return request.reply(PoliciesPage.render(model, request.frame))
        case 1:
            guard let area = request.office.areas.known(request.path[0]) else {
                throw request.nothingHere()
            }
            if area.id != request.path[0] {
                return Reply(status: .movedPermanently, to: path + "/" + area.id)
            }
            return request.reply(
                PolicyPage.render(Self.government(policies.history(area.id)), request.frame))
        default: throw request.nothingHere()
        }
    }

    private func model(
        _ policies: Policies, _ request: DeskRequest
    ) throws -> PoliciesPage.Model {
        func value(_ name: String, _ usual: String) throws -> String {
            let text = try request.address.value(name) ?? ""
            return text.isEmpty ? usual : text
        }
        let subject = try value("subject", "immigration")
        let field = try value("by", "view")
        let asked = try value("year", "")
        let year = Int(asked)
        guard asked.isEmpty || year != nil else {
            throw Refusal.malformed(
                "That is not a year", "Found year=\(Refusal.shortened(asked)).")
        }
        let counts = try policies.counts(subject, field)
        let map = try policies.map(subject, field, year: year)
        var model = PoliciesPage.Model(
            subjects: Policies.subjects.map { .init(id: $0.code, title: $0.title) },
            subject: subject, field: field,
            codes: counts.codes.map { .init(id: $0.code, title: $0.title) })
        model.years = counts.years.map { item in
            .init(
                year: item.year,
                counts: item.counts.enumerated().map { place, count in
                    (count, item.shares.isEmpty ? nil : item.shares[place])
                }, answered: item.answered, silent: item.silent, conflicting: item.conflicting)
        }
        model.shown = map.year
        model.places = map.places.map { place in
            .init(
                area: AreaLabel(code: place.area.code, name: place.area.name),
                kind: place.code ?? (place.conflict ? "conflict" : "silent"), words: place.title,
                point: request.office.areas.geoPoint(place.area.code))
        }
        model.stated = (policies.stated + policies.statedPolicies).map { item in
            .init(
                title: item.title, period: item.period ?? "not stated",
                value: [item.value, item.unit].compactMap(\.self).joined(separator: " "),
                source: item.source, note: item.note)
        }
        model.governments = policies.governments.map {
            AreaLabel(code: $0.code, name: $0.name)
        }
        return model
    }

    private static func government(_ found: PolicyHistory) -> PolicyPage.Model {
        PolicyPage.Model(
            area: AreaLabel(code: found.area.code, name: found.area.name),
            subjects: found.subjects.map { subject in
                (
                    subject.subject.title,
                    subject.entries.map { entry in
                        .init(
                            year: entry.year, view: entry.view.joined(separator: " or "),
                            policy: entry.policy.joined(separator: " or "),
                            changes: [
                                entry.viewChanged == true ? "view changed" : nil,
                                entry.policyChanged == true ? "policy changed" : nil,
                            ].compactMap(\.self).joined(separator: ", "), text: entry.text,
                            sources: entry.sources.joined(separator: "; "),
                            isConflict: entry.view.count > 1 || entry.policy.count > 1)
                    }
                )
            })
    }
}
