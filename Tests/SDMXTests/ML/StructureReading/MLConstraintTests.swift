import SDMX
import Testing

@Suite struct MLConstraintTests {
    @Test func `a content constraint of SDMX 2.1 is read with regions, keys and times`() throws {
        let constraint = try MLFixture(
            "2_1",
            """
            <s:Constraints><s:ContentConstraint id="C" agencyID="A" type="Allowed"><c:Name>x</c:Name>
             <s:ConstraintAttachment>\(MLFixture.ref("Dataflow", "F1"))
              \(MLFixture.ref("Dataflow", "F2"))
              <s:QueryableDataSource isRESTDatasource="true" isWebServiceDatasource="false">
               <c:DataURL>http://d</c:DataURL><c:WADLURL>http://w</c:WADLURL>
              </s:QueryableDataSource></s:ConstraintAttachment>
             <s:CubeRegion include="false"><c:KeyValue id="FREQ"><c:Value>A</c:Value>
              <c:Value cascadeValues="true">B</c:Value></c:KeyValue>
              <c:KeyValue id="TIME_PERIOD"><c:TimeRange>
               <c:StartPeriod isInclusive="false">2000</c:StartPeriod>
               <c:EndPeriod>2001</c:EndPeriod></c:TimeRange></c:KeyValue>
              <c:Attribute id="STATUS" include="false"><c:Value>E</c:Value></c:Attribute>
             </s:CubeRegion>
             <s:DataKeySet isIncluded="true"><s:Key><c:KeyValue id="FREQ"><c:Value>M</c:Value>
              </c:KeyValue></s:Key><s:Key/></s:DataKeySet>
             <s:MetadataKeySet isIncluded="false"><s:Key report="R" metadataTarget="T">
              <c:KeyValue id="K"><c:Value>V</c:Value></c:KeyValue></s:Key></s:MetadataKeySet>
             <s:MetadataTargetRegion report="R" metadataTarget="T"/>
             <s:ReleaseCalendar><s:Periodicity>P1M</s:Periodicity><s:Offset>P3D</s:Offset>
              <s:Tolerance>P1D</s:Tolerance></s:ReleaseCalendar>
             <s:ReferencePeriod startTime="2000-01-01T00:00:00" endTime="2001-01-01T00:00:00"/>
            </s:ContentConstraint></s:Constraints>
            """
        ).read().constraints[0]
        #expect(constraint.kind == .data && constraint.role == .allowed)
        #expect(
            constraint.attachments.map(\.description) == [
                "Dataflow A:F1(1.0)", "Dataflow A:F2(1.0)",
            ])
        #expect(constraint.queryableDataSources[0].wadlURL == "http://w")
        #expect(constraint.queryableDataSources[0].isREST)
        let region = constraint.cubeRegions[0]
        #expect(region.isIncluded == false)
        #expect(region.keys[0].values == [.init("A"), .init("B", cascade: .yes)])
        #expect(
            region.keys[1].timeRange
                == TimeRange(start: .init("2000", isInclusive: false), end: .init("2001")))
        #expect(region.components[0].component == "STATUS")
        #expect(region.components[0].isIncluded == false)
        #expect(constraint.keySets.map(\.isIncluded) == [true, false])
        #expect(constraint.keySets.map(\.isMetadata) == [false, true])
        #expect(constraint.keySets[0].keys.map(\.values.count) == [1, 0])
        let metadata = ConstrainedMetadata(report: "R", target: "T")
        #expect(constraint.keySets[1].keys[0].metadata == metadata)
        #expect(constraint.metadataTargetRegions[0].metadata == metadata)
        #expect(
            constraint.releaseCalendar
                == ReleaseCalendar(periodicity: "P1M", offset: "P3D", tolerance: "P1D"))
        #expect(constraint.referenceStart == "2000-01-01T00:00:00")
    }

    @Test func `where SDMX 2.1 says no role its schema says actual`() throws {
        let constraints = try MLFixture(
            "2_1",
            """
            <s:Constraints><s:ContentConstraint id="C" agencyID="A"><c:Name>x</c:Name>
             <s:ConstraintAttachment><s:DataSet>\(MLFixture.ref("DataProvider", "P"))<s:ID>S</s:ID>
             </s:DataSet></s:ConstraintAttachment></s:ContentConstraint>
             <s:AttachmentConstraint id="D" agencyID="A"><c:Name>x</c:Name>
             <s:ConstraintAttachment><s:SimpleDataSource>http://x</s:SimpleDataSource>
             </s:ConstraintAttachment></s:AttachmentConstraint></s:Constraints>
            """
        ).read().constraints
        #expect(constraints.map(\.role) == [.actual, nil])
        #expect(constraints.map(\.kind) == [.data, .attachment])
        #expect(constraints[0].sets.map(\.id) == ["S"])
        #expect(constraints[1].simpleDataSources == ["http://x"])
    }

    @Test func `constraints of SDMX 3.0 have validity everywhere`() throws {
        let constraints = try MLFixture(
            "3_0",
            """
            <s:DataConstraints><s:DataConstraint id="C" agencyID="A" version="1.0.0" role="Actual">
             <c:Name>x</c:Name><s:ConstraintAttachment><s:DataProvider>\
            \(MLFixture.urn("base.DataProvider", "DATA_PROVIDERS")).P</s:DataProvider>
             </s:ConstraintAttachment>
             <s:DataKeySet isIncluded="false"><s:Key validFrom="2001" validTo="2002">
              <s:KeyValue id="K" removePrefix="true"><s:Value>1</s:Value></s:KeyValue>
              <s:Component id="C"><s:Value xml:lang="fr">2</s:Value></s:Component></s:Key>
             </s:DataKeySet>
             <s:CubeRegion><s:KeyValue id="T" validFrom="2003"><s:TimeRange validTo="2004">
              <s:BeforePeriod>2010</s:BeforePeriod></s:TimeRange></s:KeyValue>
              <s:KeyValue id="U"><s:TimeRange><s:AfterPeriod>2011</s:AfterPeriod></s:TimeRange>
              </s:KeyValue><s:KeyValue id="V">
              <s:Value cascadeValues="excluderoot" validFrom="2005">3%</s:Value></s:KeyValue>
             </s:CubeRegion></s:DataConstraint></s:DataConstraints>
            <s:MetadataConstraints>
             <s:MetadataConstraint id="M" agencyID="A" version="1.0.0" role="Allowed">
             <c:Name>x</c:Name><s:ConstraintAttachment><s:MetadataSet>\
            \(MLFixture.urn("metadatastructure.MetadataSet", "S"))</s:MetadataSet>
             </s:ConstraintAttachment>
             <s:MetadataTargetRegion include="true" validFrom="2006"><s:Component id="A.B">
              <s:Value>x</s:Value></s:Component></s:MetadataTargetRegion>
            </s:MetadataConstraint></s:MetadataConstraints>
            """
        ).read().constraints
        #expect(constraints.map(\.kind) == [.data, .metadata])
        #expect(constraints.map(\.role) == [.actual, .allowed])
        #expect(constraints[0].attachments[0].item == ["P"])
        let key = constraints[0].keySets[0].keys[0]
        #expect(key.validFrom == "2001" && key.validTo == "2002")
        #expect(key.values[0].removesPrefix == true && key.components[0].values[0].language == "fr")
        let keys = constraints[0].cubeRegions[0].keys
        #expect(keys[0].validFrom == "2003" && keys[0].timeRange?.validTo == "2004")
        #expect(keys[0].timeRange?.start == nil && keys[0].timeRange?.end == .init("2010"))
        #expect(keys[1].timeRange?.start == .init("2011") && keys[1].timeRange?.end == nil)
        #expect(
            keys[2].values[0].cascade == .excludingRoot && keys[2].values[0].validFrom == "2005")
        #expect(constraints[1].attachments[0].artefactClass == .metadataSet)
        #expect(constraints[1].metadataTargetRegions[0].validFrom == "2006")
        #expect(constraints[1].metadataTargetRegions[0].components[0].component == "A.B")
    }

    @Test func `what is available in SDMX 3.1 needs no id`() throws {
        let constraints = try MLFixture(
            "3_1",
            """
            <s:AvailabilityConstraints><s:AvailabilityConstraint seriesCount="2" obsCount="30">
             <s:ConstraintAttachment><s:Dataflow>\(MLFixture.urn("datastructure.Dataflow", "F"))\
            </s:Dataflow></s:ConstraintAttachment><s:CubeRegion><s:KeyValue id="K">
             <s:Value>1</s:Value></s:KeyValue></s:CubeRegion></s:AvailabilityConstraint>
            </s:AvailabilityConstraints>
            <s:DataConstraints><s:DataConstraint id="C" agencyID="A"><c:Name>x</c:Name>
             </s:DataConstraint></s:DataConstraints>
            """
        ).read().constraints
        #expect(constraints[0].availability == .init(series: 2, observations: 30))
        #expect(constraints.map(\.role) == [.actual, nil])
        #expect(constraints[0].attachments.map(\.id) == ["F"])
        #expect(constraints[0].cubeRegions[0].keys[0].values == [.init("1")])
        #expect(constraints[1].availability == nil)
    }
}
