/// The header of an SDMX-ML message, and what it says of the structures of data.
struct MLHeader {
    /// A `Structure` of the header: how the data sets that refer to it are laid out.
    struct Entry {
        var id: String
        var namespace: String?
        /// A component's id, or `AllDimensions`; nil where it is not said.
        var dimensionAtObservation: String?
        var hasExplicitMeasures: Bool
        var reference: ArtefactReference?
    }

    var header = MessageHeader()
    var entries: [Entry] = []
    /// SDMX 2.0: the id and agency of the key family, where the header names them.
    var keyFamily: (id: String, agency: String?)?

    /// Reads a `Header` of any version. What is unknown in it is passed over: agencies put all
    /// kinds of things there, and none changes what the data are.
    init(_ node: XMLNode) throws(SDMXError) {
        for child in node.children {
            let text = child.trimmedText
            switch child.name {
            case "ID": header.id = text
            case "Test": header.isTest = text == "true" || text == "1"
            case "Prepared": header.prepared = text
            case "Sender": header.sender = Self.party(child)
            case "Receiver": header.receivers.append(Self.party(child))
            case "Name": header.names.add(child)
            case "Structure": entries.append(try Self.entry(child))
            case "DataSetAction": header.dataSetAction = Action(name: text)
            case "DataSetID": header.dataSetIDs.append(text)
            case "Extracted": header.extracted = text
            case "ReportingBegin": header.reportingBegin = text
            case "ReportingEnd": header.reportingEnd = text
            case "EmbargoDate": header.embargoDate = text
            case "Source": header.sources.add(child)
            case "KeyFamilyRef": keyFamily = (text, keyFamily?.agency)
            case "KeyFamilyAgency": keyFamily = (keyFamily?.id ?? "", text)
            default: break
            }
        }
    }

    private static func party(_ node: XMLNode) -> Party {
        var party = Party(node.attribute("id") ?? "")
        for child in node.children {
            switch child.name {
            case "Name": party.names.add(child)
            case "Timezone": party.timezone = child.trimmedText
            case "Contact": party.contacts.append(MLContact.read(child))
            default: break
            }
        }
        return party
    }

    private static func entry(_ node: XMLNode) throws(SDMXError) -> Entry {
        var entry = Entry(
            id: node.attribute("structureID") ?? "", namespace: node.attribute("namespace"),
            dimensionAtObservation: node.attribute("dimensionAtObservation"),
            hasExplicitMeasures: node.attribute("explicitMeasures") == "true")
        for child in node.children {
            let expected: ArtefactClass
            switch child.name {
            case "Structure": expected = .dataStructure
            case "StructureUsage": expected = .dataflow
            case "ProvisionAgreement", "ProvisionAgrement": expected = .provisionAgreement
            default: continue
            }
            entry.reference = try MLReference.read(child, expected: expected)
        }
        return entry
    }
}

/// Contacts, which headers and organisations have in common.
enum MLContact {
    static func read(_ node: XMLNode) -> Contact {
        var contact = Contact(id: node.attribute("id"))
        for child in node.children {
            let text = child.trimmedText
            switch child.name {
            case "Name": contact.names.add(child)
            case "Department": contact.departments.add(child)
            case "Role": contact.roles.add(child)
            case "Telephone": contact.telephones.append(text)
            case "Fax": contact.faxes.append(text)
            case "X400": contact.x400s.append(text)
            case "URI": contact.uris.append(text)
            case "Email": contact.emails.append(text)
            default: break
            }
        }
        return contact
    }
}

extension LocalisedText {
    /// Adds the text of an element under its language; markup in it is dropped.
    mutating func add(_ node: XMLNode) {
        entries.append(Entry(node.language ?? Self.defaultLanguage, node.flatText()))
    }
}

extension Action {
    /// The action by its word, as SDMX-ML and SDMX-JSON have it, in any mixture of small and
    /// capital letters. `Update` is SDMX 2.0's word for append.
    init?(name: some StringProtocol) {
        switch name.lowercased() {
        case "information": self = .information
        case "append", "update": self = .append
        case "merge": self = .merge
        case "replace": self = .replace
        case "delete": self = .delete
        default: return nil
        }
    }

    /// The word that SDMX-ML and SDMX-JSON use.
    var name: String {
        switch self {
        case .information: "Information"
        case .append: "Append"
        case .merge: "Merge"
        case .replace: "Replace"
        case .delete: "Delete"
        }
    }
}
