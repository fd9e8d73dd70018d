/// A component of a data set, as a column of its rows.
public struct DataColumn: Hashable, Sendable {
    /// The part that the component plays.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        case dimension
        case timeDimension
        case measure
        case attribute

        /// Whether the component is part of the key.
        public var isKey: Bool { self == .dimension || self == .timeDimension }
    }

    /// What an attribute's value belongs to.
    public enum Attachment: String, Hashable, Sendable, CaseIterable {
        case dataSet, group, series, observation
    }

    /// As the message and its structure have it.
    public var id: String
    public var role: Role
    /// Whether neither a structure nor the message says the role, so that it was guessed.
    public var isGuessed: Bool
    /// Whether the data structure in use does not have the component.
    public var isUndeclared: Bool
    /// Place of a dimension in the key, from 0; nil where it is not known.
    public var keyPosition: Int?
    /// Of an attribute; nil where it is not known.
    public var attachment: Attachment?
    /// Ids of the dimensions that an attribute of a group belongs to, where they are known.
    public var attachedTo: [String]
    /// Whether a value must be there; nil where it is not known.
    public var usage: Usage?
    public var isMultiValued: Bool
    public var isMultilingual: Bool
    /// From the structure or the message's labels; empty where there is none.
    public var names: LocalisedText

    public init(_ id: String, _ role: Role, isGuessed: Bool = false) {
        self.id = id
        self.role = role
        self.isGuessed = isGuessed
        isUndeclared = false
        attachedTo = []
        isMultiValued = false
        isMultilingual = false
        names = LocalisedText()
    }
}

/// What a data set says of itself.
public struct DataSetInfo: Hashable, Sendable {
    /// The value of `dimensionAtObservation` for data without series.
    public static let allDimensions = "AllDimensions"

    public var id: String?
    /// The dataflow, data structure or provision agreement; nil where the message does not say.
    public var structure: ArtefactReference?
    public var action: Action
    /// The id of the dimension that distinguishes the observations of a series, or
    /// `AllDimensions`; nil where neither the message nor its format says.
    public var dimensionAtObservation: String?
    public var reportingBegin: String?
    public var reportingEnd: String?
    public var validFrom: String?
    public var validTo: String?
    public var publicationYear: String?
    public var publicationPeriod: String?
    public var provider: String?
    public var annotations: [Annotation]
    /// Names of the dataflow or structure, where the message gives them.
    public var names: LocalisedText
    /// In the order of the data structure, or of the message where none is in use. More may be
    /// added while the data set is read without a structure.
    public var columns: [DataColumn]
    /// What had to be guessed, in sentences.
    public var guesses: [String]

    public init(structure: ArtefactReference? = nil, columns: [DataColumn] = []) {
        self.structure = structure
        self.columns = columns
        action = .information
        annotations = []
        names = LocalisedText()
        guesses = []
    }

    /// The columns of a data structure: dimensions in the order of the key, measures, attributes.
    ///
    /// - Parameter structures: where concepts are looked up that say how often a value may occur.
    public static func columns(of structure: DataStructure, in structures: Structures)
        -> [DataColumn]
    {
        var concepts = ConceptIndex(structures)
        return columns(of: structure, &concepts)
    }

    /// The same with concepts that are looked up once for several data structures.
    static func columns(
        of structure: DataStructure, _ concepts: inout ConceptIndex
    ) -> [DataColumn] {
        let series = Set(structure.dimensions.lazy.filter { $0.kind == .plain }.map { $0.id })
        var columns: [DataColumn] = []
        for (position, dimension) in structure.dimensions.enumerated() {
            var column = DataColumn(
                dimension.id, dimension.kind == .time ? .timeDimension : .dimension)
            column.keyPosition = position
            column.usage = .mandatory
            column.names = concepts.names(of: dimension.component)
            columns.append(column)
        }
        for measure in structure.measures {
            var column = DataColumn(measure.id, .measure)
            column.describe(measure.component, &concepts)
            column.usage = measure.usage
            columns.append(column)
        }
        for attribute in structure.attributes {
            var column = DataColumn(attribute.id, .attribute)
            column.describe(attribute.component, &concepts)
            column.usage = attribute.usage
            column.attach(attribute.relationship, series, in: structure)
            columns.append(column)
        }
        for attribute in structure.metadataAttributes {
            var column = DataColumn(attribute.id, .attribute)
            column.attach(attribute.relationship, series, in: structure)
            columns.append(column)
        }
        return columns
    }
}

extension DataColumn {
    fileprivate mutating func describe(_ component: Component, _ concepts: inout ConceptIndex) {
        let representation = concepts.representation(of: component)
        isMultiValued = representation?.isMultiValued ?? false
        isMultilingual = representation?.format?.isMultilingual ?? false
        names = concepts.names(of: component)
    }

    fileprivate mutating func attach(
        _ relationship: AttributeRelationship?, _ series: Set<String>, in structure: DataStructure
    ) {
        switch relationship {
        case nil: attachment = nil
        case .dataflow?: attachment = .dataSet
        case .observation?: attachment = .observation
        case .group(let id)?:
            attachment = .group
            attachedTo = structure.dimensions(ofGroup: id) ?? []
        case .dimensions(let references, let groups)?:
            attachedTo = references.map(\.id)
            let time = structure.timeDimension?.id
            if let time, attachedTo.contains(time) {
                attachment = .observation
            } else {
                attachment = groups.isEmpty || Set(attachedTo) == series ? .series : .group
            }
        }
    }
}

extension Structures {
    /// The names of the concept that a component has.
    func names(of component: Component) -> LocalisedText {
        component.concept.flatMap { concept($0) }?.names ?? LocalisedText()
    }
}
