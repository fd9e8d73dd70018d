"""The schema that the standard has one make of a data structure, and data validated by it.

The official schemas leave open what a structure decides: which attributes of XML a series, group or
observation has and what may stand there. The rules for the schema that says so are those of the
standard's technical notes and of the comments in SDMXDataStructureSpecific.xsd. It restricts the
official types, so that a message is checked by both at once.
"""

import tempfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from schemas import ROOT, xml_document

BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v{}_{}/"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def simple_type(component):
    """Values of one component."""
    base = "xs:string"
    if component["type"] == "Double":
        base = "xs:double"
    elif component["role"] == "timeDimension":
        base = "common:ObservationalTimePeriodType"
    codes = component.get("codes") or []
    codes = "".join(f"<xs:enumeration value={quoteattr(code)}/>" for code in codes)
    return (
        f'<xs:simpleType name="{component["id"]}"><xs:restriction base="{base}">{codes}'
        "</xs:restriction></xs:simpleType>")


def attribute(component, use):
    return f'<xs:attribute name="{component["id"]}" type="{component["id"]}" use="{use}"/>'


def complex_type(name, base, content, attributes):
    return (
        f'<xs:complexType name="{name}"><xs:complexContent><xs:restriction base="ss:{base}">'
        f'<xs:sequence><xs:element ref="common:Annotations" minOccurs="0"/>{content}</xs:sequence>'
        f'{"".join(attributes)}</xs:restriction></xs:complexContent></xs:complexType>')


def element(name, type, least=0):
    return (
        f'<xs:element name="{name}" type="{type}" form="unqualified" minOccurs="{least}"'
        ' maxOccurs="unbounded"/>')


def component_type(component):
    """The element for several values or languages of an attribute, in SDMX 3.0."""
    values = (
        '<xs:complexType><xs:simpleContent><xs:restriction base="common:ValueType"><xs:simpleType>'
        f'<xs:restriction base="{component["id"]}"/></xs:simpleType></xs:restriction>'
        "</xs:simpleContent></xs:complexType>")
    if component["type"] == "Text":
        values = (
            '<xs:complexType><xs:complexContent><xs:restriction base="common:TextValueType">'
            '<xs:sequence><xs:element ref="common:Text" maxOccurs="unbounded"/></xs:sequence>'
            "</xs:restriction></xs:complexContent></xs:complexType>")
    return (
        f'<xs:complexType name="{component["id"]}_ATTRIBUTE"><xs:complexContent>'
        '<xs:restriction base="ss:CompType"><xs:sequence>'
        '<xs:element ref="common:Annotations" minOccurs="0"/><xs:element name="Value"'
        f' form="unqualified" maxOccurs="unbounded">{values}</xs:element></xs:sequence>'
        f'<xs:attribute name="id" type="common:NCNameIDType" use="required" fixed='
        f'"{component["id"]}"/></xs:restriction></xs:complexContent></xs:complexType>')


def schema_text(target, version, components, dimension):
    """The schema for one layout of a structure's data."""
    def of(*roles, at=None, many=False):
        return [
            c for c in components
            if c["role"] in roles and (at is None or c.get("attachment") in at)
            and (version == "30" and (c["isMultiValued"] or c["type"] == "Text")) == many]

    is_flat = dimension == "AllDimensions"
    all_keys = of("dimension", "timeDimension")
    keys = [c for c in all_keys if c["id"] != dimension]
    comp = element("Comp", "ss:CompType") if version == "30" else ""
    required = [attribute(c, "required") for c in keys]
    own = [attribute(c, "required") for c in all_keys if c["id"] == dimension]
    partial = of("attribute", at=["series"])
    low = of("measure") + of("attribute", at=["observation"])
    low += [c for c in partial if dimension in c["attachedTo"]]
    low = [attribute(c, "optional") for c in low]
    middle = [attribute(c, "optional") for c in partial if dimension not in c["attachedTo"]]
    top = [attribute(c, "optional") for c in of("attribute", at=["dataSet"])]
    groups = {c["group"]: c["attachedTo"] for c in components if c.get("group")}
    parts = [simple_type(c) for c in components]
    if version == "30":
        parts += [component_type(c) for c in of("attribute", many=True)]
        partial = all_keys + of("attribute", at=["dataSet", "group", "series"])
        partial = [attribute(c, "optional") for c in partial]
        parts.append(complex_type("AttsType", "AttsType", comp, partial))
    for group, dimensions in groups.items():
        its = [attribute(c, "required") for c in all_keys if c["id"] in dimensions]
        its += [attribute(c, "optional") for c in of("attribute", at=["group"])]
        parts.append(complex_type(group, "GroupType", comp, its))
    if is_flat:
        parts.append(complex_type("ObsType", "ObsType", comp, required + middle + low))
    else:
        parts.append(complex_type("ObsType", "ObsType", comp, own + low))
        parts.append(complex_type(
            "SeriesType", "SeriesType", comp + element("Obs", "ObsType"), required + middle))
    rows = element("Obs", "ObsType") if is_flat else element("Series", "SeriesType")
    content = element("Group", "ss:GroupType") + rows
    if version == "30":
        atts = element("Atts", "AttsType")
        content = f'<xs:choice minOccurs="0" maxOccurs="unbounded">{atts}{content}</xs:choice>'
    # The attributes of XML that a data set has anyway are those of the official type.
    parts.append(complex_type("DataSetType", "DataSetType", content, top))
    base = BASE.format(*version)
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns={quoteattr(target)}'
        f' targetNamespace={quoteattr(target)} xmlns:common="{base}common"'
        f' xmlns:ss="{base}data/structurespecific">'
        f'<xs:import namespace="{base}data/structurespecific"/>'
        f'<xs:import namespace="{base}common"/>{"".join(parts)}</xs:schema>')


def is_generic(path):
    """Whether a message is generic data, which the official schema alone describes."""
    document, _ = xml_document(path)
    return etree.QName(document.getroot()).localname.startswith("Generic")


def data_faults(path, components):
    """What official and made schema together say against a data message, as lines of text."""
    document, version = xml_document(path)
    data_set = next(document.getroot().iter("{*}DataSet"))
    prefix = data_set.get(XSI_TYPE).split(":")[0]
    layout = next(document.getroot().iter("{*}Structure")).get("dimensionAtObservation")
    text = schema_text(data_set.nsmap[prefix], version, components, layout)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.xsd"
        made.write_text(text, encoding="utf-8")
        message = BASE.format(*version) + "message"
        official = ROOT / "xml" / f"sdmx{version}" / "SDMXMessage.xsd"
        whole = etree.fromstring(
            '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
            f'<xs:import namespace="{message}" schemaLocation={quoteattr(str(official))}/>'
            f"<xs:import namespace={quoteattr(data_set.nsmap[prefix])}"
            f" schemaLocation={quoteattr(str(made))}/></xs:schema>")
        checker = etree.XMLSchema(whole)
    checker.validate(document)
    return [f"line {e.line}: {' '.join(e.message.split())}" for e in checker.error_log]
