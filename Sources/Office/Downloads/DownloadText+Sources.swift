internal import Vocabulary
internal import Warehouse

extension DownloadText {
    /// Who made the figures, with what they say of them.
    var sources: Section {
        var parts: [Part] = []
        for release in releases {
            parts.append(.subtitle("Release \(release.id): \(line(release.title))"))
            parts.append(.item("Publisher: " + line(release.publisher)))
            parts.append(.item("Source: \(release.source). " + standing(release)))
            if release.url.contains("://") { parts.append(.item("Address: " + line(release.url))) }
            if let used = tally.releases[release.id] {
                parts.append(.item("It brought \(count(used, "figure", "figures")) of these."))
            } else {
                parts.append(.item("It brought none of these figures itself; some draw on it."))
            }
            parts += release.notes.map { .item("Note: " + line($0)) }
        }
        if parts.isEmpty { parts = [.paragraph("There are no figures, and so no sources.")] }
        return Section(title: "Sources", parts: parts)
    }

    /// How a release came to be held, and whether it still counts.
    func standing(_ release: Release) -> String {
        var text =
            switch release.kind {
            case .imported: "Imported; held since \(release.heldFrom)."
            case .estimated: "Estimated here at \(release.heldFrom)."
            case .harmonised:
                "Figures of other sources, brought to one definition at \(release.heldFrom)."
            case .submitted: "Sent in by its publisher; held since \(release.heldFrom)."
            case .withdrawal: "Made at \(release.heldFrom) by taking another release back."
            }
        switch release.standing {
        case .published: break
        case .pending: text += " Not signed off yet."
        case .withdrawn(let at, let reason): text += " Withdrawn at \(at): " + line(reason)
        }
        if let embargo = release.embargo, embargo > heading.made {
            text += " Under embargo until \(embargo)."
        }
        return text
    }

    var citation: Section {
        var parts: [Part] = [
            .paragraph("Cite the publishers whose figures you use:")
        ]
        parts += releases.map {
            .item("\(line($0.citation)) (Release \($0.id), held since \($0.heldFrom.prefix(10)).)")
        }
        parts.append(.paragraph("and this extract, so that others find the same figures:"))
        parts.append(
            .item(
                "Corridor: \(line(heading.title)). Extract of \(heading.made.prefix(10)), state "
                    + "after release \(heading.state). \(heading.permanentLink)"))
        return Section(title: "How to cite", parts: parts)
    }

    var terms: Section {
        var parts: [Part] = [
            .paragraph("The figures are under the terms of those who published them.")
        ]
        for licence in licences {
            parts.append(.subtitle(line(licence.name)))
            if let url = licence.url { parts.append(.item(url)) }
            for release in releases where release.licence == licence {
                parts.append(
                    .item(
                        "Release \(release.id): \(line(release.title)) (\(line(release.publisher)))"
                    ))
            }
            if licence.url == nil {
                parts.append(.item("No address of these terms is held: ask the publisher."))
            }
        }
        parts.append(.paragraph(mixture))
        parts.append(
            .paragraph(
                "Corridor brought the figures into one layout with common codes and names. If you "
                    + "change a figure, say so. Estimates and totals that were computed here are "
                    + "not figures of the publishers: do not present them as theirs."))
        parts.append(.paragraph("This is a summary; the publishers' own words decide."))
        return Section(title: "Terms of use", parts: parts)
    }

    /// In the order of the releases.
    var licences: [Licence] {
        var seen: Set<Licence> = []
        return releases.map(\.licence).filter { seen.insert($0).inserted }
    }

    /// What applies to the whole.
    private var mixture: String {
        guard licences.count > 1 else {
            return "All figures here are under these terms. Name the publishers as the citation "
                + "does."
        }
        return "A figure is under the terms of the release in its RELEASE column. What is made of "
            + "figures under several terms, such as a total, an estimate or a picture, is under "
            + "all of them: name every publisher, and do with it only what each of the terms "
            + "allows."
    }

    /// A text of a publisher as one line.
    func line(_ text: String) -> String {
        text.split(whereSeparator: { $0.isNewline || $0 == "\t" }).joined(separator: " ")
    }
}
