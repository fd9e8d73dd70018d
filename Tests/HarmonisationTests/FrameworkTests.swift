import Harmonisation
import Testing
import Vocabulary

@Suite struct FrameworkTests {
    @Test func `every statement is one of its aspect's answers`() {
        for framework in Framework.all {
            for statement in framework.concepts.flatMap(\.statements) {
                #expect(statement.aspect.words(statement.code) != nil, "\(statement)")
            }
            let ids = framework.concepts.map(\.id)
            #expect(Set(ids).count == ids.count)
        }
        #expect(Set(Framework.all.map(\.id)).count == Framework.all.count)
    }

    @Test func `a long-term migrant of 1998 stays twelve months`() throws {
        let framework = Framework.recommendations1998
        let concept = try #require(framework.concept("long-term"))
        let said = [DefinitionStatement(.measure, "EVENT"), DefinitionStatement(.duration, "12")]
        #expect(framework.fit(said, concept) == .open([.residence]))
        #expect(framework.fit(said + [DefinitionStatement(.residence, "USUAL")], concept) == .fits)
        #expect(
            framework.fit([DefinitionStatement(.duration, "3")] + said.prefix(1), concept)
                == .differs(.duration))
        #expect(framework.fit([], concept) == .open([.measure, .duration, .residence]))
    }

    @Test func `the framework of 2021 knows no short-term migrant`() {
        #expect(Framework.framework2021.concept("short-term") == nil)
        #expect(Framework.recommendations1998.concept("short-term") != nil)
        #expect(Framework.recommendations1998.categories.contains { $0.name == "border workers" })
    }
}
