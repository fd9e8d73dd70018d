import SDMX
import Testing

@Suite struct MLProcessTests {
    @Test(arguments: ["2_1", "3_0"])
    func `a process is read with what goes in and comes out`(_ version: String) throws {
        let isOld = version == "2_1"
        let flow = MLFixture.urn("datastructure.Dataflow", "F")
        let process = try MLFixture(
            version,
            """
            <s:Processes><s:Process id="P" agencyID="A" version="1.0"><c:Name>x</c:Name>
             <s:ProcessStep id="1"><c:Name>x</c:Name>
              <s:Input localID="I"><s:ObjectReference>\(isOld ? "<URN>\(flow)</URN>" : flow)\
            </s:ObjectReference></s:Input>
              <s:Output><s:ObjectReference>\(isOld ? "<URN>\(flow)</URN>" : flow)\
            </s:ObjectReference></s:Output>
              <s:Computation softwarePackage="S" softwareLanguage="L" softwareVersion="1">
               <c:Description>Adds</c:Description></s:Computation>
              <s:Transition id="T" localID="L">
               <s:TargetStep>\(isOld ? "<Ref id=\"1.2\"/>" : "1.2")</s:TargetStep>
               <s:Condition>always</s:Condition><s:Condition xml:lang="de">immer</s:Condition>
              </s:Transition>
              <s:ProcessStep id="2"><c:Name>x</c:Name></s:ProcessStep></s:ProcessStep>
            </s:Process></s:Processes>
            """
        ).read().processes[0]
        let step = process.steps[0]
        #expect(step.inputs[0].localID == "I" && step.inputs[0].object?.id == "F")
        #expect(step.outputs[0].object?.artefactClass == .dataflow)
        #expect(step.computation?.softwareLanguage == "L")
        #expect(step.computation?.descriptions["en"] == "Adds")
        #expect(step.transitions[0].target == "1.2" && step.transitions[0].localID == "L")
        #expect(step.transitions[0].conditions["de"] == "immer" && step.transitions[0].id == "T")
        #expect(step.steps.map(\.id) == ["2"])
    }

    @Test(arguments: ["2_1", "3_0"])
    func `schemes of VTL keep what the standard names`(_ version: String) throws {
        let isOld = version == "2_1"
        func list(_ name: String) -> String { isOld ? name : name.dropLast() + "Schemes" }
        func reference(_ element: String, _ name: String) -> String {
            let urn = MLFixture.urn(name, "X")
            return "<s:\(element)>\(isOld ? "<URN>\(urn)</URN>" : urn)</s:\(element)>"
        }
        func scheme(_ plural: String, _ kind: String, _ content: String) -> String {
            """
            <s:\(list(plural))><s:\(kind)Scheme id="S_\(kind)" agencyID="A" version="1.0"
            \(kind == "VtlMapping" ? "" : "vtlVersion=\"2.0\"")><c:Name>x</c:Name>\(content)
            </s:\(kind)Scheme></s:\(list(plural))>
            """
        }
        let name = "<c:Name>x</c:Name>"
        let structures = try MLFixture(
            version,
            scheme(
                "Transformations", "Transformation",
                """
                <s:Transformation id="T" isPersistent="true">\(name)
                <s:Expression>DS_1 + 1 &lt; 2</s:Expression><s:Result>DS_2</s:Result>
                </s:Transformation>
                \(reference("VtlMappingScheme", "transformation.VtlMappingScheme"))
                \(reference("RulesetScheme", "transformation.RulesetScheme"))
                """)
                + scheme(
                    "VtlMappings", "VtlMapping",
                    """
                    <s:VtlMapping id="M1" alias="DS_1">\(name)
                    \(reference("Dataflow", "datastructure.Dataflow"))
                    <s:ToVtlMapping method="Pivot"><s:ToVtlSubSpace><s:Key>K1</s:Key><s:Key>K2</s:Key>
                    </s:ToVtlSubSpace></s:ToVtlMapping><s:FromVtlMapping/></s:VtlMapping>
                    <s:VtlMapping id="M2" alias="G">\(name)<s:GenericDataflow/></s:VtlMapping>
                    """)
                + scheme(
                    "NamePersonalisations", "NamePersonalisation",
                    """
                    <s:NamePersonalisation id="N" vtlArtefact="Structure">\(name)
                    <s:VtlDefaultName>Me</s:VtlDefaultName><s:PersonalisedName>PM</s:PersonalisedName>
                    </s:NamePersonalisation>
                    """)
                + scheme(
                    "CustomTypes", "CustomType",
                    """
                    <s:CustomType id="C">\(name)<s:VtlScalarType>string</s:VtlScalarType>
                    <s:DataType>String</s:DataType><s:NullValue>null</s:NullValue></s:CustomType>
                    """)
                + scheme(
                    "Rulesets", "Ruleset",
                    """
                    <s:Ruleset id="R" rulesetType="datapoint" rulesetScope="variable">\(name)
                    <s:RulesetDefinition>define</s:RulesetDefinition></s:Ruleset>
                    """)
                + scheme(
                    "UserDefinedOperators", "UserDefinedOperator",
                    """
                    <s:UserDefinedOperator id="U">\(name)
                    <s:OperatorDefinition>op</s:OperatorDefinition></s:UserDefinedOperator>
                    """)
        ).read()
        #expect(
            structures.vtlSchemes.map(\.kind) == [
                .transformation, .vtlMapping, .namePersonalisation, .customType, .ruleset,
                .userDefinedOperator,
            ])
        #expect(
            structures.vtlSchemes.map(\.vtlVersion) == ["2.0", nil, "2.0", "2.0", "2.0", "2.0"])
        #expect(
            structures.vtlSchemes[0].references.map(\.artefactClass) == [
                .vtlMappingScheme, .rulesetScheme,
            ])
        let items = structures.vtlSchemes.map { $0.items[0] }
        #expect(items[0].text("Expression") == "DS_1 + 1 < 2" && items[0].text("Result") == "DS_2")
        #expect(items[0].text("isPersistent") == "true")
        #expect(
            items[1].properties.map(\.name) == [
                "alias", "Dataflow", "ToVtlMapping", "FromVtlMapping",
            ])
        #expect(items[1].properties[2].value == .texts(["K1", "K2"]))
        #expect(items[1].properties[2].method == "Pivot")
        #expect(structures.vtlSchemes[1].items[1].text("GenericDataflow") == "")
        #expect(
            items[2].text("vtlArtefact") == "Structure" && items[2].text("VtlDefaultName") == "Me")
        #expect(items[3].text("DataType") == "String" && items[3].text("NullValue") == "null")
        #expect(items[4].text("rulesetScope") == "variable")
        #expect(items[5].text("OperatorDefinition") == "op")
    }
}
