internal import Cubes
internal import SDMX

/// The topics under which the dataflows are found.
enum Topics {
    static let scheme: CategoryScheme = {
        var scheme = CategoryScheme(
            StructureNames.topics, agency: StructureNames.agency, version: StructureNames.fixed)
        scheme.identity.name("Topics", "The subjects of Corridor's dataflows.")
        // Dataflows that came later join the topic of one that was there before, so that the scheme
        // stays what it was.
        let first: [Cubes.Dataflow] = [.stock, .flow, .displaced, .population, .remittance]
        let topics = first.map(definition)
        scheme.categories = topics.map { topic in
            var category = Category(topic.id, names: LocalisedText(topic.name))
            category.identity.describe(topic.text)
            return category
        }
        return scheme
    }()

    /// That a version of a dataflow belongs under its topic; under the version of the dataflow.
    static func categorisation(_ dataflow: Cubes.Dataflow, _ version: String) -> Categorisation {
        let topic = definition(dataflow)
        var categorisation = Categorisation(
            "TOPIC_" + dataflow.rawValue, agency: StructureNames.agency, version: version,
            source: StructureNames.dataflow(dataflow, version),
            target: ArtefactReference(
                .category, agency: StructureNames.agency, id: StructureNames.topics,
                version: StructureNames.fixed, item: [topic.id]))
        categorisation.identity.name("\(dataflow.title), under \(topic.name)")
        return categorisation
    }

    private static func definition(_ dataflow: Cubes.Dataflow) -> Definition {
        switch dataflow {
        case .stock:
            Definition("STOCKS", "Migrant stocks", "Migrants who live in an area at a date.")
        case .flow, .emigration, .permit, .acquisition, .deaths:
            Definition(
                "FLOWS", "Migration flows", "Moves or transitions between areas in a period.")
        case .displaced, .displacedAge, .asylum:
            Definition(
                "DISPLACED", "Displaced people",
                "Refugees, asylum-seekers, the internally displaced and others of concern.")
        case .population:
            Definition(
                "POPULATION", "Population", "Population, births, deaths and net migration.")
        case .remittance:
            Definition("REMITTANCES", "Remittances", "Money that people send to another area.")
        }
    }
}
