package org.shequ.kit.tabular;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of workbooks, read piece by piece, without entities and without anything from outside the file. */
final class Xml {

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    /** What is read from a part. */
    interface Content<T> {
        T from(XMLStreamReader xml) throws XMLStreamException;
    }

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(in);
    }

    static <T> T read(InputStream in, Content<T> content) throws XMLStreamException {
        var xml = open(in);
        try {
            return content.from(xml);
        } finally {
            xml.close();
        }
    }

    /** Moves to the next beginning of an element; false at the end. */
    static boolean nextElement(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
        }
        return false;
    }

    /** An attribute by its local name, in whatever namespace: {@code r:id} has another one in Strict workbooks. */
    static String attribute(XMLStreamReader xml, String name, String missing) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return missing;
    }

    static boolean truth(@Nullable String value) {
        return "1".equals(value) || "true".equals(value) || "on".equals(value);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }
}
