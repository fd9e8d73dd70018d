extension MeetingDossier {
    /// Of how many countries questions stand in a document, so that it stays one.
    private static let mostAsked = 40

    /// What is held for the world, and what each country concerned lacks.
    var data: [MeetingDocument.Block] {
        var blocks: [MeetingDocument.Block] = [
            .table(
                caption: "What this office holds of the tables that matter",
                headings: ["Table", "Last year", "Countries with it", "... with any year", "of"],
                rows: coverage.map { item in
                    [
                        .init(item.title), .init(item.newest.map { "\($0)" } ?? "nothing held"),
                        .init("\(item.current)"), .init("\(item.held)"),
                        .init("\(item.countries)"),
                    ]
                })
        ]
        guard !countries.isEmpty else {
            return blocks + [.empty("No country is concerned by name.")]
        }
        let titles = coverage.map { ($0.table, $0.title) }
        blocks.append(
            .table(
                caption: "What the countries concerned lack, and since when",
                headings: ["Country"] + titles.map(\.1),
                rows: countries.map { country in
                    [MeetingDocument.Text(country.area.name, to: "/area/" + country.area.id)]
                        + titles.map { id, _ in
                            .init(country.gaps.first { $0.table == id }?.words ?? "held")
                        }
                }))
        return blocks
    }

    var questionList: [MeetingDocument.Block] {
        guard isReviewed else {
            return [
                .empty(
                    countries.isEmpty
                        ? "No country is concerned by name." : "Figures were not looked through.")
            ]
        }
        let asked = countries.filter { !$0.questions.isEmpty }
        guard !asked.isEmpty else {
            return [.empty("No figure of the countries concerned was found to be odd.")]
        }
        let rest = asked.count - min(asked.count, Self.mostAsked)
        let more =
            rest == 0 ? "" : " \(rest) more countries with findings are left out: /review has them."
        return [
            .paragraph(
                "A finding is a question, not a fault. The most pressing of each country." + more)
        ]
            + asked.prefix(Self.mostAsked).flatMap { country -> [MeetingDocument.Block] in
                let rest = country.findings - country.questions.count
                var items = country.questions.map { question in
                    MeetingDocument.Text(
                        "\(question.question) (\(question.publisher): \(question.why))")
                }
                if rest > 0 {
                    items.append(
                        .init("and \(rest) more findings", to: "/review?area=" + country.area.id))
                }
                return [.heading(country.area.name), .list(items)]
            }
    }

    var responseList: [MeetingDocument.Block] {
        let rows = countries.flatMap { country in
            country.responses.map { item -> [MeetingDocument.Text] in
                [
                    .init(country.area.name), .init(item.collection.name), .init(item.round),
                    .init(item.state), .init(item.date ?? "-"),
                ]
            }
        }
        guard !rows.isEmpty else {
            return [.empty("The register has no answer due of the countries concerned.")]
        }
        return [
            .table(
                caption: "Answers to collections that are not there yet",
                headings: ["Country", "Collection", "Round", "State", "Since"], rows: rows)
        ]
    }

    var treatyList: [MeetingDocument.Block] {
        guard !law.isEmpty else { return [.empty("The register has no treaty actions.")] }
        var blocks: [MeetingDocument.Block] = [
            .table(
                caption: "Where States stood"
                    + (meeting.date.map {
                        " on the last day of the meeting (\(DateWords.text($0)))"
                    } ?? " today"),
                headings: ["Instrument", "States by standing"],
                rows: law.map { item in
                    [
                        .init(item.instrument.name),
                        .init(
                            item.counts.map { "\($0.standing): \($0.areas)" }
                                .joined(separator: "; ")),
                    ]
                })
        ]
        for item in law where !item.conflicts.isEmpty {
            blocks.append(
                .paragraph(
                    "Said to implement \(item.instrument.name) without being party to it, as far as "
                        + "the register goes: "
                        + item.conflicts.map(\.name).joined(separator: ", ") + "."))
        }
        if !countries.isEmpty {
            blocks.append(
                .table(
                    caption: "The countries concerned",
                    headings: ["Country"] + law.map(\.instrument.name),
                    rows: countries.map { country in
                        [MeetingDocument.Text(country.area.name)]
                            + country.treaties.map { item in
                                .init(
                                    item.standing
                                        + (item.isConflict ? ", but said to implement it" : ""))
                            }
                    }))
        }
        return blocks
    }

    var viewList: [MeetingDocument.Block] {
        let rows = countries.flatMap { country in
            country.views.map { item -> [MeetingDocument.Text] in
                [
                    .init(country.area.name), .init(item.subject), .init(item.year),
                    .init(item.view ?? "-"), .init(item.policy ?? "-"),
                ]
            }
        }
        guard !rows.isEmpty else {
            return [.empty("The register has no views or policies of the countries concerned.")]
        }
        return [
            .table(
                caption: "The latest until the meeting",
                headings: ["Country", "Subject", "Year", "View", "Policy"], rows: rows)
        ]
    }

    var basis: [MeetingDocument.Block] {
        [.list(notes.map { .init($0) })]
            + (sources.isEmpty
                ? [] : [.heading("Sources of the records"), .list(sources.map { .init($0) })])
    }
}
