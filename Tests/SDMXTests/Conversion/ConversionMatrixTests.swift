import SDMX
import Testing

@Suite struct ConversionMatrixTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var format: MessageFormat
        var testDescription: String { "\(name) to \(format.rawValue)" }
    }

    static let cases: [Case] = ConversionMessages.all.flatMap { message in
        DataMessageWriter.written.map { Case(name: message.name, text: message.text, format: $0) }
    }

    static let layouts: [DataMessageWriter.Layout] = [.asGiven, .series(), .flat]

    @Test(arguments: cases)
    func `every message without its structure becomes one of every format`(_ item: Case) throws {
        let before = try ConvertedData.observations(item.text)
        #expect(before.count >= 2)
        for layout in Self.layouts {
            let (text, outcome) = try ConvertedData.convert(item.text, item.format, layout)
            #expect(outcome.observations == before.count)
            if item.format == .jsonStat {
                #expect(ConvertedData.hasValues(text, before.count), "\(text)")
            } else {
                let after = try ConvertedData.observations(text)
                #expect(after == before, "\(layout): \(text)")
            }
        }
    }

    /// All but the one whose data sets share a structure.
    static let ofManyStructures = DataMessageWriter.written.filter { $0 != .json1 }

    @Test(arguments: ofManyStructures)
    func `data sets of different structures share a message`(_ format: MessageFormat) throws {
        let message = ConversionMessages.twoStructures
        for layout in Self.layouts {
            let (text, outcome) = try ConvertedData.convert(message, format, layout)
            #expect(outcome.observations == 2)
            guard format != .jsonStat else { continue }
            #expect(
                try ConvertedData.observations(text) == ConvertedData.observations(message),
                "\(text)")
        }
    }

    @Test func `a header of SDMX-CSV has the columns of all data sets`() throws {
        let (text, _) = try ConvertedData.convert(
            ConversionMessages.twoStructures, .csv2, .asGiven)
        #expect(
            text == """
                STRUCTURE,STRUCTURE_ID,ACTION,FREQ,AREA,SEX,TIME_PERIOD,OBS_VALUE\r
                datastructure,T:DA(1.0),I,A,CH,,2000,1\r
                datastructure,T:DB(1.0),I,,,F,2001,2\r

                """, "\(text)")
    }

    static let shared = """
        STRUCTURE,STRUCTURE_ID,ACTION,DIM_A1,DIM_A2,DIM_B1,DIM_B2,TIME_PERIOD,OBS_VALUE,NOTE
        dataflow,T:A(1.0.0),I,a,b,,,2020,1,x
        dataflow,T:B(1.0.0),A,,,c,d,2020,2,
        dataflow,T:A(1.0.0),I,a,c,,,2020,3,
        dataflow,T:B(1.0.0),D,,,c,d,2021,,
        """

    @Test(arguments: [ConversionMessages.twoStructures, shared])
    func `data sets of different structures are no message of SDMX-JSON 1`(_ text: String) throws {
        let error = try #require(throws: SDMXError.self) {
            try ConvertedData.convert(text, .json1, .asGiven)
        }
        #expect(error.kind == .unsupported && error.path == "data set 2", "\(error)")
    }

    @Test(arguments: ofManyStructures)
    func `dimensions that no row of a structure has a value of are not its own`(
        _ format: MessageFormat
    ) throws {
        let (text, outcome) = try ConvertedData.convert(Self.shared, format, .asGiven)
        // With the dimensions known, the key that is deleted is a whole one.
        #expect(outcome.observations == 4)
        if format == .json2 {
            let keys = try ConvertedData.observations(text)
            #expect(
                keys == [
                    "DIM_A1=a DIM_A2=b OBS_VALUE=1 TIME_PERIOD=2020",
                    "DIM_A1=a DIM_A2=c OBS_VALUE=3 TIME_PERIOD=2020",
                    "DIM_B1=c DIM_B2=d OBS_VALUE=2 TIME_PERIOD=2020",
                    "DIM_B1=c DIM_B2=d TIME_PERIOD=2021",
                ], "\(text)")
        }
        if format == .jsonStat {
            #expect(text.contains(#""id":["DIM_B1","DIM_B2","TIME_PERIOD"]"#))
        }
    }

    @Test func `rows about parts of the key stay so where no observation tells the key`() throws {
        let message = """
            STRUCTURE,STRUCTURE_ID,ACTION,FREQ,AREA,TIME_PERIOD,OBS_VALUE
            dataflow,T:A(1.0.0),D,A,,,
            dataflow,T:B(1.0.0),I,A,FR,2020,1
            """
        let (text, outcome) = try ConvertedData.convert(message, .csv2, .asGiven)
        #expect(outcome.observations == 1)
        #expect(text.contains("dataflow,T:A(1.0.0),D,A,,,\r\n"), "\(text)")
    }

    @Test func `many data sets of one structure have the names of codes`() throws {
        var structures = MLDataMessages.structures
        let list = Codelist(
            "CL", agency: "T", version: "1.0",
            codes: [Code("A", names: "Annual"), Code("M", names: "Monthly")])
        structures.codelists = [list]
        structures.dataStructures[0].dimensions[0] = Dimension(
            Component("FREQ", representation: Representation(enumeration: list.reference)))
        var text = ""
        var options = DataMessageWriter.Options()
        options.labels = .both
        let writer = try DataMessageWriter(.csv2, structures: structures, options: options) {
            text += String(decoding: $0, as: UTF8.self)
        }
        let info = DataSetInfo(
            structure: structures.dataStructures[0].reference,
            columns: DataSetInfo.columns(of: structures.dataStructures[0], in: structures))
        let buffer = DataRowBuffer(columns: info.columns)
        for number in 0..<4 {
            try writer.begin(info)
            buffer.begin(.observation)
            buffer.set(0, number % 2 == 0 ? "A" : "M")
            buffer.set(1, "FR")
            buffer.set(2, "\(2000 + number)")
            buffer.set(3, 1)
            try writer.write(buffer.row)
        }
        _ = try writer.finish()
        #expect(text.components(of: "A: Annual") == 2 && text.components(of: "M: Monthly") == 2)
    }
}

extension String {
    /// How often the text occurs.
    fileprivate func components(of text: String) -> Int { self.split(separator: text).count - 1 }
}
