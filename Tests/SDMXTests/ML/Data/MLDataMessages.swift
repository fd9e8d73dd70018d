import SDMX

/// Messages of the tests, and what is read of them.
enum MLDataMessages {
    /// The start of a message, its header and what follows it.
    static func specific(
        _ content: String, version: String = "v2_1", dimension: String? = "TIME_PERIOD",
        isExplicit: Bool = false, root: String = "StructureSpecificData"
    ) -> String {
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/\(version)"
        let told = dimension.map { " dimensionAtObservation=\"\($0)\"" } ?? ""
        let reference =
            version == "v2_1"
            ? "<com:Structure><Ref agencyID=\"T\" id=\"D\" version=\"1.0\"/></com:Structure>"
            : "<com:Structure>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=T:D(1.0)"
                + "</com:Structure>"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <mes:\(root) xmlns:mes="\(base)/message" xmlns:com="\(base)/common"
             xmlns:ss="\(base)/data/structurespecific" xmlns:n="urn:t:d"
             xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <mes:Header><mes:ID>M1</mes:ID><mes:Test>false</mes:Test>
            <mes:Prepared>2024-01-02T03:04:05</mes:Prepared><mes:Sender id="T"/>
            <mes:Structure structureID="S" namespace="urn:t:d"\(told)\
            \(isExplicit ? " explicitMeasures=\"true\"" : "")>\(reference)</mes:Structure>
            </mes:Header>
            \(content)
            </mes:\(root)>
            """
    }

    /// A data set of structure-specific data.
    static func dataSet(_ content: String, attributes: String = "") -> String {
        """
        <mes:DataSet ss:structureRef="S" xsi:type="n:DataSetType" \(attributes)>
        \(content)
        </mes:DataSet>
        """
    }

    static func generic(
        _ content: String, dimension: String? = "TIME_PERIOD", root: String = "GenericData"
    ) -> String {
        let base = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
        let told = dimension.map { " dimensionAtObservation=\"\($0)\"" } ?? ""
        return """
            <mes:\(root) xmlns:mes="\(base)/message" xmlns:com="\(base)/common"
             xmlns:g="\(base)/data/generic">
            <mes:Header><mes:ID>M2</mes:ID><mes:Structure structureID="S"\(told)>
            <com:Structure><Ref agencyID="T" id="D" version="1.0"/></com:Structure>
            </mes:Structure></mes:Header>
            <mes:DataSet structureRef="S" action="Replace">
            \(content)
            </mes:DataSet>
            </mes:\(root)>
            """
    }

    /// A message of SDMX-ML 2.0; `k` is the key family's namespace.
    static func old(_ root: String, _ content: String, header: String = "") -> String {
        let base = "http://www.SDMX.org/resources/SDMXML/schemas/v2_0"
        return """
            <\(root) xmlns="\(base)/message" xmlns:generic="\(base)/generic"
             xmlns:common="\(base)/common"
             xmlns:k="urn:sdmx:org.sdmx.infomodel.keyfamily.KeyFamily=T:D:compact">
            <Header><ID>M3</ID><Test>false</Test>\(header)</Header>
            \(content)
            </\(root)>
            """
    }

    /// A structure with two dimensions, time, a group and attributes of each level.
    static let structures: Structures = {
        var structure = DataStructure("D", agency: "T", version: "1.0")
        structure.dimensions = [
            Dimension(Component("FREQ")), Dimension(Component("AREA")),
            Dimension(Component("TIME_PERIOD"), kind: .time),
        ]
        structure.measures = [Measure(Component("OBS_VALUE"))]
        structure.groups = [GroupDescriptor("Sibling", dimensions: ["AREA"])]
        structure.attributes = [
            Attribute(Component("OBS_STATUS"), relationship: .observation),
            Attribute(
                Component("TITLE"), relationship: .dimensions([.init("FREQ"), .init("AREA")])),
            Attribute(Component("NOTE"), relationship: .group("Sibling")),
            Attribute(Component("SOURCE"), relationship: .dataflow),
        ]
        var structures = Structures()
        structures.dataStructures = [structure]
        return structures
    }()
}

/// What a message was read as.
struct MLDataDump {
    /// `observation FREQ^=A TIME_PERIOD=2020 OBS_VALUE=1`, with a mark at values of the series.
    var rows: [String] = []
    var sets: [DataSetInfo] = []
    var remarks: [SDMXError] = []
    var notes: [MessageNote] = []
    var header = MessageHeader()
    var places: [String] = []

    init(_ input: MessageInput, structures: Structures? = nil) throws(SDMXError) {
        let reader = try DataMessageReader(input, structures: structures)
        while let row = try reader.next() {
            if row.level == .dataSet {
                sets.append(reader.dataSet)
            } else {
                sets[sets.count - 1] = reader.dataSet
            }
            rows.append(Self.text(row))
            places.append("\(reader.place.line):\(reader.place.character)")
        }
        remarks = reader.remarks
        notes = reader.notes
        header = reader.header
    }

    init(_ text: String, structures: Structures? = nil) throws(SDMXError) {
        try self.init(.text(text), structures: structures)
    }

    /// The row in one line.
    static func text(_ row: DataRow) -> String {
        var parts = [row.level.rawValue]
        if let group = row.group { parts.append(group) }
        for index in 0..<row.count where row.isPresent(index) {
            let mark = row.isInherited(index) ? "^" : ""
            let value =
                row.isList(index)
                ? row.values(index).map { Self.text($0) }.joined(separator: "|")
                : row.text(index) ?? ""
            parts.append("\(row.columns[index].id)\(mark)=\(value)")
        }
        return parts.joined(separator: " ")
    }

    private static func text(_ value: ComponentValue) -> String {
        switch value {
        case .text(let text): text
        case .localised(let texts), .structured(let texts):
            texts.entries.map { "\($0.language):\($0.text)" }.joined(separator: ",")
        }
    }

    /// Ids of the columns with their roles, guessed ones with a question mark.
    func roles(_ set: Int = 0) -> String {
        sets[set].columns.map { column in
            "\(column.id):\(column.role.rawValue.prefix(1))\(column.isGuessed ? "?" : "")"
                + (column.isUndeclared ? "!" : "")
        }.joined(separator: " ")
    }
}
