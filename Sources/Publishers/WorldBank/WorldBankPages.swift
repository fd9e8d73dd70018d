import Tables

/// What an answer of the World Bank's service is, `[{"page": 1, "pages": 2, ...}, [{...}]]`: a page,
/// or its refusal in words. Its figures are read by ``WorldBankIndicators``.
enum WorldBankPages {
    /// What an answer of the service is.
    static func verdict(on file: InputFile, _ page: Int) -> AnswerVerdict {
        do throws(PublisherError) {
            let found = try JSONItems.survey(file)
            if let words = found.complaint {
                let isGone = words.contains("175") || words.lowercased().contains("deleted")
                return isGone
                    ? .withdrawn(Endpoint.line(words))
                    : .refused("the World Bank's words: " + Endpoint.line(words))
            }
            guard !found.pages.numbers.isEmpty else {
                return .refused("an answer of another form, without the number of its page")
            }
            guard found.count > 0 else { return .empty("a page without items") }
            let pages = found.pages.numbers.sorted()
            guard pages == [page] else {
                return .refused(
                    "page \(pages.map(String.init).joined(separator: ", ")) in place of page \(page)"
                )
            }
            return .sound(
                rows: found.count, pages: found.pages.most,
                notes: found.updates.sorted().map { "last updated by the publisher: \($0)" })
        } catch {
            let text = String(decoding: file.bytes.prefix(4096), as: UTF8.self)
            guard text.contains("\"page\"") else {
                return .refused("an answer of another form: " + Endpoint.line(text))
            }
            return .damaged(error.found)
        }
    }
}
