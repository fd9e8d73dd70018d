import SDMX
import Testing

/// Patterns of text formats, through the values that they let pass.
struct XSDPatternTests {
    private func isValid(_ pattern: String, _ text: String) throws -> Bool? {
        var structures = ValidationFixtures.structures()
        var format = TextFormat(.string)
        format.pattern = pattern
        structures.dataStructures[0].attributes[2].component.representation = Representation(
            format: format)
        let cell = "\"" + text.replacing("\"", with: "\"\"") + "\""
        let report = try ValidationFixtures.report(
            ["A,FRA,F,2020,1,A,PS,\(cell),census"], structures: structures)
        if report.totals.contains(where: { $0.rule == .uncheckable }) { return nil }
        return report.isValid
    }

    @Test(arguments: [
        ("[A-Z]{3}", "ABC", true), ("[A-Z]{3}", "ABCD", false), ("a|bc*", "bccc", true),
        ("a|bc*", "ac", false), ("(ab)+", "ababab", true), ("(ab)+", "aba", false),
        ("\\d{2,}", "1", false), ("\\d{2,}", "12345", true), ("[^0-9]+", "ab1", false),
        ("[a-z-[aeiou]]+", "xyz", true), ("[a-z-[aeiou]]+", "xaz", false),
        ("\\p{Lu}\\p{Ll}+", "Ésope", true), ("\\i\\c*", "a-b.c", true), ("\\i\\c*", "1a", false),
        (".", "\u{10348}", true), ("x{0}", "x", false), ("a{2,3}", "aaaa", false),
        ("(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false), ("\\.\\-\\\\", ".-\\", true),
        ("\\S+", "a b", false), ("\\w+", "a_b", false), ("^[0-9]+$", "123", true),
    ])
    func `a pattern matches whole texts as XML Schema has it`(
        _ pattern: String, _ text: String, _ isMatched: Bool
    ) throws {
        #expect(try isValid(pattern, text) == isMatched)
    }

    @Test(arguments: ["[a", "(a", "a)", "*a", "a{3,2}", "[z-a]", "\\q", "a{9999}{9999}", "\\p{Lux"])
    func `a broken or huge pattern is told and not applied`(_ pattern: String) throws {
        #expect(try isValid(pattern, "a") == nil)
    }
}
