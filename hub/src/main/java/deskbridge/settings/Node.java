package deskbridge.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of the settings tree together with where it came from. */
sealed interface Node {
    /** Words for a fault: {@code PORT in .env}, {@code server.port (deskbridge.yaml, line 3)}. */
    String origin();

    /** A single value, as text. */
    record Scalar(String text, String origin) implements Node {}

    /** Values in order. */
    record Listing(List<Node> items, String origin) implements Node {}

    /** Values by name. Mutable only while the tree is put together. */
    record Mapping(Map<String, Node> entries, String origin) implements Node {
        static Mapping empty(String origin) {
            return new Mapping(new LinkedHashMap<>(), origin);
        }
    }
}
