"""What a PDF says of itself to machines: that it is archivable and accessible, and which files it carries."""

from __future__ import annotations

from typing import Any

# PDF/A-3 for the attachments, level U: every letter can be read as text. PDF/UA-1 is claimed beside it.
VARIANT = "pdf/a-3u"
_END = b"</rdf:RDF>"
# A property outside PDF/A's own list has to be described where it is used (ISO 19005-3 6.6.2.3).
_ACCESSIBLE = b"""\
<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def claim(pdf: Any) -> None:
    """Adds PDF/UA-1 to the metadata of a PDF/A, and names each file that it carries once.

    Args:
        pdf: A `pydyf.PDF` of the variant `VARIANT`, not yet written.
    """
    packet = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet.stream[:] = [b"".join(packet.stream).replace(_END, _ACCESSIBLE + _END, 1)]
    if "AF" in pdf.catalog:
        # WeasyPrint meets each attachment by its name and again as an object.
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))
