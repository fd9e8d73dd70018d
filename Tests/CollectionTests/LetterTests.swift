import Collection
import Registers
import Testing

/// Letters filled from templates.
struct LetterTests {
    private let all: [LetterField: String] = Dictionary(
        uniqueKeysWithValues: LetterField.allCases.map { ($0, "<\($0.rawValue)>") })

    @Test func `every kind has a house template in English whose names all stand for something`() {
        for kind in LetterKind.allCases {
            let template = LetterTemplate.choose(kind, .english, collection: "c", own: [])
            guard let template else {
                Issue.record("no template for \(kind)")
                continue
            }
            let letter = Letter(template, to: [], all)
            #expect(letter.unknown.isEmpty && letter.missing.isEmpty, "\(kind)")
            #expect(letter.body.contains("<country>") || letter.subject.contains("<country>"))
            #expect(!letter.body.contains("{"), "\(kind)")
            #expect(letter.body.contains("<sender>\n<agency>"))
        }
    }

    @Test func `what is not known stands as a gap and is told`() throws {
        let template = LetterTemplate(
            kind: .request, language: .english, subject: "To {country}",
            body: "Dear {addressee}, by {deadline}, {tables}.")
        let letter = Letter(
            template, to: [], [.country: "France", .deadline: "2026-03-31", .tables: " \n "])
        #expect(letter.subject == "To France")
        #expect(
            letter.body
                == "Dear [the focal point's name: not known], by 2026-03-31, [the tables asked: not known]."
        )
        #expect(letter.missing == [.addressee, .tables])
        #expect(letter.warnings.count == 2)
        #expect(letter.warnings[0].contains("register of organisations"))
        #expect(letter.text.hasPrefix("To: [no focal point for this area]\nSubject: To France\n\n"))
    }

    @Test func `names that stand for nothing are left and told, and odd braces do no harm`() {
        let template = LetterTemplate(
            kind: .query, language: .english, subject: "{",
            body: "{nobody} {nobody} {{country} } {x")
        let letter = Letter(template, to: [], [.country: "Fiji"])
        #expect(letter.subject == "{")
        #expect(letter.body == "{nobody} {nobody} {Fiji } {x")
        #expect(letter.unknown == ["nobody"])
    }

    @Test func `what is filled in is text: no name in braces, no second line in a subject`() {
        let template = LetterTemplate(
            kind: .query, language: .english, subject: "To {country}", body: "{addressee}: {sender}"
        )
        let letter = Letter(
            template, to: [],
            [
                .country: "X\nBcc: all@example.org", .addressee: "{sender} <script>&",
                .sender: "Ana",
            ])
        #expect(letter.subject == "To X Bcc: all@example.org")
        #expect(letter.body == "{sender} <script>&: Ana")
    }

    @Test
    func `a template of the collection comes before one of the workspace, that before the house's`()
    {
        func own(_ collection: String?, _ subject: String) -> LetterTemplate {
            LetterTemplate(
                kind: .thanks, language: .english, collection: collection, subject: subject,
                body: "x")
        }
        let any = own(nil, "any")
        let its = own("c", "its")
        func subject(_ own: [LetterTemplate]) -> String? {
            LetterTemplate.choose(.thanks, .english, collection: "c", own: own)?.subject
        }
        #expect(subject([any, its]) == "its")
        #expect(subject([any, own("d", "other")]) == "any")
        #expect(subject([own("d", "other")])?.hasPrefix("{collection}") == true)
        #expect(LetterTemplate.choose(.thanks, .french, collection: "c", own: [any]) == nil)
    }
}
