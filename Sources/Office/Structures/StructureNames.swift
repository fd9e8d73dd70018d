internal import Cubes
internal import SDMX

/// Ids and references of what the office maintains.
enum StructureNames {
    static let agency = "CORRIDOR"
    static let standard = "SDMX"
    /// The version of what never changes without a new program.
    static let fixed = "1.0.0"
    /// What a version ends with that holds what is not yet public.
    static let draft = "-draft"
    /// The version that the standard fixes for lists of organisations.
    static let organisations = "1.0"
    /// Any version there is: data grow the minor number only.
    static let anyVersion = "1.0+.0"

    static let concepts = "CS_CORRIDOR"
    static let asylumConcepts = "CS_ASYLUM"
    static let emigrationConcepts = "CS_EMIGRATION"
    static let permitConcepts = "CS_PERMIT"
    static let deathConcepts = "CS_DEATHS"
    static let headings = "CS_METADATA"
    static let topics = "TOPICS"
    static let areaHierarchy = "H_M49"
    static let areaAssociation = "HA_M49"
    static let metadataStructure = "MSD_ESMS"
    static let metadataflow = "MDF_ESMS"
    static let metadataProviders = "METADATA_PROVIDERS"
    static let metadataAgreement = "MPA_ESMS"

    static func concept(_ id: String) -> ArtefactReference {
        let scheme =
            if AsylumConcepts.has(id) {
                asylumConcepts
            } else if PermitConcepts.has(id) {
                permitConcepts
            } else if EmigrationConcepts.has(id) {
                emigrationConcepts
            } else if DeathConcepts.has(id) {
                deathConcepts
            } else {
                concepts
            }
        return ArtefactReference(
            .concept, agency: agency, id: scheme, version: fixed, item: [id])
    }

    static func heading(_ id: String) -> ArtefactReference {
        ArtefactReference(.concept, agency: agency, id: headings, version: fixed, item: [id])
    }

    /// A data structure by its dataflow: `DSD_STOCK` of `DF_STOCK`.
    static func dataStructure(_ dataflow: Cubes.Dataflow) -> String {
        "DSD_" + dataflow.rawValue.dropFirst(3)
    }

    static func dataflow(_ dataflow: Cubes.Dataflow, _ version: String) -> ArtefactReference {
        ArtefactReference(.dataflow, agency: agency, id: dataflow.rawValue, version: version)
    }
}
