/// A component of a data structure, ready to be put into a schema.
struct SchemaComponent {
    /// What the component is.
    enum Role: Equatable {
        case dimension, time, measure, attribute
    }

    /// How values are written that no attribute of XML can hold, since SDMX-ML 3.0.
    enum Complex: Equatable {
        /// Several values, each of the type.
        case values
        /// Texts by language.
        case texts
        /// XHTML by language.
        case structuredTexts
    }

    /// Where an attribute is given.
    struct Places: Equatable {
        var isDataSet = false
        var isSeries = false
        var isObservation = false
        var groups: [String] = []
    }

    var role: Role
    /// As the structure has it.
    let id: String
    /// As the message has it, where the standard fixes it.
    let name: String
    let type: SchemaType
    /// Of a list without restriction: what the standard recommends the type to be called.
    let listName: String?
    let complex: Complex?
    /// How many values there may be, as XML Schema writes it.
    let maxOccurs: String
    var places = Places()
    /// Whether it is a metadata attribute.
    var isMetadata = false

    /// The name of the type of its element, as the standard's samples have it.
    var elementType: String { name + (role == .measure ? "_MEASURE" : "_ATTRIBUTE") }
}

extension SchemaComponent.Places {
    /// Where an attribute belongs by the structure's word, in a layout.
    ///
    /// - Parameters:
    ///   - keys: the ids of all dimensions but that of time.
    ///   - dimension: the one that distinguishes observations; nil where there are no series.
    init(_ relationship: AttributeRelationship?, keys: Set<String>, dimension: String?) {
        self.init()
        switch relationship {
        case .dataflow?: isDataSet = true
        case .observation?, nil: isObservation = true
        case .group(let group)?: groups = [group]
        case .dimensions(let references, let groups)?:
            let ids = Set(references.map(\.id))
            self.groups = groups
            // One of a group that stands for the whole series may be given there too.
            guard groups.isEmpty || ids == keys else { return }
            if let dimension, !ids.contains(dimension) {
                isSeries = true
            } else {
                isObservation = true
            }
        }
    }
}
