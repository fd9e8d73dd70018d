"""Compares the XML scanner with libxml2, and the JSON scanner with Python's, on mutated documents.

    compare_xml.py make xml|json COUNT SEED FILE
    compare_xml.py compare xml|json FILE ANSWERS

FILE has documents, each after its length as four bytes, big end first. ANSWERS has a line for each:
`R` and what one likes to say for a refusal, or `A` and the events, with tabs between. XML: `S` and
the name of an element, for each of its attributes `@` and the name and `=` and the value, `E` at an
element's end, `T` and a text. JSON: as JSONEvents.lines has them. Names are `{namespace}name`;
backslashes and control characters are a backslash, their number and `;`.

Ends with 1 if there is a difference that is not among those told below.
"""

import json
import random
import re
import struct
import sys
from collections import Counter

from lxml import etree

SDMX = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"

XML_SEEDS = [
    "<a/>",
    "<a></a>",
    "<?xml version='1.0'?><a/>",
    '<?xml version="1.0" encoding="UTF-8"?>\n<a>text</a>\n',
    '<?xml version="1.0" encoding="utf-8" standalone="yes" ?><a b="c"/>',
    "<?xml version = '1.0'\n encoding = 'ISO-8859-1'?><a>\xe9\xfc</a>",
    '<?xml version="1.0" encoding="windows-1252"?><a b="x">text</a>',
    "<a><b/><c></c><d> </d></a>",
    "<a>one<b>two</b>three<c/>four</a>",
    "<a b='1' c=\"2\" d = '3'\n\te\r\n=\r'4'/>",
    "<a b='&lt;&gt;&amp;&apos;&quot;'>&lt;&gt;&amp;&apos;&quot;</a>",
    "<a b='&#65;&#x41;&#10;&#13;&#9;'>&#65;&#x41;&#13;&#x1F600;</a>",
    "<a b='one\ntwo\r\nthree\rfour\tfive'>one\ntwo\r\nthree\rfour\tfive</a>",
    "<a><!-- a comment - with < & > --><b/><!----></a>",
    "<!-- before --><a/><!-- after -->",
    "<?target data?><a><?b?><?c  d ? e?></a><?f?>",
    "<a><![CDATA[<b>&amp;]] ]>]]></a>",
    "<a>x<![CDATA[]]>y<![CDATA[ z\r\n]]></a>",
    "<a>]] ]> ]</a>",
    '<a xmlns="urn:u"><b/><c xmlns=""><d/></c><e xmlns="urn:v"/></a>',
    '<p:a xmlns:p="urn:u"><p:b p:c="d" e="f"/></p:a>',
    '<a xmlns:p="urn:u" xmlns:q="urn:v"><b p:c="1" q:c="2" c="3"/></a>',
    '<a xmlns:p="urn:u"><b xmlns:p="urn:v"><p:c/></b><p:d/></a>',
    '<a xml:lang="en" xml:space="preserve">text</a>',
    '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:b="c"/>',
    "<a:b xmlns:a='urn:u' xmlns='urn:v' a:c='' d=''><e/><a:f/></a:b>",
    "<été à='ô'>ŷ€\U0001f600</été>",
    "<a.b-c_d:e xmlns:a.b-c_d='urn:u' x·='1'/>",
    "<日本 語='\U00020000'/>",
    "<a b='\ufffd\ue000\ud7ff'>\ufffd\ue000\ud7ff</a>",
    "<a>" * 20 + "</a>" * 20,
    "<a " + " ".join(f"b{i}='{i}'" for i in range(20)) + "/>",
    f"""<mes:Structure xmlns:mes="{SDMX}message" xmlns:str="{SDMX}structure"
 xmlns:com="{SDMX}common"><mes:Header><mes:ID>ID1</mes:ID><mes:Test>false</mes:Test>
</mes:Header><mes:Structures><str:Codelists><str:Codelist id="CL_FREQ" agencyID="SDMX"
 version="2.0"><com:Name xml:lang="en">Frequency &amp; more</com:Name><str:Code id="A"/>
</str:Codelist></str:Codelists></mes:Structures></mes:Structure>""",
    f"""<mes:StructureSpecificData xmlns:mes="{SDMX}message" xmlns:ns1="urn:x:y=A:B(1.0)"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><mes:DataSet xsi:type="ns1:DataSetType">
<Series FREQ="A" REF_AREA="DE"><Obs TIME_PERIOD="2001" OBS_VALUE="1.5" /><Obs TIME_PERIOD="2002"
 OBS_VALUE="NaN"/></Series></mes:DataSet></mes:StructureSpecificData>""",
    f"""<m:GenericData xmlns:m="{SDMX}message" xmlns:g="{SDMX}data/generic"><m:DataSet><g:Series>
<g:SeriesKey><g:Value id="FREQ" value="A"/></g:SeriesKey><g:Obs><g:ObsDimension value="2001"/>
<g:ObsValue value="1"/></g:Obs></g:Series></m:DataSet></m:GenericData>""",
    """<Text xmlns="http://www.w3.org/1999/xhtml"><p class="a">one <b>two</b>, <br/> three</p></Text>""",
    "\ufeff<a>with a mark</a>",
    "<a\t\n\r >x</a\t\n\r >",
    "<_/>",
    "<A1-.:_ xmlns:A1-.='urn:xy'/>",
]

XML_PIECES = [
    "<", ">", "/>", "</", "<a>", "</a>", "<a/>", "<!--", "-->", "--", "<![CDATA[", "]]>", "]]",
    "<?", "?>", "<?a?>", "<?xml version='1.0'?>", "&", "&amp;", "&lt;", "&#10;", "&#x0;", "&#0;",
    "&#xFFFE;", "&#xD800;", "&#x10FFFF;", "&#x110000;", "&#99999999999;", "&b;", "&#;", "&#x;",
    "&;", "&amp", " xmlns='urn:w'", " xmlns:z='urn:w'", " xmlns:z=''", " xmlns=''", " xmlns:xmlns='urn:w'",
    " xmlns:xml='urn:w'", " xmlns:z='http://www.w3.org/2000/xmlns/'", " z:a='1'", " b='1'", " c='2'",
    " xmlns:y='http://www.w3.org/XML/1998/namespace'", " xml:b='1'", ":", "z:", "::", '"', "'",
    "=", " ", "\t", "\n", "\r", "\r\n", "\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\xa0",
    "\ufeff", "\ufffe", "\uffff", "\u0300", "\xb7", "\xd7", "\u2028", "é", "\U000e0000", "0", "-",
    ".", "_", "text", "<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<!", "<!a", "%", "#",
    "<z/>", "<z y='&#10;'>x</z>", "<!-- x -->", "<![CDATA[&x]]>", "<?x y?>",
    "&#x41;", "&#233;", "<e:x xmlns:e='urn:e' e:e=''/>", "\r\n\r", "'\"'", " d='&#13;&lt;'", " f=''",
    " standalone='no'", " encoding='ascii'", " version='1.1'",
]

JSON_SEEDS = [
    "{}", "[]", "0", '""', "true", "false", "null", "-0.5e+10", " [ 1 , 2 ] ", '{"a":{"b":[]}}',
    '{"a":1,"b":[1,2.5,-3e5,null,true,false],"c":"text"}',
    '["\\u00e9\\n\\t\\r\\b\\f\\/\\\\\\"","é€\U0001f600","\\ud83d\\ude00"]',
    '{"meta":{"id":"x","test":false},"data":{"dataSets":[{"series":{"0:0:1":'
    '{"attributes":[null,0],"observations":{"0":[1.5,"a"],"1":[null]}}}}]}}',
    '[[[[[[[[1]]]]]]]]', '{"":""}', '[1e5,1E-5,0.0,10,-0]', "\ufeff{}",
    '{"a":"b","a":"c"}',
]

JSON_PIECES = [
    "{", "}", "[", "]", ",", ":", '"', "\\", "\\u", "\\u00", "\\u0041", "\\ud800", "\\udc00",
    "\\n", "\\x", "0", "1", "-", "+", ".", "e", "E", "00", "01", ".5", "5.", "1e", "NaN",
    "Infinity", "-Infinity", "true", "false", "null", "tru", " ", "\t", "\n", "\r", "\x00", "\x0b",
    "\x1f", "\x7f", "\xa0", "\ufeff", "\u2028", "//", "/**/", "'", '"a":', '"b"', "é", "{}", "[]",
]


def mutate(seed, pieces, rng):
    """A copy with one to three changes: bits, cuts, insertions, swaps."""
    doc = bytearray(seed)
    for _ in range(rng.choice([1, 1, 1, 1, 2, 2, 3])):
        if not doc:
            break
        at = rng.randrange(len(doc))
        kind = rng.randrange(8)
        if kind == 0:
            doc[at] ^= 1 << rng.randrange(8)
        elif kind == 1:
            del doc[at : at + rng.randint(1, 8)]
        elif kind == 2:
            del doc[at:]
        elif kind in (3, 4, 5):
            edges = [0, len(doc)] + [edge.end() for edge in re.finditer(rb"[<>/'\" ,:\[\]{}]", doc)]
            at = rng.choice([at, rng.choice(edges)])
            doc[at:at] = rng.choice(pieces).encode("utf-8", "surrogatepass")
        elif kind == 6:
            tokens = re.findall(rb"[<>/=\"'&;:!?\[\]{},]+|[^<>/=\"'&;:!?\[\]{},]+", bytes(doc))
            if len(tokens) > 1:
                one, two = rng.randrange(len(tokens)), rng.randrange(len(tokens))
                tokens[one], tokens[two] = tokens[two], tokens[one]
                doc = bytearray(b"".join(tokens))
        else:
            doc[at : at + 1] = rng.choice(pieces).encode("utf-8", "surrogatepass")
    return bytes(doc)


def escaped(text):
    return re.sub("[\\\\\x00-\x1f]", lambda m: f"\\{ord(m[0])};", text)


def xml_events(doc):
    """The events as libxml2 finds them; throws what it refuses with."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=False,
        remove_comments=True, remove_pis=True)
    line = ["A"]
    pending = []

    def text(value):
        if value:
            pending.append(value)

    def flush():
        if pending:
            line.append("T" + escaped("".join(pending)))
            pending.clear()

    def walk(node):
        flush()
        line.append("S" + escaped(node.tag))
        for name, value in node.attrib.items():
            line.append("@" + escaped(name))
            line.append("=" + escaped(value))
        text(node.text)
        for child in node:
            walk(child)
            text(child.tail)
        flush()
        line.append("E")

    root = etree.fromstring(doc, parser)
    for fault in parser.error_log:
        # A warning after it makes lxml overlook an error about namespaces.
        if fault.domain_name == "NAMESPACE" and fault.level_name == "ERROR":
            raise ValueError(fault.message)
    walk(root)
    return "\t".join(line)


def json_events(doc):
    def refuse(word):
        raise ValueError(word)

    line = ["A"]

    def walk(value):
        if isinstance(value, list) and value and value[0] is PAIRS:
            line.append("{")
            for name, inner in value[1]:
                line.append("k" + escaped(name))
                walk(inner)
            line.append("}")
        elif isinstance(value, list):
            line.append("[")
            for inner in value:
                walk(inner)
            line.append("]")
        elif isinstance(value, Number):
            line.append("n" + value.text)
        elif isinstance(value, str):
            line.append("s" + escaped(value))
        else:
            line.append({True: "t", False: "f", None: "0"}[value])

    walk(json.loads(
        doc, parse_constant=refuse, object_pairs_hook=lambda pairs: [PAIRS, pairs],
        parse_int=Number, parse_float=Number))
    return "\t".join(line)


PAIRS = object()


class Number:
    def __init__(self, text):
        self.text = text


def told(doc, ours, theirs):
    """Why a difference is meant to be, or None."""
    refusal = "" if ours.startswith("A") else ours.split("\t")[1]
    fault = theirs if theirs.startswith("R") else ""
    if b"<!DOCTYPE" in doc and refusal:
        return "document type declarations are refused"
    if "is not a valid URI" in fault:
        return "libxml2 wants names of namespaces to be URIs; the standard does not"
    if "xml:id" in fault:
        return "libxml2 checks the values of xml:id"
    if re.search(rb"version\s*=\s*['\"]1\.['\"]", doc.replace(b"\0", b"")) and refusal:
        return "libxml2 takes 1. as a version"
    if b"\0" in doc[:2] and "Char 0x0" in fault:
        return "libxml2 does not see UTF-16 that has neither mark nor declaration"
    if "found encoding " in refusal and not fault:
        return "an encoding that is not read here"
    return None


def told_json(doc, ours, theirs):
    refusal = "" if ours.startswith("A") else ours.split("\t")[1]
    if refusal == "nul":
        return "NUL is refused"
    if refusal and "\\0;" in theirs:
        return "the escape of NUL is refused"
    if refusal and re.search("[\ud800-\udfff]", theirs):
        return "the escape of half a character is refused"
    return None


def framed(docs):
    return b"".join(struct.pack(">I", len(doc)) + doc for doc in docs)


def unframed(data):
    at = 0
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 4 + size]
        at += 4 + size


def make(mode, count, seed, path):
    rng = random.Random(seed)
    seeds, pieces = (XML_SEEDS, XML_PIECES) if mode == "xml" else (JSON_SEEDS, JSON_PIECES)
    encoded = [
        seed.encode("iso-8859-1" if "8859-1" in seed else "utf-8", "surrogatepass")
        for seed in seeds]
    if mode == "xml":
        encoded += [seeds[8].encode("utf-16"), seeds[3].replace("UTF-8", "UTF-16").encode("utf-16")]
    docs = encoded + [mutate(rng.choice(encoded), pieces, rng) for _ in range(count)]
    with open(path, "wb") as file:
        file.write(framed(docs))


def compare(mode, path, answers):
    events, reason = (xml_events, told) if mode == "xml" else (json_events, told_json)
    docs = list(unframed(open(path, "rb").read()))
    lines = open(answers, encoding="utf-8", newline="\n").read().split("\n")[:-1]
    assert len(lines) == len(docs), (len(lines), len(docs))
    results = Counter()
    shown = Counter()
    for doc, ours in zip(docs, lines):
        try:
            theirs = events(doc)
        except (etree.XMLSyntaxError, ValueError) as error:
            theirs = "R\t" + str(error)
        if ours[0] == theirs[0] == "R" or ours == theirs:
            results["both refuse" if ours[0] == "R" else "both accept"] += 1
            continue
        why = reason(doc, ours, theirs)
        results[why or "DIFFERENT"] += 1
        if why is None:
            kind = (ours[:30], theirs[:40])
            shown[kind] += 1
            if shown[kind] <= 3:
                print(f"{doc!r}\n  ours   {ours[:300]!r}\n  theirs {theirs[:300]!r}")
    for result, number in results.most_common():
        print(f"{number:8} {result}")
    sys.exit(1 if results["DIFFERENT"] else 0)


if sys.argv[1] == "make":
    make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
else:
    compare(*sys.argv[2:5])
