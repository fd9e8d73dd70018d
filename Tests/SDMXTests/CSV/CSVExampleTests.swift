import SDMX
import Testing

/// The cases of the guide's examples, with words and figures of our own, as neutral data.
@Suite struct CSVExampleTests {
    private let flow = "dataflow,TEST:STOCK(2.1.0)"

    private func only(_ text: String, _ structures: Structures? = nil) throws -> CSVNeutral.DataSet
    {
        let message = try CSVNeutral(text, structures)
        #expect(message.faults.isEmpty && message.sets.count == 1)
        return try #require(message.sets.first)
    }

    @Test func `an ordinary row is an observation, and roles are guessed by their place`() throws {
        let set = try only(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,NOTE,UPDATED
            \(flow),I,MT,F,2019-Q2,31.5,A,"about, or so",2022-03-04T05:06:07Z
            \(flow),I,MT,F,2019-Q3,,M,,2022-03-04T05:06:07Z
            """)
        #expect(
            set.ids(.dimension) == ["AREA", "SEX"] && set.ids(.timeDimension) == ["TIME_PERIOD"])
        #expect(set.ids(.measure) == ["OBS_VALUE"])
        #expect(set.ids(.attribute) == ["OBS_STATUS", "NOTE", "UPDATED"])
        #expect(set.rows.map(\.level) == [.dataSet, .observation, .observation])
        #expect(set.rows[1]["NOTE"] == "about, or so" && set.rows[2]["OBS_VALUE"] == nil)
        #expect(set.info.structure?.text == "TEST:STOCK(2.1.0)" && set.info.action == .information)
        #expect(set.info.guesses.count == 2 && set.info.columns.allSatisfy { $0.isGuessed })
    }

    @Test func `components come in any order, some with several values`() throws {
        let set = try only(
            """
            STRUCTURE[;],STRUCTURE_ID,ACTION,OBS_VALUE1,OBS_VALUE2,ATTR_3,ATTR_1[],SEX,AREA,PERIOD
            \(flow),I,1.5,1.6,"a, b",X;Y,F,MT,2019
            """)
        #expect(set.ids(.measure) == ["OBS_VALUE1", "OBS_VALUE2"])
        #expect(set.ids(.dimension) == ["SEX", "AREA", "PERIOD"])
        #expect(set.rows[1].level == .observation)
        #expect(set.rows[1].values["ATTR_1"] == [.text("X"), .text("Y")])
        #expect(set.info.columns[3].isMultiValued && set.info.columns[3].role == .attribute)
    }

    @Test func `keys of series and observations are no components`() throws {
        let set = try only(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,SERIES_KEY,OBS_KEY,AREA,TIME_PERIOD,OBS_VALUE
            \(flow),I,MT,MT.2019,MT,2019,5
            """)
        #expect(set.info.columns.map(\.id) == ["AREA", "TIME_PERIOD", "OBS_VALUE"])
    }

    @Test func `names are taken off, decimal commas become points`() throws {
        let set = try only(
            """
            STRUCTURE[|];STRUCTURE_ID;ACTION;SERIES_KEY;AREA: Zone;TIME_PERIOD: Période;OBS_VALUE: \
            Valeur;NOTE: Remarque;OBS_STATUS: État
            dataflow;TEST:STOCK(2.1.0): Effectifs: à jour;I;MT;MT: Malte: île;2019: 2019;12,25;Nota: \
            voir;A: Normal
            """)
        let row = set.rows[1]
        #expect(row["AREA"] == "MT" && row["TIME_PERIOD"] == "2019" && row["OBS_VALUE"] == "12.25")
        #expect(row["NOTE"] == "Nota: voir" && row["OBS_STATUS"] == "A")
        #expect(set.info.names.best("fr") == "Effectifs: à jour")
        #expect(set.info.columns[0].names.best("fr") == "Zone")
        #expect(set.info.guesses.contains { $0.contains("decimal commas") })
    }

    @Test func `names in columns of their own name the components`() throws {
        let set = try only(
            """
            STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,AREA,Area,TIME_PERIOD,Period,OBS_VALUE,Value
            \(flow),Stocks,I,MT,Malta,2019,2019,5,
            """)
        #expect(set.rows[1].values.count == 3 && set.rows[1]["AREA"] == "MT")
        #expect(set.info.columns.map { $0.names.best("en") } == ["Area", "Period", "Value"])
        #expect(set.info.names.best("en") == "Stocks")
    }

    @Test func `several values may hold quotes and separators in quotes of their own`() throws {
        let set = try only(
            #"""
            STRUCTURE[;],STRUCTURE_ID,ACTION,AREA,OBS_VALUE,A[],B[],C[]
            \#(flow),I,MT,5,"p;""q;r"";""say """"s""""""",;x;,""""""
            """#)
        #expect(
            set.rows[1].values["A"] == [.text("p"), .text("q;r"), .text("say \"s\"")])
        #expect(set.rows[1].values["B"] == [.text(""), .text("x"), .text("")])
        #expect(set.rows[1].values["C"] == [.text("")])
    }

    @Test func `texts in several languages, and several of them`() throws {
        let set = try only(
            #"""
            STRUCTURE[;],STRUCTURE_ID,ACTION,AREA,OBS_VALUE,N[en;fr],M[en;fr;de],K[][en;fr]
            \#(flow),I,MT,5,en:so; and so;fr:ainsi,"""en:1;fr:un"";""en:2;de:zwei""",en:a;fr:b;en:c
            \#(flow),I,MT,5,"en:the ""best"";fr:""le; mieux""",plain,
            """#)
        let first = set.rows[1].values
        #expect(
            first["N"] == [
                .localised(LocalisedText([.init("en", "so; and so"), .init("fr", "ainsi")]))
            ])
        #expect(
            first["M"] == [
                .localised(LocalisedText([.init("en", "1"), .init("fr", "un")])),
                .localised(LocalisedText([.init("en", "2"), .init("de", "zwei")])),
            ])
        #expect(
            first["K"] == [
                .localised(LocalisedText([.init("en", "a"), .init("fr", "b")])),
                .localised(LocalisedText([.init("en", "c")])),
            ])
        #expect(
            set.rows[2].values["N"] == [
                .localised(LocalisedText([.init("en", "the \"best\""), .init("fr", "le; mieux")]))
            ])
        #expect(set.rows[2].values["M"] == [.text("plain")])
        #expect(set.info.columns[2].isMultilingual && !set.info.columns[2].isMultiValued)
    }

    @Test func `each structure and each action begins a data set`() throws {
        let message = try CSVNeutral(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,OBS_VALUE
            dataflow,TEST:A(1.0),A,MT,1
            dataflow,TEST:A(1.0),R,MT,2
            datastructure,TEST:B,R,MT,3
            dataprovision,TEST.X:C(2.0.0),R,MT,4
            dataflow,TEST:A(1.0),A,MT,5
            """)
        #expect(
            message.sets.map { $0.info.structure?.description } == [
                "Dataflow TEST:A(1.0)", "Dataflow TEST:A(1.0)", "DataStructure TEST:B(~)",
                "ProvisionAgreement TEST.X:C(2.0.0)", "Dataflow TEST:A(1.0)",
            ])
        #expect(
            message.sets.map(\.info.action) == [.append, .replace, .replace, .replace, .append])
        #expect(
            message.rows.filter { $0.level == .observation }.map { $0["OBS_VALUE"] } == [
                "1", "2", "3", "4", "5",
            ])
    }

    @Test func `columns of another structure are left empty by an observation`() throws {
        let message = try CSVNeutral(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,D1,D2,D3,MEAS_1,MEAS_2,ATTR_X
            dataflow,TEST:A(1.0),I,a,b,,1,,x
            datastructure,TEST:B(1.0),I,,b,c,,2,
            """)
        #expect(message.rows.map(\.level) == [.dataSet, .observation, .dataSet, .observation])
        #expect(message.rows[3].values.keys.sorted() == ["D2", "D3", "MEAS_2"])
    }

    @Test func `a row without a whole key is about a part of it`() throws {
        let mixed = try only(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,SEX,TIME_PERIOD,OBS_VALUE,ATTR_1,ATTR_2
            \(flow),I,MT,F,2019,1,N,
            \(flow),I,,F,,,,Y
            \(flow),I,~,~,~,,,Z
            """)
        #expect(mixed.rows.map(\.level) == [.dataSet, .observation, .group, .group])
        #expect(mixed.rows[2].values.keys.sorted() == ["ATTR_2", "SEX"])
        #expect(mixed.rows[3].values == ["ATTR_2": [.text("Z")]])
        let parts = try only(
            "STRUCTURE,STRUCTURE_ID,ACTION,SEX,PERIOD,ATTR_1\ndataprovision,T:P(1.0),I,F,2019,N\n")
        #expect(parts.rows.map(\.level) == [.dataSet, .group])
        #expect(parts.info.guesses.contains { $0.contains("parts of the key") })
        let bound = try only(
            "STRUCTURE,STRUCTURE_ID,ACTION,AREA,SEX,TITLE\ndataflow,TEST:DF(1.0),I,MT,F,x\n",
            csvStructures())
        #expect(bound.rows.map(\.level) == [.dataSet, .group] && bound.info.guesses.isEmpty)
    }

    @Test func `attributes of the whole data set stand at its start`() throws {
        let set = try only(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT
            dataflow,TEST:DF(1.0),I,,,,,PS
            dataflow,TEST:DF(1.0),I,MT,F,2019,1,
            """, csvStructures())
        #expect(set.rows.map(\.level) == [.dataSet, .observation])
        #expect(set.rows[0]["UNIT"] == "PS" && set.rows[1]["UNIT"] == nil)
    }

    @Test func `nested metadata attributes keep their places`() throws {
        let set = try only(
            #"""
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,HOW.WAY[en;fr],DESK[],DESK[].MAIL[],DESK[].ROOM
            \#(flow),I,MT,en:A;fr:B,d1;d2;d3,"""a;b"";;""c;d""",1;;3
            """#)
        let row = set.rows[1]
        #expect(row.level == .group && row.values["DESK"]?.count == 3)
        #expect(row.values["DESK.MAIL"] == [.text("a;b"), .text(""), .text("c;d")])
        #expect(row.values["DESK.ROOM"] == [.text("1"), .text(""), .text("3")])
        #expect(row.values["HOW.WAY"]?.first?.text == "A")
    }

    @Test func `markup with quotes and line breaks is a text like others`() throws {
        let set = try only(
            "STRUCTURE,STRUCTURE_ID,ACTION,AREA,OBS_VALUE,NOTE\n"
                + "\(flow),I,MT,1,\"<p>so \"\"said\"\"\r\nthen</p>\"\r\n\(flow),I,CY,2,x")
        #expect(set.rows[1]["NOTE"] == "<p>so \"said\"\r\nthen</p>" && set.rows[2]["NOTE"] == "x")
    }

    @Test func `deletions say what they delete, by dimensions and marks`() throws {
        let set = try only(
            """
            STRUCTURE,STRUCTURE_ID,ACTION,AREA,SEX,TIME_PERIOD,OBS_VALUE,NOTE
            \(flow),D,MT,F,2019,-,
            \(flow),D,,F,,-,
            \(flow),D,MT,,,,-
            \(flow),D,MT,F,2019,,
            \(flow),D,,,,,
            """)
        #expect(set.info.action == .delete)
        #expect(
            set.rows.map(\.level) == [.dataSet, .observation, .group, .group, .observation, .group])
        #expect(set.rows[2].values == ["SEX": [.text("F")], "OBS_VALUE": [.text("-")]])
        #expect(set.rows[5].values.isEmpty)
        let all = try only("STRUCTURE,STRUCTURE_ID,ACTION\ndatastructure,TEST:DSD(1.0.0),D\n")
        #expect(all.rows.map(\.level) == [.dataSet, .group] && all.info.columns.isEmpty)
    }

    @Test func `with its structure nothing is guessed and other columns are marked`() throws {
        let set = try only(
            """
            STRUCTURE[;],STRUCTURE_ID,ACTION,UPDATED,OBS_VALUE,SEX,AREA,TIME_PERIOD,SOURCES[]
            dataflow,TEST:DF(1.0),I,today,1,F,MT,2019,a;b
            """, csvStructures())
        #expect(set.info.guesses.isEmpty && set.ids(.dimension) == ["AREA", "SEX"])
        #expect(set.info.columns.filter(\.isUndeclared).map(\.id) == ["UPDATED"])
        #expect(set.info.columns.first?.keyPosition == 0 && set.rows[1]["UPDATED"] == "today")
        #expect(set.rows[1].values["SOURCES"] == [.text("a"), .text("b")])
    }
}
